import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { OutboxRow } from '../outbox/outgoing-record.js';
import { BrokerLog, kafkaError } from '../../testing/broker-log.js';
import { outboxRow, outboxRows } from '../../testing/outbox-rows.js';
import { type Producer, RequestSender, type SendResult } from './request-sender.js';

// The circuit breaker looks at the clock; a pause moves it on, so no test waits.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const partitionBytesMax = 10_000;

function given({
  connect,
  stopAfterPauses = Infinity,
}: { connect?: () => Promise<Producer<OutboxRow>>; stopAfterPauses?: number } = {}) {
  const broker = new BrokerLog<OutboxRow>(partitionBytesMax);
  const circuit: string[] = [];
  const pausesMs: number[] = [];
  const sender = new RequestSender<OutboxRow>({
    connect: connect ?? (async () => broker.connect()),
    pause: async (ms) => {
      pausesMs.push(ms);
      if (pausesMs.length > stopAfterPauses) throw new Error('stopped');
      vi.setSystemTime(Date.now() + ms);
    },
    onCircuit: (state) => circuit.push(state),
  });
  return { broker, sender, circuit, pausesMs };
}

const idsOf = (rows: readonly OutboxRow[] = []) => rows.map(({ id }) => id);
const written = (record: OutboxRow): SendResult<OutboxRow> => ({ record, kind: 'written' });
const kindsOf = (results: readonly SendResult<OutboxRow>[]) =>
  new Map(results.map(({ record, kind }) => [record.id, kind]));

describe('the broker log that these tests hold against', () => {
  it('loses an acknowledged batch after a refusal, as kafkajs does, when the producer is used on', async () => {
    const broker = new BrokerLog<OutboxRow>(partitionBytesMax);
    const producer = broker.connect();
    const [first, next] = outboxRows(2, { partition: 1 });

    await expect(producer.sendBatch([outboxRow({ bytes: 20_000 }), first!])).rejects.toThrow('MESSAGE_TOO_LARGE');
    const answer = await producer.sendBatch([next!]);

    expect(answer).toEqual([{ topic: next!.topic, partition: 1 }]);
    expect(idsOf(broker.partitions.get('todo.task.events/1'))).toEqual([first!.id]);
  });

  it('refuses for ever a batch that was changed between two tries', async () => {
    const broker = new BrokerLog<OutboxRow>(partitionBytesMax);
    const producer = broker.connect();
    const [first, added] = outboxRows(2);
    broker.faults.push('answer-lost');

    await expect(producer.sendBatch([first!])).rejects.toThrow('REQUEST_TIMED_OUT');
    await expect(producer.sendBatch([first!, added!])).rejects.toThrow('OUT_OF_ORDER_SEQUENCE_NUMBER');
    await expect(producer.sendBatch([first!, added!])).rejects.toThrow('OUT_OF_ORDER_SEQUENCE_NUMBER');
  });
});

