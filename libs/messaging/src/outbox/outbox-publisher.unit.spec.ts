import { afterEach, describe, expect, it, vi } from 'vitest';

import { HeldSender } from '../../testing/held-sender.js';
import { MemoryOutbox } from '../../testing/memory-outbox.js';
import { outboxRow, outboxRows } from '../../testing/outbox-rows.js';
import { RecordingLogger, RecordingMetrics } from '../../testing/recording.js';
import { OutboxPublisher } from './outbox-publisher.js';
import { type OutboxRow, weightBytes } from './outgoing-record.js';

afterEach(() => void vi.useRealTimers());

function given({ memoryBytesMax = 1_000_000, open = true } = {}) {
  const store = new MemoryOutbox();
  const urgent = new HeldSender();
  const relaxed = new HeldSender();
  urgent.open = open;
  relaxed.open = open;
  const metrics = new RecordingMetrics();
  const logger = new RecordingLogger();
  const publisher = new OutboxPublisher({ store, senders: { urgent, relaxed }, metrics, logger, memoryBytesMax });
  return { store, urgent, relaxed, metrics, logger, publisher };
}

const idsOf = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id);
const commandRow = (fields: Partial<OutboxRow> = {}) => outboxRow({ topic: 'todo.commands', ...fields });
const bothRequests = (urgent: HeldSender, relaxed: HeldSender) =>
  vi.waitFor(() => expect([urgent.requests.length, relaxed.requests.length]).toEqual([1, 1]));

describe('publishing committed rows from memory', () => {
  it('sends a user’s rows of a topic in the order in which they were handed over', async () => {
    const { publisher, relaxed, store } = given();
    const rows = outboxRows(20);

    for (const row of rows) publisher.publish([row]);
    await publisher.flush(1000);

    expect(idsOf(relaxed.requests.flat())).toEqual(idsOf(rows));
    expect(store.published).toEqual(idsOf(rows));
  });

  it('does not hold up commands and their results by events', async () => {
    const { publisher, urgent, relaxed } = given({ open: false });
    const [event, command, result] = [outboxRow(), commandRow(), outboxRow({ topic: 'todo.command.results' })];

    publisher.publish([event, command, result]);
    await bothRequests(urgent, relaxed);

    expect(urgent.requests).toEqual([[command, result]]);
    expect(relaxed.requests).toEqual([[event]]);
  });

  it('sends a row once although it is handed over again while it is on its way', async () => {
    const { publisher, relaxed } = given({ open: false });
    const [older, newer] = [outboxRow(), outboxRow()];

    publisher.publish([older]);
    publisher.publish([older, newer]);
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(1));

    expect(relaxed.requests.flat()).toEqual([older, newer]);
  });

  it('calls a row in flight until it is marked', async () => {
    const { publisher, store } = given();
    const gate = Promise.withResolvers<void>();
    store.gate = gate.promise;
    const row = outboxRow();

    publisher.publish([row]);
    const before = publisher.isInFlight(row.id);
    gate.resolve();
    await publisher.flush(1000);

    expect([before, publisher.isInFlight(row.id)]).toEqual([true, false]);
  });

  it('counts what the broker acknowledged, by topic', async () => {
    const { publisher, metrics } = given();

    publisher.publish([...outboxRows(3), commandRow()]);
    await publisher.flush(1000);

    expect(metrics.publishedRows).toEqual(
      new Map([
        ['todo.task.events', 3],
        ['todo.commands', 1],
      ]),
    );
  });
});

describe('memory is bounded', () => {
  it('is saturated while rows that are not marked weigh as much as is allowed, and takes none then', async () => {
    const row = outboxRow({ bytes: 1000 });
    const { publisher, relaxed, store } = given({ memoryBytesMax: 2 * weightBytes(row), open: false });

    const taken = [row, outboxRow({ bytes: 1000 }), outboxRow({ bytes: 1000 })].map((each) =>
      publisher.publish([each]),
    );
    const full = publisher.saturated;
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(1));
    relaxed.answer();
    await vi.waitFor(() => expect(store.published).toHaveLength(2));

    expect(taken).toEqual([true, true, false]);
    expect([full, publisher.saturated]).toEqual([true, false]);
  });

  it('is free again after everything ended, however it ended', async () => {
    const { publisher, relaxed } = given({ memoryBytesMax: 3000 });
    const rows = outboxRows(9, { bytes: 1000 });
    relaxed.result = (record) =>
      Number(record.id) % 3 === 0
        ? { record, kind: 'written' }
        : { record, kind: Number(record.id) % 3 === 1 ? 'refused' : 'deferred', code: 'X' };

    publisher.publish(rows);
    await publisher.flush(1000);

    expect(publisher.saturated).toBe(false);
    expect(rows.filter(({ id }) => publisher.isInFlight(id))).toEqual([]);
  });
});

describe('a row that the broker will never take', () => {
  it('is parked with an alert, and its neighbours are published', async () => {
    const { publisher, relaxed, store, metrics } = given();
    const rows = outboxRows(3);
    const offender = rows[1]!;
    relaxed.result = (record) =>
      record === offender ? { record, kind: 'refused', code: 'MESSAGE_TOO_LARGE' } : { record, kind: 'written' };

    publisher.publish(rows);
    await publisher.flush(1000);

    expect(store.parked).toEqual(new Map([[offender.id, 'MESSAGE_TOO_LARGE']]));
    expect(store.published).toEqual([rows[0]!.id, rows[2]!.id]);
    expect(metrics.alerts).toEqual(['outbox-row-parked']);
  });
});

