import { decode, type Envelope, type Topic } from '@todo/event-contracts';
import { type RawRecord, readTopic } from '@todo/messaging';

import type { Stack } from './stack.js';

/** Every message a topic holds now, in order of each partition; fails on a record that is none. */
export async function messagesOf(stack: Stack, topic: Topic): Promise<Envelope[]> {
  const records = await recordsOf(stack, topic);
  return records.map(({ value, offset, partition }) => {
    const decoded = decode(value);
    if (decoded.kind !== 'message')
      throw new Error(`${topic.name}/${partition}/${offset} is no message: ${decoded.kind}`);
    return decoded.message;
  });
}

/** Every record a topic holds now. */
export function recordsOf(stack: Stack, topic: Topic): Promise<RawRecord[]> {
  return readTopic(stack.kafka('e2e-reader'), topic.name);
}
