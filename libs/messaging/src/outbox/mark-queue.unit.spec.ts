import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { MemoryOutbox } from '../../testing/memory-outbox.js';
import { RecordingLogger } from '../../testing/recording.js';
import { MarkQueue } from './mark-queue.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function given() {
  const store = new MemoryOutbox();
  const logger = new RecordingLogger();
  const marked: string[] = [];
  const marks = new MarkQueue(store, logger, (ids) => ids.forEach((id) => marked.push(id)));
  return { store, logger, marked, marks };
}

describe('rows are marked after acknowledgement in batches', () => {
  it('marks everything that was acknowledged while a statement ran with the next one', async () => {
    const { store, marks, marked } = given();
    const gate = Promise.withResolvers<void>();
    store.gate = gate.promise;

    marks.push(['1']);
    await new Promise((resolve) => setImmediate(resolve));
    for (const id of ['2', '3', '4']) marks.push([id]);
    gate.resolve();
    await marks.idle();

    expect(store.markings).toEqual([['1'], ['2', '3', '4']]);
    expect(marked).toEqual(['1', '2', '3', '4']);
  });

  it('runs no statement for nothing', async () => {
    const { store, marks } = given();

    marks.push([]);
    marks.park('1', 'MESSAGE_TOO_LARGE');
    await marks.idle();

    expect(store.markings).toEqual([]);
    expect(store.parked).toEqual(new Map([['1', 'MESSAGE_TOO_LARGE']]));
  });
});

describe('while the database is away', () => {
  it('keeps what is to be marked and parked, tries again every half second, and loses none of it', async () => {
    const { store, marks, marked, logger } = given();
    store.failure = new Error('Connection terminated unexpectedly');

    marks.push(['1', '2']);
    marks.park('3', 'MESSAGE_TOO_LARGE');
    await vi.advanceTimersByTimeAsync(1100);
    marks.push(['4']);
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(500);
    await marks.idle();

    expect(store.markings).toEqual([['1', '2', '4']]);
    expect(store.parked.has('3')).toBe(true);
    expect(marked.toSorted()).toEqual(['1', '2', '3', '4']);
    expect(logger.lines.every(({ level }) => level === 'warn')).toBe(true);
  });

  it('keeps as many as there may be', async () => {
    const { store, marks } = given();
    const ids = Array.from({ length: 200_000 }, (_, index) => String(index));
    store.failure = new Error('Connection terminated unexpectedly');

    for (let from = 0; from < ids.length; from += 500) marks.push(ids.slice(from, from + 500));
    await vi.advanceTimersByTimeAsync(100);
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(500);
    await marks.idle();

    expect(store.published).toEqual(ids);
  });

  it('does not mark again what was marked before parking failed', async () => {
    const { store, marks, marked } = given();
    const park = store.park.bind(store);
    let failures = 1;
    store.park = async (id, code) => {
      if (failures-- > 0) throw new Error('Connection terminated unexpectedly');
      await park(id, code);
    };

    marks.push(['1', '2']);
    marks.park('3', 'MESSAGE_TOO_LARGE');
    await vi.advanceTimersByTimeAsync(600);
    await marks.idle();

    expect(store.markings).toEqual([['1', '2']]);
    expect(marked).toEqual(['1', '2', '3']);
  });
});
