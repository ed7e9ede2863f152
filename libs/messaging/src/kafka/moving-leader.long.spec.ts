import { rmSync } from 'node:fs';
import { defineTopic, type Topic } from '@todo/event-contracts';
import { type Broker, startBroker, temporaryFolder } from '@todo/local-stack';
import { recordFigures } from '@todo/testkit';
import type { Kafka } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OutgoingRecord } from '../outbox/outgoing-record.js';
import { createTopics } from './admin.js';
import { kafkaClient } from './client.js';
import { connectProducer } from './producer.js';
import { readTopic } from './read-topic.js';
import { RequestSender } from './request-sender.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const partitions = 12;
/** How often a broker is killed while records are sent, and how long it stays away, in ms. */
const kills = 6;
const awayMs = 4000;

/** Sends one request; resolves with the values that were acknowledged. */
type Send = (records: readonly OutgoingRecord[]) => Promise<void>;

describe('three brokers, one killed again and again while requests span all leaders', () => {
  const dir = temporaryFolder('todo-leader');
  let broker: Broker;
  let kafka: Kafka;

  beforeAll(async () => {
    broker = await startBroker({ dir, brokers: 3 });
    kafka = kafkaClient({ brokers: broker.bootstrap }, 'moving-leader', silent);
  });
  afterAll(async () => {
    await broker.stop();
    rmSync(dir, { recursive: true });
  });

  it('our sender loses nothing that it said was written; stock kafkajs is run beside it for comparison', async () => {
    const [ours, stock] = await Promise.all([topicWithCopies(kafka, 'ours'), topicWithCopies(kafka, 'stock')]);
    const sender = new RequestSender<OutgoingRecord>({
      connect: () => connectProducer(kafka),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onCircuit: () => undefined,
    });
    const producer = kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();

    const killing = killInTurn(broker);
    const [ourAcknowledged, stockAcknowledged] = await Promise.all([
      sendUntil(killing, ours, async (records) => {
        const results = await sender.send(records);
        expect(results.every(({ kind }) => kind === 'written')).toBe(true);
      }),
      sendUntil(killing, stock, async (records) => {
        const messages = records.map(({ partition, value }) => ({ partition, value }));
        await producer.sendBatch({ acks: -1, topicMessages: [{ topic: stock.name, messages }] });
      }),
    ]);

    const lost = async (topic: Topic, acknowledged: readonly string[]) => {
      const found = new Set((await readTopic(kafka, topic.name)).map(({ value }) => String(value)));
      return acknowledged.filter((value) => !found.has(value)).length;
    };
    const ourLoss = await lost(ours, ourAcknowledged);
    const stockLoss = await lost(stock, stockAcknowledged);
    recordFigures('Three brokers, one killed again and again', {
      'brokers killed': kills,
      'acknowledged by our sender': ourAcknowledged.length,
      'of these lost': ourLoss,
      'acknowledged by stock kafkajs': stockAcknowledged.length,
      'of those lost': stockLoss,
    });
    expect(ourAcknowledged.length).toBeGreaterThan(10_000);
    expect(ourLoss).toBe(0);
    await sender.close();
    await producer.disconnect();
  });
});

async function topicWithCopies(kafka: Kafka, name: string): Promise<Topic> {
  const topic = defineTopic({
    name: `leader.${name}`,
    key: 'userId',
    partitions,
    retention: { days: 1 },
    producers: [],
    consumers: [],
    purpose: 'moving leaders',
  });
  await createTopics(kafka, [topic], 3);
  return topic;
}

async function killInTurn(broker: Broker): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const node = broker.nodes[kill % broker.nodes.length]!;
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await node.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await node.start();
  }
}

/** Requests one after another, each spanning every partition, until the killing ends. @returns acknowledged values. */
async function sendUntil(killing: Promise<void>, topic: Topic, send: Send): Promise<string[]> {
  let over = false;
  void killing.finally(() => (over = true));
  const acknowledged: string[] = [];
  for (let n = 0; !over; n += partitions * 10) {
    const records = Array.from({ length: partitions * 10 }, (_, index) => ({
      topic: topic.name,
      partition: index % partitions,
      key: null,
      value: Buffer.from(String(n + index)),
      headers: {},
    }));
    try {
      await send(records);
      acknowledged.push(...records.map(({ value }) => String(value)));
    } catch {
      // Stock kafkajs gives up after its retries: what it did not acknowledge is not counted against it.
    }
  }
  return acknowledged;
}
