import type { KafkaMessage } from 'kafkajs';

import type { RawRecord } from '../pipeline/raw-record.js';

/** A record of kafkajs in our shape. */
export function recordOf(topic: string, partition: number, message: KafkaMessage): RawRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key,
    value: message.value,
    headers: headersOf(message.headers),
    timestampMs: Number(message.timestamp),
  };
}

/** kafkajs gives a list for a header that occurs more than once; the first one counts. */
function headersOf(headers: KafkaMessage['headers']): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, Buffer.from(first)]];
    }),
  );
}
