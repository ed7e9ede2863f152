import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { HeldSender } from '../../testing/held-sender.js';
import { MemoryOutbox } from '../../testing/memory-outbox.js';
import { outboxRows } from '../../testing/outbox-rows.js';
import { RecordingLogger, RecordingMetrics } from '../../testing/recording.js';
import { OutboxPublisher } from './outbox-publisher.js';
import { Sweeper } from './sweeper.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function given({ brokerReachable = true } = {}) {
  const store = new MemoryOutbox();
  const sender = new HeldSender();
  sender.open = true;
  const metrics = new RecordingMetrics();
  const logger = new RecordingLogger();
  const publisher = new OutboxPublisher({
    store,
    senders: { urgent: sender, relaxed: sender },
    metrics,
    logger,
    memoryBytesMax: 1_000_000,
  });
  const broker = { reachable: brokerReachable };
  const sweeper = new Sweeper({ store, publisher, metrics, logger, brokerReachable: () => broker.reachable });
  return { store, sender, metrics, logger, publisher, sweeper, broker };
}

/** Real turns of the event loop let the work between two timers happen; the timers themselves are moved by hand. */
async function passMs(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await vi.advanceTimersByTimeAsync(50);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the sweeper', () => {
  it('sends rows that nobody is sending, about once a second', async () => {
    const { store, sweeper, sender } = given();
    const rows = outboxRows(3);
    store.waiting.push(...rows);

    sweeper.start();
    await passMs(1300);
    await sweeper.stop();

    expect(sender.requests).toEqual([rows]);
    expect(store.published).toEqual(rows.map(({ id }) => id));
  });

  it('goes on at once while there is more', async () => {
    const { store, sweeper } = given();
    store.waiting.push(...outboxRows(12_000, { bytes: 1 }));

    sweeper.start();
    await passMs(1500);
    await sweeper.stop();

    expect(store.published).toHaveLength(12_000);
  });

  it('does not go round without rest over rows whose topic is missing', async () => {
    const { store, sweeper, sender } = given();
    store.waiting.push(...outboxRows(3));
    sender.result = (record) => ({ record, kind: 'deferred', code: 'UNKNOWN_TOPIC_OR_PARTITION' });

    sweeper.start();
    await passMs(5000);
    await sweeper.stop();

    expect(store.sweeps).toBeLessThanOrEqual(5);
    expect(sender.requests.length).toBeLessThanOrEqual(2);
  });

  it('sweeps only while the broker acknowledges', async () => {
    const { store, sweeper, broker } = given({ brokerReachable: false });
    store.waiting.push(...outboxRows(1));

    sweeper.start();
    await passMs(3000);
    const whileAway = store.sweeps;
    broker.reachable = true;
    await passMs(1300);
    await sweeper.stop();

    expect(whileAway).toBe(0);
    expect(store.published).toHaveLength(1);
  });

  it('does not sweep into a memory that is full', async () => {
    const { store, sweeper, publisher, sender } = given();
    sender.open = false;
    publisher.publish(outboxRows(1, { bytes: 2_000_000 }));
    store.waiting.push(...outboxRows(1));

    sweeper.start();
    await passMs(3000);
    sender.answer();
    await sweeper.stop();

    expect(store.sweeps).toBe(0);
  });

  it('tells how the outbox is, whether the broker is there or not', async () => {
    const { store, sweeper, metrics } = given({ brokerReachable: false });
    store.waiting.push(...outboxRows(4));

    sweeper.start();
    await passMs(1300);
    await sweeper.stop();

    expect(metrics.backlogs).toEqual([{ waiting: 4, parked: 0, oldestMs: 0 }]);
  });

  it('purges once a minute what was published an hour ago', async () => {
    const { store, sweeper } = given();

    sweeper.start();
    await passMs(130_000);
    await sweeper.stop();

    expect(store.purges).toEqual([3_600_000, 3_600_000]);
  });

  it('survives a database that is away, and sweeps when it is back', async () => {
    const { store, sweeper } = given();
    store.waiting.push(...outboxRows(1));
    store.failure = new Error('Connection terminated unexpectedly');

    sweeper.start();
    await passMs(3000);
    store.failure = undefined;
    await passMs(1300);
    await sweeper.stop();

    expect(store.published).toHaveLength(1);
  });

  it('begins no round after it was stopped, also in the middle of one', async () => {
    const { store, sweeper } = given();
    const gate = Promise.withResolvers<void>();
    store.gate = gate.promise;
    store.waiting.push(...outboxRows(1));
    sweeper.start();
    await passMs(1300);

    const stopping = sweeper.stop();
    gate.resolve();
    await passMs(100);
    await stopping;
    store.waiting.push(...outboxRows(1));
    await passMs(3000);

    expect(store.sweeps).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
