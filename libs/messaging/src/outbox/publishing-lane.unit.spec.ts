import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { HeldSender } from '../../testing/held-sender.js';
import { outboxRow, outboxRows } from '../../testing/outbox-rows.js';
import { type OutboxRow, weightBytes } from './outgoing-record.js';
import { PublishingLane, requestBounds } from './publishing-lane.js';

function given({ lingerMs = 0, open = false } = {}) {
  const sender = new HeldSender();
  sender.open = open;
  const answered: string[] = [];
  const dropped: string[] = [];
  const lane = new PublishingLane({
    lingerMs,
    send: (rows) => sender.send(rows),
    onSent: (results) => answered.push(...results.map(({ record }) => record.id)),
    onStopped: (rows) => dropped.push(...rows.map(({ id }) => id)),
  });
  const requestOf = (number: number) => vi.waitFor(() => expect(sender.requests).toHaveLength(number));
  return { sender, lane, answered, dropped, requestOf };
}

const idsOf = (rows: readonly OutboxRow[] | undefined) => rows?.map(({ id }) => id);

describe('micro-batches', () => {
  it('makes what arrives while a request is under way the next request', async () => {
    const { sender, lane, requestOf } = given();
    const [first, second, third] = [outboxRows(2), outboxRows(3), outboxRows(1)];

    lane.push(first, 0);
    await requestOf(1);
    lane.push(second, 1);
    lane.push(third, 2);
    sender.answer();
    await requestOf(2);

    expect(sender.requests.map(idsOf)).toEqual([idsOf(first), idsOf([...second, ...third])]);
  });

  it('sends at once what was pushed in one turn of the event loop, together', async () => {
    const { sender, lane } = given({ open: true });
    const rows = outboxRows(5);

    for (const row of rows) lane.push([row], 0);
    await lane.idle();

    expect(sender.requests.map(idsOf)).toEqual([idsOf(rows)]);
  });

  it('waits for company when it may linger', async () => {
    const { sender, lane } = given({ open: true, lingerMs: 5 });
    const [first, second] = [outboxRow(), outboxRow()];

    lane.push([first], 0);
    // Two turns later the request would be under way without the waiting.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    lane.push([second], 1);
    await lane.idle();

    expect(sender.requests.map(idsOf)).toEqual([idsOf([first, second])]);
  });

  it('holds at most 500 rows', async () => {
    const { sender, lane } = given({ open: true });
    const rows = outboxRows(1200);

    lane.push(rows, 0);
    await lane.idle();

    expect(sender.requests.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(idsOf(sender.requests.flat())).toEqual(idsOf(rows));
  });

  it('holds at most 512 kB for one partition, counted with keys and headers', async () => {
    const { sender, lane } = given({ open: true });
    const rows = [0, 1].flatMap((partition) =>
      outboxRows(10, { partition, bytes: 100_000, key: Buffer.alloc(20_000), headers: { note: 'x'.repeat(8000) } }),
    );

    lane.push(rows, 0);
    await lane.idle();

    for (const request of sender.requests) {
      for (const [, ofPartition] of Map.groupBy(request, ({ partition }) => partition)) {
        expect(ofPartition.reduce((sum, row) => sum + weightBytes(row), 0)).toBeLessThanOrEqual(
          requestBounds.partitionBytesMax,
        );
      }
    }
    expect(idsOf(sender.requests.flat())).toEqual(idsOf(rows));
  });

  it('lets a row that is larger than the bound go first in a request of its own partition', async () => {
    const { sender, lane } = given({ open: true });
    const rows = [outboxRow(), outboxRow({ bytes: 600_000 }), outboxRow(), outboxRow({ partition: 1 })];

    lane.push(rows, 0);
    await lane.idle();

    expect(sender.requests.map(idsOf)).toEqual([
      idsOf(rows.slice(0, 1)),
      idsOf(rows.slice(1, 2)),
      idsOf(rows.slice(2)),
    ]);
  });

  it('never reorders and never repeats, whatever arrives when', async () => {
    const pushes = fc.array(
      fc.array(fc.record({ partition: fc.integer({ min: 0, max: 2 }), bytes: fc.constantFrom(10, 200_000, 600_000) }), {
        maxLength: 6,
      }),
      { maxLength: 8 },
    );

    await fc.assert(
      fc.asyncProperty(pushes, async (plan) => {
        const { sender, lane, answered } = given({ open: true });
        const pushed: OutboxRow[] = [];
        for (const shapes of plan) {
          const rows = shapes.map((shape) => outboxRow(shape));
          pushed.push(...rows);
          lane.push(rows, 0);
          await new Promise((resolve) => setImmediate(resolve));
        }
        await lane.idle();

        expect(answered).toEqual(idsOf(pushed));
        expect(sender.requests.every(({ length }) => length > 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a lane whose sender was stopped', () => {
  it('gives back what it held, and only that', async () => {
    const { sender, lane, answered, dropped, requestOf } = given();
    const [first, second, third] = [outboxRows(2), outboxRows(2), outboxRows(2)];

    lane.push(first, 0);
    await requestOf(1);
    sender.answer();
    lane.push(second, 0);
    await requestOf(2);
    lane.push(third, 0);
    sender.stop();
    await lane.idle();

    expect(answered).toEqual(idsOf(first));
    expect(dropped).toEqual(idsOf([...second, ...third]));
  });

  it('still gives back what is pushed afterwards', async () => {
    const { sender, lane, dropped, requestOf } = given();
    const rows = outboxRows(2);

    lane.push(rows.slice(0, 1), 0);
    await requestOf(1);
    sender.stop();
    await lane.idle();
    lane.push(rows.slice(1), 0);
    await requestOf(2);
    sender.stop();
    await lane.idle();

    expect(dropped).toEqual(idsOf(rows));
  });
});
