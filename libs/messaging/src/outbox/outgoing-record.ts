import { type EncodedRecord, partitionOf } from '@todo/event-contracts';

/** A record on its way to a topic: bytes only. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  /** null is a tombstone. */
  readonly value: Buffer | null;
  /** Header values are bytes, written one byte a character (latin1), so that foreign headers survive untouched. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A record that the outbox table holds. */
export interface OutboxRow extends OutgoingRecord {
  /** Counts up within one user in the order of commits. */
  readonly id: string;
  readonly userId: string;
}

/** What a record weighs in a request, in bytes; the constant covers lengths and offsets. */
export function weightBytes({ key, value, headers }: OutgoingRecord): number {
  let bytes = 100 + (key?.length ?? 0) + (value?.length ?? 0);
  for (const [name, text] of Object.entries(headers)) bytes += name.length + text.length + 10;
  return bytes;
}

/** Chooses the partition of an encoded message: kafkajs never does, so that its answer can be held against what was sent. */
export function outgoing({ topic, key, value, headers }: EncodedRecord): OutgoingRecord {
  return { topic: topic.name, partition: partitionOf(topic, key), key: Buffer.from(key), value, headers };
}
