import { rmSync } from 'node:fs';
import { allTopics, topics } from '@todo/event-contracts';
import { type Broker, freePort, startBroker, tcpProxy, type TcpProxy, temporaryFolder } from '@todo/local-stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OutgoingRecord } from '../outbox/outgoing-record.js';
import { createTopics } from './admin.js';
import { kafkaClient } from './client.js';
import { connectProducer } from './producer.js';
import { readTopic } from './read-topic.js';
import { RequestSender } from './request-sender.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const topic = topics.taskEvents;

describe('a broker whose acknowledgements get lost on the way', () => {
  const dir = temporaryFolder('todo-acks');
  let broker: Broker;
  let proxy: TcpProxy;

  beforeAll(async () => {
    const [port, advertised] = [await freePort(), await freePort()];
    broker = await startBroker({ dir, port, advertisedPorts: [advertised] });
    proxy = await tcpProxy({ targetPort: port, port: advertised });
  });
  afterAll(async () => {
    proxy.heal();
    await broker.stop();
    await proxy.close();
    rmSync(dir, { recursive: true });
  });

  it('holds every record exactly once and in order, since a request is repeated unchanged', async () => {
    const kafka = kafkaClient({ brokers: [`127.0.0.1:${proxy.port}`] }, 'lost-acks', silent);
    await createTopics(kafka, allTopics, 1);
    const sender = new RequestSender<OutgoingRecord>({
      connect: () => connectProducer(kafka),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onCircuit: () => undefined,
    });
    const sent: string[] = [];
    const send = async (requests: number) => {
      for (let request = 0; request < requests; request += 1) {
        const records = Array.from({ length: 60 }, (_, n) => record(sent.length + n));
        sent.push(...records.map(({ value }) => String(value)));
        const results = await sender.send(records);
        expect(results.every(({ kind }) => kind === 'written')).toBe(true);
      }
    };

    await send(20);
    for (let fault = 0; fault < 3; fault += 1) {
      proxy.dropToClient();
      const unacknowledged = send(20);
      await new Promise((resolve) => setTimeout(resolve, 300));
      proxy.heal();
      proxy.reset();
      await unacknowledged;
    }

    const found = await readTopic(kafka, topic.name);
    expect(found).toHaveLength(sent.length);
    for (let partition = 0; partition < topic.partitions; partition += 1) {
      const ofPartition = found.filter((one) => one.partition === partition).map(({ value }) => String(value));
      expect(ofPartition).toEqual(sent.filter((value) => Number(value) % topic.partitions === partition));
    }
    await sender.close();
  });
});

function record(n: number): OutgoingRecord {
  return { topic: topic.name, partition: n % topic.partitions, key: null, value: Buffer.from(String(n)), headers: {} };
}
