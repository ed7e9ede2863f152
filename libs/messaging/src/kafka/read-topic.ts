import { randomUUID } from 'node:crypto';

import type { Kafka } from 'kafkajs';

import type { RawRecord } from '../pipeline/raw-record.js';
import { recordOf } from './raw-record-of.js';

/** Reads every record that a topic holds at the moment of the call, by partition and offset. For tools and tests. */
export async function readTopic(kafka: Kafka, topic: string): Promise<RawRecord[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const left = new Map(
    ends.filter(({ low, high }) => Number(high) > Number(low)).map((end) => [end.partition, Number(end.high)]),
  );
  const records: RawRecord[] = [];
  if (left.size === 0) return records;

  const consumer = kafka.consumer({ groupId: `read-${topic}-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const run = consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          const end = left.get(batch.partition) ?? 0;
          for (const message of batch.messages) {
            if (Number(message.offset) < end) records.push(recordOf(topic, batch.partition, message));
          }
          if (Number(batch.lastOffset()) + 1 >= end) left.delete(batch.partition);
          if (left.size === 0) resolve();
        },
      });
      run.catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return records.sort((a, b) => a.partition - b.partition || a.offset - b.offset);
}
