import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PartitionQueue } from './partition-queue.js';
import type { FetchedBatch, RawRecord } from './raw-record.js';

const place = { topic: 't', partition: 0 };
const record = (offset: number, timestampMs = 0): RawRecord => ({
  ...place,
  offset,
  timestampMs,
  key: null,
  value: Buffer.from('x'),
  headers: {},
});

/** A fetch of the records from `from` up to and without `to`. */
function fetched(
  from: number,
  to: number,
  { gaps = [] as number[], highWatermark = to, timestampMs = 0 } = {},
): FetchedBatch {
  const offsets = Array.from({ length: to - from }, (_, index) => from + index).filter(
    (offset) => !gaps.includes(offset),
  );
  return {
    ...place,
    records: offsets.map((offset) => record(offset, timestampMs)),
    fetchedOffset: from,
    nextOffset: to,
    highWatermark,
  };
}

function queueOf(...batches: readonly FetchedBatch[]): PartitionQueue {
  const queue = new PartitionQueue(place, batches[0] ?? fetched(0, 0));
  for (const batch of batches) queue.enqueue(batch);
  return queue;
}

const offsetsOf = (queue: PartitionQueue) => queue.peek(100).map(({ offset }) => offset);

describe('the position of a partition', () => {
  it('is the first offset that is not finished', () => {
    const queue = queueOf(fetched(5, 10));

    const positions = [queue.position];
    for (const offset of [5, 7, 9]) {
      queue.finish(offset);
      positions.push(queue.position);
    }

    expect(positions).toEqual([5, 6, 8, 10]);
  });

  it('passes over offsets that hold no record, as compaction and transactions leave them', () => {
    const queue = queueOf(fetched(0, 10, { gaps: [3, 4, 8, 9] }));

    queue.finish(2);
    const beforeGap = queue.position;
    queue.finish(7);

    expect([beforeGap, queue.position]).toEqual([5, 10]);
  });

  it('moves on past a fetch that held no record at all', () => {
    const queue = queueOf(fetched(0, 4, { gaps: [0, 1, 2, 3] }));

    expect(queue.position).toBe(4);
  });

  it('never moves back and never beyond an unfinished record, whatever arrives and is finished when', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('fetch' as const),
          records: fc.integer({ min: 0, max: 5 }),
          again: fc.integer({ min: 0, max: 4 }),
        }),
        fc.record({ kind: fc.constant('finish' as const), records: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ kind: fc.constant('rejoin' as const) }),
      ),
      { maxLength: 40 },
    );

    fc.assert(
      fc.property(steps, (plan) => {
        const queue = queueOf(fetched(0, 0));
        const finished: number[] = [];
        let read = 0;
        for (const step of plan) {
          const before = queue.position;
          if (step.kind === 'rejoin') {
            // The consumer reads again from what was committed, which may lie behind what is finished by now.
            queue.markRejoined();
            queue.enqueue(fetched(Math.max(0, queue.position - 2), read));
          } else if (step.kind === 'fetch') {
            queue.enqueue(fetched(Math.max(0, read - step.again), read + step.records));
            read += step.records;
          } else {
            const taken = queue.peek(step.records);
            finished.push(...taken.map(({ offset }) => offset));
            if (taken.length > 0) queue.finish(taken.at(-1)!.offset);
          }
          expect(queue.position).toBeGreaterThanOrEqual(before);
          expect(queue.position).toBe(finished.length);
        }
        finished.push(...offsetsOf(queue));

        expect(finished).toEqual(Array.from({ length: read }, (_, index) => index));
      }),
    );
  });
});

describe('a partition that is blocked', () => {
  it('stands at the record it was blocked at and forgets what was read behind it', () => {
    const queue = queueOf(fetched(0, 10));

    queue.finish(3);
    queue.block(record(4));

    expect([queue.blocked, queue.length, queue.position]).toEqual([true, 0, 4]);
  });

  it('takes the same records again after the wait', () => {
    const queue = queueOf(fetched(0, 10));
    queue.block(record(4));

    queue.blocked = false;
    queue.enqueue(fetched(4, 12));

    expect(offsetsOf(queue)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('forgets how often a record failed once it is finished', () => {
    const queue = queueOf(fetched(0, 3));
    queue.failures = { offset: 1, attempts: 2, firstFailedAt: new Date() };

    queue.finish(0);
    const before = queue.failures;
    queue.finish(1);

    expect([before?.attempts, queue.failures]).toEqual([2, undefined]);
  });
});

describe('after the group formed anew', () => {
  it('does not queue records twice', () => {
    const queue = queueOf(fetched(0, 10));
    queue.finish(3);

    queue.markRejoined();
    queue.enqueue(fetched(2, 14));

    expect(offsetsOf(queue)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('adopts the progress of somebody who had the partition in between', () => {
    const queue = queueOf(fetched(0, 10));
    queue.finish(3);

    queue.markRejoined();
    queue.enqueue(fetched(15, 18));

    expect([queue.position, offsetsOf(queue)]).toEqual([15, [15, 16, 17]]);
  });

  it('does not take a batch that was fetched before for somebody else’s progress, which would lose what is queued', () => {
    const queue = queueOf(fetched(0, 10));
    queue.finish(3);

    queue.markRejoined();
    queue.enqueue(fetched(10, 12));

    expect([queue.position, offsetsOf(queue)]).toEqual([4, [4, 5, 6, 7, 8, 9, 10, 11]]);
  });

  it('adopts progress once, not at a later fetch that passes over records which are gone', () => {
    const queue = queueOf(fetched(0, 4));
    queue.markRejoined();

    queue.enqueue(fetched(0, 6));
    queue.enqueue(fetched(9, 11));

    expect([queue.position, offsetsOf(queue)]).toEqual([0, [0, 1, 2, 3, 4, 5, 9, 10]]);
  });
});

describe('the lag', () => {
  it('is nothing at the end of the topic', () => {
    const queue = queueOf(fetched(0, 10));
    queue.finish(9);

    expect(queue.lag(60_000)).toEqual({ records: 0, seconds: 0 });
  });

  it('counts records to the end of the partition, and the age of the next one', () => {
    const queue = queueOf(fetched(0, 10, { highWatermark: 500, timestampMs: 10_000 }));
    queue.finish(3);

    expect(queue.lag(25_000)).toEqual({ records: 496, seconds: 15 });
  });

  it('goes on growing while the partition is blocked', () => {
    const queue = queueOf(fetched(0, 10, { timestampMs: 10_000 }));
    queue.block(record(4, 10_000));

    expect(queue.lag(25_000)).toEqual({ records: 6, seconds: 15 });
  });
});