describe('rows of a topic that is missing or forbidden', () => {
  const deferEvents = (record: OutboxRow) =>
    record.topic === 'todo.task.events'
      ? ({ record, kind: 'deferred', code: 'TOPIC_AUTHORIZATION_FAILED' } as const)
      : ({ record, kind: 'written' } as const);

  it('stay in the table with an alert', async () => {
    const { publisher, relaxed, store, metrics } = given();
    const row = outboxRow();
    relaxed.result = deferEvents;

    publisher.publish([row]);
    await publisher.flush(1000);

    expect([store.published, store.parked.size]).toEqual([[], 0]);
    expect(metrics.alerts).toEqual(['topic-unavailable']);
    expect(publisher.isInFlight(row.id)).toBe(false);
  });

  it('do not cost the other topics a producer with every request: they rest for three seconds', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { publisher, relaxed } = given();
    relaxed.result = deferEvents;
    publisher.publish([outboxRow()]);
    await publisher.flush(1000);

    const entries = outboxRows(2, { topic: 'todo.audit.log' });
    publisher.publish([outboxRow(), ...entries]);
    await publisher.flush(1000);
    const unavailable = publisher.unavailableTopics();
    vi.advanceTimersByTime(3001);
    const later = outboxRow();
    publisher.publish([later]);
    await publisher.flush(1000);

    expect(relaxed.requests.slice(1)).toEqual([entries, [later]]);
    expect(unavailable).toEqual(['todo.task.events']);
  });

  it('take with them what waits behind them, so that nothing overtakes', async () => {
    const { publisher, relaxed } = given({ open: false });
    relaxed.result = deferEvents;
    const [first, behind] = [outboxRow(), outboxRow()];
    const entry = outboxRow({ topic: 'todo.audit.log' });

    publisher.publish([first]);
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(1));
    publisher.publish([behind, entry]);
    relaxed.answer();
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(2));

    expect(relaxed.requests[1]).toEqual([entry]);
    expect(publisher.isInFlight(behind.id)).toBe(false);
  });

  it('are one alert, not one a row', async () => {
    const { publisher, relaxed, metrics } = given();
    relaxed.result = deferEvents;

    publisher.publish(outboxRows(100));
    await publisher.flush(1000);

    expect(metrics.alerts).toEqual(['topic-unavailable']);
  });
});

describe('rows that were swept up', () => {
  it('settle when all of them are marked, also those that were on their way already', async () => {
    const { publisher, relaxed, store } = given({ open: false });
    const [own, swept] = [outboxRow(), outboxRow()];
    publisher.publish([own]);
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(1));

    const settled = publisher.publishSwept([own, swept]);
    relaxed.open = true;
    relaxed.answer();

    expect(await settled).toBe(2);
    expect(store.published).toEqual([own.id, swept.id]);
  });

  it('settle when they are parked or deferred, and tell how many left the table', async () => {
    const { publisher, relaxed } = given();
    const rows = outboxRows(6);
    relaxed.result = (record) => {
      const index = rows.indexOf(record);
      return index < 3
        ? { record, kind: 'written' }
        : { record, kind: index === 3 ? 'refused' : 'deferred', code: 'X' };
    };

    expect(await publisher.publishSwept(rows)).toBe(4);
  });

  it('settle at once when none of them can be taken', async () => {
    const { publisher, relaxed } = given();
    relaxed.result = (record) => ({ record, kind: 'deferred', code: 'X' });
    await publisher.publishSwept(outboxRows(1));

    expect(await publisher.publishSwept(outboxRows(3))).toBe(0);
    expect(await publisher.publishSwept([])).toBe(0);
  });

  it('settle when sending is stopped', async () => {
    const { publisher, relaxed } = given({ open: false });

    const settled = publisher.publishSwept(outboxRows(3));
    await vi.waitFor(() => expect(relaxed.requests).toHaveLength(1));
    relaxed.stop();

    expect(await settled).toBe(0);
  });
});

describe('stopping', () => {
  it('flushes what is in memory: sent and marked', async () => {
    const { publisher, store } = given();
    const rows = [...outboxRows(600), commandRow()];

    publisher.publish(rows);
    await publisher.flush(1000);

    expect(store.published.toSorted()).toEqual(idsOf(rows).toSorted());
  });

  it('gives up flushing when its time is over', async () => {
    const { publisher } = given({ open: false });
    publisher.publish(outboxRows(1));

    const started = performance.now();
    await publisher.flush(20);

    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('forgets of one producer that was stopped only its own rows', async () => {
    const { publisher, urgent, relaxed } = given({ open: false });
    const [event, command] = [outboxRow(), commandRow()];
    publisher.publish([event, command]);
    await bothRequests(urgent, relaxed);

    urgent.stop();
    await vi.waitFor(() => expect(publisher.isInFlight(command.id)).toBe(false));

    expect(publisher.isInFlight(event.id)).toBe(true);
  });
});
