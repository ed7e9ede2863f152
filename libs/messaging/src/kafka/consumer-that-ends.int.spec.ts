import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineTopic } from '@todo/event-contracts';
import { eventually, freshName, realBroker } from '@todo/testkit';
import { expect, it, vi } from 'vitest';

import { createTopics } from './admin.js';
import { kafkaClient } from './client.js';
import { GroupConsumer } from './group-consumer.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const produceZstd = fileURLToPath(new URL('../../testing/produce-zstd.mjs', import.meta.url));

it('tells the process to end when kafkajs will not restart the consumer, as at a codec nobody registered', async () => {
  const brokers = await realBroker();
  const kafka = kafkaClient({ brokers }, 'ends-spec', silent);
  const name = freshName('zstd');
  const topic = defineTopic({
    name,
    key: 'userId',
    partitions: 1,
    retention: { days: 1 },
    producers: [],
    consumers: [],
    purpose: '',
  });
  await createTopics(kafka, [topic], 1);
  const onFatal = vi.fn();
  const alert = vi.fn();
  const metrics = new Proxy({ alert } as never, {
    get: (known, field) => Reflect.get(known, field) ?? (() => undefined),
  });
  const sink = {
    deliver: vi.fn(),
    full: false,
    isBlocked: () => false,
    assigned: () => undefined,
    positions: () => [],
    reportLag: () => undefined,
    stop: async () => undefined,
  };
  const consumer = new GroupConsumer({ kafka, group: name, topics: [name], logger: silent, metrics, onFatal });
  consumer.start(sink);
  await eventually(() => expect(consumer.joined).toBe(true));

  execFileSync(process.execPath, [produceZstd, brokers[0]!, name]);

  await eventually(() => expect(onFatal).toHaveBeenCalledOnce());
  expect(alert).toHaveBeenCalledWith('consumer-crashed');
  expect(sink.deliver).not.toHaveBeenCalled();
  await consumer.stop(sink);
});
