import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { OutboxRow } from '../outbox/outgoing-record.js';
import { BrokerLog, type RequestFault } from '../../testing/broker-log.js';
import { outboxRow } from '../../testing/outbox-rows.js';
import { RequestSender, type SendResult } from './request-sender.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const partitionBytesMax = 2000;
const passing: RequestFault[] = ['unreached', 'answer-lost', 'first-partition-forgotten'];
const requests = fc.array(
  fc.array(fc.record({ partition: fc.integer({ min: 0, max: 3 }), bytes: fc.constantFrom(10, 500, 3000) }), {
    minLength: 1,
    maxLength: 12,
  }),
  { minLength: 1, maxLength: 4 },
);
const faults = (kinds: readonly RequestFault[]) =>
  fc.array(fc.option(fc.constantFrom(...kinds), { nil: undefined }), { maxLength: 12 });

async function sendAll(
  broker: BrokerLog<OutboxRow>,
  rows: readonly (readonly OutboxRow[])[],
): Promise<SendResult<OutboxRow>[]> {
  const sender = new RequestSender<OutboxRow>({
    connect: async () => broker.connect(),
    pause: async (ms) => void vi.setSystemTime(Date.now() + ms),
    onCircuit: () => undefined,
  });
  const results: SendResult<OutboxRow>[] = [];
  for (const request of rows) results.push(...(await sender.send(request)));
  return results;
}

it('loses nothing it calls written, answers for every record once, and keeps the order of a partition, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(requests, faults([...passing, 'producer-fenced']), async (shapes, failing) => {
      const broker = new BrokerLog<OutboxRow>(partitionBytesMax);
      broker.faults.push(...failing);
      const rows = shapes.map((request) => request.map((shape) => outboxRow(shape)));

      const results = await sendAll(broker, rows);

      expect(results.map(({ record }) => record.id).sort()).toEqual(
        rows
          .flat()
          .map(({ id }) => id)
          .sort(),
      );
      for (const partition of [0, 1, 2, 3]) {
        const sent = rows.flat().filter((row) => row.partition === partition);
        const fitting = sent.filter(({ value }) => value!.length < partitionBytesMax);
        // A record may be written twice when a producer was discarded; where it came first is what consumers see.
        const log = new Set(broker.partitions.get(`todo.task.events/${partition}`) ?? []);
        expect([...log].map(({ id }) => id)).toEqual(fitting.map(({ id }) => id));
      }
    }),
    { numRuns: 300 },
  );
});

it('writes every record exactly once while failures are of the passing kind', async () => {
  await fc.assert(
    fc.asyncProperty(requests, faults(passing), async (shapes, failing) => {
      const broker = new BrokerLog<OutboxRow>();
      broker.faults.push(...failing);
      const rows = shapes.map((request) => request.map((shape) => outboxRow(shape)));

      await sendAll(broker, rows);

      const log = [...broker.partitions.values()].flat().map(({ id }) => id);
      expect(log.sort()).toEqual(
        rows
          .flat()
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 300 },
  );
});
