import { randomUUID } from 'node:crypto';
import { defineEvent, defineTopic, encode, type Envelope } from '@todo/event-contracts';
import { eventually, freshName, realBroker } from '@todo/testkit';
import type { Kafka } from 'kafkajs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { type BatchHandler, done, subscribe } from '../handler.js';
import { outgoing } from '../outbox/outgoing-record.js';
import { GroupPipeline } from '../pipeline/group-pipeline.js';
import type { RunInTransaction } from '../transaction.js';
import { createTopics, groupLag } from './admin.js';
import { kafkaClient } from './client.js';
import { GroupConsumer } from './group-consumer.js';
import { alertingOffsets } from './offset-alert.js';
import { connectProducer } from './producer.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const metrics = new Proxy({} as never, { get: () => () => undefined });

describe('a consumer group', () => {
  let kafka: Kafka;

  beforeAll(async () => {
    kafka = kafkaClient({ brokers: await realBroker() }, 'group-consumer-spec', silent);
  });

  /** A topic, its group, and members that note what they handled. */
  async function givenGroup() {
    const name = freshName('group');
    const topic = defineTopic({
      name,
      key: 'userId',
      partitions: 4,
      retention: { days: 1 },
      producers: [],
      consumers: [],
      purpose: '',
    });
    const counted = defineEvent({
      type: 'thing.counted',
      version: 1,
      topic,
      payload: z.object({ n: z.int() }),
      audit: { notAudited: 'a test' },
    });
    await createTopics(kafka, [topic], 1);
    const producer = await connectProducer(kafka);
    let produced = 0;
    const produce = async (count: number) => {
      const records = Array.from({ length: count }, () => outgoing(encode(counted, message((produced += 1)))));
      await producer.sendBatch(records);
    };
    const member = (client = kafka) => {
      const handled: number[] = [];
      const handler: BatchHandler<Envelope<'thing.counted', { n: number }>, object> = {
        name: 'count',
        handleMany: async (messages) => messages.map(({ payload }) => (handled.push(payload.n), done)),
      };
      const consumer = new GroupConsumer({
        kafka: client,
        group: name,
        topics: [name],
        logger: silent,
        metrics,
        onFatal: fail,
      });
      const pipeline = new GroupPipeline<object>({
        group: name,
        service: 'spec',
        definitions: [counted],
        subscriptions: [subscribe([counted], handler)],
        source: consumer,
        runInTransaction,
        rememberDeadLetter: async () => true,
        databaseAnswers: async () => true,
        saturated: () => false,
        logger: silent,
        metrics,
      });
      consumer.start(pipeline);
      return { handled, consumer, stop: () => consumer.stop(pipeline) };
    };
    return { name, produce, member, total: () => produced, close: () => producer.close() };
  }

  it('commits on a timer, and once more when it stops: the next member starts behind what was handled', async () => {
    const { name, produce, member, close } = await givenGroup();
    const first = member();
    await produce(100);
    await eventually(() => expect(first.handled).toHaveLength(100));

    await eventually(async () => expect(await groupLag(kafka, name, [name])).toMatchObject([{ records: 0 }]), {
      withinMs: 3000,
    });
    await produce(100);
    await eventually(() => expect(first.handled).toHaveLength(200));
    await first.stop();

    expect(await groupLag(kafka, name, [name])).toMatchObject([{ records: 0 }]);
    const second = member();
    await produce(1);
    await eventually(() => expect(second.handled).toEqual([201]));
    await second.stop();
    await close();
  });

  it('does not rewind when others join and leave under load: nothing is missed and nothing handled again', async () => {
    const { produce, member, total, close } = await givenGroup();
    const stays = member();
    await eventually(() => expect(stays.consumer.joined).toBe(true));
    let loading = true;
    const load = (async () => {
      while (loading) await produce(20);
    })();

    const guests: number[][] = [];
    for (let guest = 0; guest < 2; guest += 1) {
      const comes = member();
      guests.push(comes.handled);
      await eventually(() => expect(comes.handled.length).toBeGreaterThan(0));
      await comes.stop();
    }
    loading = false;
    await load;

    const all = () => [...stays.handled, ...guests.flat()];
    await eventually(() => expect(new Set(all()).size).toBe(total()));
    // What was under way while the group formed anew may come twice, to whom it moved; never to whom it stayed with.
    expect(stays.handled).toHaveLength(new Set(stays.handled).size);
    expect(all().length - total()).toBeLessThan(total() * 0.05);
    await stays.stop();
    await close();
  });

  it('raises an alert when what it was to read next has been deleted, and reads on from what is left', async () => {
    const { name, produce, member, close } = await givenGroup();
    const first = member();
    await produce(40);
    await eventually(() => expect(first.handled).toHaveLength(40));
    await first.stop();
    await produce(40);
    await deleteAllBut(kafka, name, 20);

    const alert = vi.fn();
    const watching = kafkaClient({ brokers: await realBroker() }, 'offset-alert', alertingOffsets(silent, { alert }));
    const second = member(watching);

    await eventually(() => expect(second.handled.length).toBeGreaterThan(0));
    expect(alert).toHaveBeenCalledWith('offset-out-of-range');
    await second.stop();
    await close();
  });
});

/** Deletes the records of every partition but the last of them, as retention would. */
async function deleteAllBut(kafka: Kafka, topic: string, kept: number): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  const partitions = ends.map(({ partition, high }) => ({
    partition,
    offset: String(Math.max(0, Number(high) - kept / ends.length)),
  }));
  await admin.deleteTopicRecords({ topic, partitions });
  await admin.disconnect();
}

const runInTransaction: RunInTransaction<object> = (work) =>
  work({ tx: {}, lockUsers: async () => undefined, emit: () => undefined, emitRecord: () => undefined });

function message(n: number): Envelope<'thing.counted', { n: number }> {
  const id = randomUUID();
  return {
    eventId: id,
    timestamp: new Date().toISOString(),
    eventType: 'thing.counted',
    source: 'spec',
    userId: `user-${n % 50}`,
    payload: { n },
    headers: { schemaVersion: 1, correlationId: id, causationId: id, actor: { type: 'user', id: 'user' } },
  };
}

function fail(error: Error): never {
  throw error;
}
