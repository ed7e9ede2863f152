import { CompressionTypes, type Kafka } from 'kafkajs';

import { type OutgoingRecord, weightBytes } from '../outbox/outgoing-record.js';
import { briefRetry } from './client.js';
import type { Producer, WrittenPartition } from './request-sender.js';
import { within } from './within.js';

/** Requests above this many bytes are compressed; below it the work costs more than it saves. */
const compressAboveBytes = 16_384;

/** Longest wait for a producer to say goodbye, in ms: kafkajs may hang in an outage. */
const closeMs = 2000;

/** A connected idempotent producer of kafkajs. @throws when the broker does not answer within about a second. */
export async function connectProducer(kafka: Kafka): Promise<Producer<OutgoingRecord>> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: briefRetry,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
  try {
    await producer.connect();
  } catch (error) {
    // Or every try would leave a connection behind.
    await within(closeMs, producer.disconnect());
    throw error;
  }
  return {
    sendBatch: async (records): Promise<WrittenPartition[]> => {
      const bytes = records.reduce((sum, record) => sum + weightBytes(record), 0);
      const answers = await producer.sendBatch({
        acks: -1,
        compression: bytes > compressAboveBytes ? CompressionTypes.GZIP : CompressionTypes.None,
        topicMessages: topicMessages(records),
      });
      return answers.map(({ topicName, partition }) => ({ topic: topicName, partition }));
    },
    close: () => within(closeMs, producer.disconnect()),
  };
}

function topicMessages(records: readonly OutgoingRecord[]) {
  return [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ partition, key, value, headers }) => ({
      partition,
      key,
      value,
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text, 'latin1')])),
    })),
  }));
}
