import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { tcpProxy } from '../faults/tcp-proxy.js';
import { freePort } from '../free-port.js';
import { temporaryFolder } from '../temporary-folder.js';
import { type Broker, type BrokerOptions, startBroker } from './start-broker.js';

const folder = temporaryFolder('todo-broker');
const started: Broker[] = [];

afterAll(async () => {
  await Promise.all(started.map((broker) => broker.stop()));
  rmSync(folder, { recursive: true });
});

async function start(options: BrokerOptions): Promise<Broker> {
  const broker = await startBroker(options);
  started.push(broker);
  return broker;
}

const client = (bootstrap: readonly string[]) =>
  new Kafka({
    brokers: [...bootstrap],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 250, factor: 0.1, multiplier: 1.5, retries: 100 },
  });

async function createTopic(kafka: Kafka, topic: string, replicationFactor = -1): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor }], waitForLeaders: true });
  await admin.disconnect();
}

async function send(kafka: Kafka, topic: string, ...values: string[]): Promise<void> {
  // Connecting is repeated from here: kafkajs does not when the broker is gone that it asks for a producer's id.
  const producer = await vi.waitFor(() => connectedProducer(kafka), { timeout: 15_000, interval: 100 });
  await producer.send({ topic, acks: -1, messages: values.map((value) => ({ value, timestamp: '1000' })) });
  await producer.disconnect();
}

async function connectedProducer(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({ idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  return producer;
}

/** The first records of a topic, read by a new group. */
async function receive(kafka: Kafka, topic: string, count: number) {
  const consumer = kafka.consumer({ groupId: crypto.randomUUID() });
  const records: { value: string; timestamp: number }[] = [];
  const all = Promise.withResolvers<void>();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      records.push({ value: String(message.value), timestamp: Number(message.timestamp) });
      if (records.length === count) all.resolve();
    },
  });
  await all.promise;
  await consumer.disconnect();

  return records;
}

describe('a single broker', () => {
  const dir = join(folder, 'single');

  it('carries records and stamps them with its own clock', async () => {
    const broker = await start({ dir });
    const kafka = client(broker.bootstrap);
    await createTopic(kafka, 'greetings');

    await send(kafka, 'greetings', 'hello');

    const [record] = await receive(kafka, 'greetings', 1);
    expect(record!.value).toBe('hello');
    expect(record!.timestamp).toBeGreaterThan(Date.now() - 60_000);
  });

  it('keeps what it acknowledged through SIGKILL, and through a stop and another port', async () => {
    const [broker] = started as [Broker];
    await send(client(broker.bootstrap), 'greetings', 'before the crash');
    await broker.nodes[0]!.kill('SIGKILL');
    await broker.nodes[0]!.start();
    await send(client(broker.bootstrap), 'greetings', 'after the crash');
    await broker.stop();

    const successor = await start({ dir });

    const values = (await receive(client(successor.bootstrap), 'greetings', 3)).map(({ value }) => value);
    expect(values).toEqual(['hello', 'before the crash', 'after the crash']);
  });

  it('sends clients through a proxy when told so, and creates no topic by itself', async () => {
    await started.at(-1)!.stop();
    const port = await freePort();
    const proxy = await tcpProxy({ targetPort: port });
    const broker = await start({ dir, port, advertisedPorts: [proxy.port] });
    expect(broker.bootstrap).toEqual([`127.0.0.1:${proxy.port}`]);

    const admin = client([`127.0.0.1:${port}`]).admin();
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    expect(brokers).toEqual([{ nodeId: 1, host: '127.0.0.1', port: proxy.port }]);
    expect(proxy.connections).toBeGreaterThan(0);
    await expect(admin.fetchTopicMetadata({ topics: ['misspelt'] })).rejects.toThrow('does not host this topic');
    await admin.disconnect();
    await proxy.close();
  });

  it('refuses a folder that is in use and a port that is taken', async () => {
    const port = started.at(-1)!.nodes[0]!.port;

    await expect(startBroker({ dir })).rejects.toThrow(`which process ${process.pid} started and still uses`);
    await expect(startBroker({ dir: join(folder, 'other'), port })).rejects.toThrow(
      `Port ${port} for the Kafka broker`,
    );
    await started.at(-1)!.stop();
  });

  it('shows the end of its log when it cannot start', async () => {
    await expect(startBroker({ dir, settings: { 'num.io.threads': 'many' } })).rejects.toThrow(
      /Broker 1 on port \d+ ended while it started.*Invalid value many/s,
    );
  });
});

describe('three brokers', () => {
  it('go on without one of them within seconds, and take it back', async () => {
    const broker = await start({ dir: join(folder, 'three'), brokers: 3 });
    const kafka = client(broker.bootstrap);
    await createTopic(kafka, 'copied');
    await send(kafka, 'copied', 'to three');
    const [first] = broker.nodes;

    await first!.kill('SIGKILL');
    const killedAt = Date.now();
    await send(kafka, 'copied', 'to two');
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    await first!.start();
    await send(kafka, 'copied', 'to three again');

    const values = (await receive(kafka, 'copied', 3)).map(({ value }) => value);
    expect(values).toEqual(['to three', 'to two', 'to three again']);
    await broker.stop();
  });
});