describe('the response must cover every partition sent (trap A)', () => {
  it('sends what an answer does not name again, and says "written" only then', async () => {
    const { broker, sender } = given();
    const rows = [0, 1, 2].flatMap((partition) => outboxRows(2, { partition }));
    broker.faults.push('first-partition-forgotten');

    const results = await sender.send(rows);

    expect(results).toEqual(rows.map(written));
    expect(broker.requests.map(({ records }) => idsOf(records))).toEqual([idsOf(rows), idsOf(rows.slice(0, 2))]);
    expect(idsOf(broker.partitions.get('todo.task.events/0'))).toEqual(idsOf(rows.slice(0, 2)));
  });

  it('goes on until the last partition is named, and writes nothing twice', async () => {
    const { broker, sender } = given();
    const rows = [0, 1, 2, 3].flatMap((partition) => outboxRows(3, { partition }));
    broker.faults.push('first-partition-forgotten', 'answer-lost', 'first-partition-forgotten', 'unreached');

    await sender.send(rows);

    expect(
      [...broker.partitions.values()]
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(idsOf(rows).sort());
  });

  it('pauses between tries while answers name nothing, so that it can be stopped', async () => {
    const nothing: Producer<OutboxRow> = { sendBatch: async () => [], close: async () => undefined };
    const { sender, pausesMs } = given({ connect: async () => nothing, stopAfterPauses: 3 });

    await expect(sender.send(outboxRows(2))).rejects.toThrow('stopped');

    expect(pausesMs).toEqual([50, 100, 200, 400]);
  });
});

describe('a failed batch is retried unchanged while the error is retriable (trap B)', () => {
  it('sends the very same records in the same order by the same producer', async () => {
    const { broker, sender } = given();
    const rows = outboxRows(5);
    broker.faults.push('answer-lost', 'unreached', 'answer-lost');

    const results = await sender.send(rows);

    expect(results).toEqual(rows.map(written));
    expect(broker.requests).toHaveLength(4);
    for (const request of broker.requests) expect(request).toEqual({ producer: 1, records: rows });
  });

  it('writes once what was written when the answer was lost', async () => {
    const { broker, sender } = given();
    const rows = outboxRows(3);
    broker.faults.push('answer-lost', 'answer-lost');

    await sender.send(rows);

    expect(idsOf(broker.partitions.get('todo.task.events/0'))).toEqual(idsOf(rows));
  });

  it('waits longer from try to try, up to a second', async () => {
    const { broker, sender, pausesMs } = given();
    broker.faults.push(...Array.from({ length: 7 }, () => 'unreached' as const));

    await sender.send(outboxRows(1));

    expect(pausesMs.slice(0, 5)).toEqual([50, 100, 200, 400, 800]);
    expect(Math.max(...pausesMs)).toBe(1000);
  });

  it('waits for a broker that is not there when the service starts', async () => {
    const broker = new BrokerLog<OutboxRow>();
    let tries = 0;
    const { sender } = given({
      connect: async () => {
        tries += 1;
        if (tries < 4) throw kafkaError('KafkaJSConnectionError', true);
        return broker.connect();
      },
    });
    const rows = outboxRows(2);

    expect(await sender.send(rows)).toEqual(rows.map(written));
  });
});

describe('after a non-retriable error the producer is discarded (trap M)', () => {
  it('parks the record that is too large, and writes its neighbours of every partition', async () => {
    const { broker, sender } = given();
    const rows = [0, 1, 2].flatMap((partition) => outboxRows(20, { partition }));
    const offender = outboxRow({ partition: 1, bytes: partitionBytesMax + 1 });
    const request = rows.toSpliced(30, 0, offender);

    const results = await sender.send(request);

    expect(results).toHaveLength(request.length);
    expect(kindsOf(results).get(offender.id)).toBe('refused');
    expect(results.filter(({ kind }) => kind === 'refused')).toEqual([
      { record: offender, kind: 'refused', code: 'MESSAGE_TOO_LARGE' },
    ]);
    for (const row of rows) expect(broker.partitions.get(`${row.topic}/${row.partition}`)).toContain(row);
  });

  it('uses no producer again after it was told a final error', async () => {
    const { broker, sender } = given();
    const offender = outboxRow({ bytes: partitionBytesMax + 1 });

    await sender.send([...outboxRows(7, { partition: 1 }), offender]);
    await sender.send(outboxRows(7, { partition: 1 }));

    const refused = broker.requests.filter(({ records }) => records.includes(offender)).map(({ producer }) => producer);
    for (const producer of refused)
      expect(broker.requests.findLast((request) => request.producer === producer)?.records).toContain(offender);
    expect(broker.closed).toEqual(refused);
  });

  it('takes a number of requests that grows with the logarithm of their size', async () => {
    const { broker, sender } = given();
    const rows = Array.from({ length: 512 }, (_, index) => outboxRow({ partition: index % 6 }));
    const offender = outboxRow({ bytes: partitionBytesMax + 1 });

    await sender.send(rows.toSpliced(100, 0, offender));

    expect(broker.requests.length).toBeLessThanOrEqual(2 * 10 + 1);
  });

  it('splits a batch that is too large only as a whole, and refuses none of it', async () => {
    const { broker, sender } = given();
    const rows = outboxRows(500, { bytes: 400 });

    const results = await sender.send(rows);

    expect(results.every(({ kind }) => kind === 'written')).toBe(true);
    expect(idsOf(broker.partitions.get('todo.task.events/0'))).toEqual(idsOf(rows));
  });

  it('sends the same records again by a new producer when only the old one was at fault', async () => {
    const { broker, sender } = given();
    const rows = outboxRows(3);
    broker.faults.push('producer-fenced');

    const results = await sender.send(rows);

    expect(results).toEqual(rows.map(written));
    expect(broker.requests).toEqual([
      { producer: 1, records: rows },
      { producer: 2, records: rows },
    ]);
    expect(broker.closed).toEqual([1]);
  });
});

describe('a topic that is missing or forbidden', () => {
  it('defers its records and lets the others flow', async () => {
    const { broker, sender } = given();
    broker.missingTopics.add('todo.audit.log');
    const events = outboxRows(3);
    const entries = outboxRows(3, { topic: 'todo.audit.log' });
    const results = outboxRows(2, { topic: 'todo.command.results' });

    const answered = await sender.send([events[0]!, ...entries, ...events.slice(1), ...results]);

    const kinds = kindsOf(answered);
    for (const { id } of entries) expect(kinds.get(id)).toBe('deferred');
    for (const { id } of [...events, ...results]) expect(kinds.get(id)).toBe('written');
    expect(idsOf(broker.partitions.get('todo.task.events/0'))).toEqual(idsOf(events));
    expect(idsOf(broker.partitions.get('todo.command.results/0'))).toEqual(idsOf(results));
  });

  it('is tried again with the next request that needs it', async () => {
    const { broker, sender } = given();
    broker.missingTopics.add('todo.task.events');
    const [row] = outboxRows(1);

    const before = await sender.send([row!]);
    broker.missingTopics.clear();
    const after = await sender.send([row!]);

    expect([...before, ...after].map(({ kind }) => kind)).toEqual(['deferred', 'written']);
  });
});

describe('the circuit to the broker', () => {
  it('is open while the broker says nothing, and closed by its answer', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const silence = Promise.withResolvers<void>();
    const row = outboxRow();
    const sendBatch = () => silence.promise.then(() => [row]);
    const { sender, circuit } = given({ connect: async () => ({ sendBatch, close: async () => undefined }) });

    const sending = sender.send([row]);
    await vi.advanceTimersByTimeAsync(1900);
    expect(circuit).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(circuit).toEqual(['open']);

    silence.resolve();
    await sending;
    expect(circuit).toEqual(['open', 'closed']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(circuit).toEqual(['open', 'closed']);
  });

  it('opens after two failures in a row and closes with the first success, telling each once', async () => {
    const { broker, sender, circuit } = given();
    broker.faults.push(...Array.from({ length: 6 }, () => 'unreached' as const));

    await sender.send(outboxRows(1));

    expect(circuit).toEqual(['open', 'closed']);
  });

  it('stays closed over a single failure', async () => {
    const { broker, sender, circuit } = given();
    broker.faults.push('unreached', undefined, 'unreached', undefined);

    await sender.send(outboxRows(1));
    await sender.send(outboxRows(1));

    expect(circuit).toEqual([]);
  });

  it('opens while the broker refuses to let the service in', async () => {
    const refusal = Object.assign(new Error('Authentication failed'), {
      name: 'KafkaJSSASLAuthenticationError',
      retriable: false,
    });
    const { sender, circuit } = given({ connect: async () => Promise.reject(refusal), stopAfterPauses: 5 });

    await expect(sender.send(outboxRows(1))).rejects.toThrow('stopped');

    expect(circuit).toEqual(['open']);
  });

  it('is not opened by records or topics at fault', async () => {
    const { broker, sender, circuit } = given();
    broker.missingTopics.add('todo.audit.log');

    for (let sent = 0; sent < 3; sent += 1) {
      await sender.send([outboxRow({ bytes: partitionBytesMax + 1 }), outboxRow({ topic: 'todo.audit.log' })]);
    }

    expect(circuit).toEqual([]);
  });
});

describe('starting and stopping', () => {
  it('ends with what the pause rejects with when it is stopped while it tries', async () => {
    const { broker, sender } = given({ stopAfterPauses: 2 });
    broker.faults.push(...Array.from({ length: 10 }, () => 'unreached' as const));

    await expect(sender.send(outboxRows(1))).rejects.toThrow('stopped');

    expect(broker.partitions.size).toBe(0);
  });

  it('makes one producer when a request comes while it connects ahead', async () => {
    const broker = new BrokerLog<OutboxRow>();
    let connects = 0;
    const { sender } = given({
      connect: async () => {
        connects += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return broker.connect();
      },
    });

    await Promise.all([sender.connect(), sender.send(outboxRows(1)), sender.connect()]);
    await sender.close();

    expect(connects).toBe(1);
    expect(broker.closed).toEqual([1]);
  });

  it('closes a producer that was still connecting', async () => {
    const broker = new BrokerLog<OutboxRow>();
    const connected = Promise.withResolvers<Producer<OutboxRow>>();
    const { sender } = given({ connect: () => connected.promise });

    const connecting = sender.connect();
    const closing = sender.close();
    connected.resolve(broker.connect());
    await Promise.all([connecting, closing]);

    expect(broker.closed).toEqual([1]);
  });

  it('makes no new producer once it is closed', async () => {
    const { broker, sender } = given({ stopAfterPauses: 0 });
    await sender.send(outboxRows(1));

    await sender.close();
    await expect(sender.send(outboxRows(1))).rejects.toThrow('stopped');

    expect(broker.requests.map(({ producer }) => producer)).toEqual([1]);
  });
});
