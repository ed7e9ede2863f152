import { decode, type Envelope, type MessageDefinition } from '@todo/event-contracts';

import type { Subscription } from '../handler.js';
import type { PartitionQueue } from './partition-queue.js';
import type { RawRecord } from './raw-record.js';

/** What is to be done with a record, decided by its bytes and headers alone. */
export type Reading =
  | { readonly kind: 'handle'; readonly message: Envelope }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'poison'; readonly errorCode: string; readonly reason: string }
  | { readonly kind: 'wait'; readonly reason: string };

/** A record on its way through the pipeline. */
export interface BatchItem<Tx> {
  readonly record: RawRecord;
  readonly queue: PartitionQueue;
  readonly subscription: Subscription<Tx>;
  readonly reading: Reading;
}

/** Headers that a replay from the dead letters carries: only the group and handler that failed take it. */
const replayHeaders = { group: 'dlq-replay-group', handler: 'dlq-replay-handler' } as const;

/**
 * Reads a record for a group. Never throws: whatever a record holds must not end those that read beside it.
 * @param definitions all known kinds of messages.
 */
export function readRecord<Tx>(
  record: RawRecord,
  group: string,
  subscription: Subscription<Tx>,
  definitions: readonly MessageDefinition[],
): Reading {
  const replayGroup = record.headers[replayHeaders.group]?.toString();
  const replayHandler = record.headers[replayHeaders.handler]?.toString();
  const { handler } = subscription;
  const addressed = (replayGroup ?? group) === group && (replayHandler ?? handler.name) === handler.name;
  if (!addressed) return { kind: 'skip', reason: 'replayed for another handler' };
  try {
    return readValue(record, subscription, definitions);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'not an error';
    return { kind: 'poison', errorCode: 'unreadable', reason: `reading it failed: ${reason}` };
  }
}

/** Kinds that the handler does not take are told by their type alone: what else is wrong with them concerns others. */
function readValue<Tx>(
  { key, value }: RawRecord,
  { accepts, topic }: Subscription<Tx>,
  definitions: readonly MessageDefinition[],
): Reading {
  const decoded = decode(value, accepts);
  switch (decoded.kind) {
    case 'message':
      // One user's messages are in order only if all of them have the same key.
      if (topic.key === 'userId' && key?.toString() !== decoded.message.userId) {
        return { kind: 'poison', errorCode: 'foreign-key', reason: "the record's key is not its message's user" };
      }
      return { kind: 'handle', message: decoded.message };
    case 'unknown-type': {
      const known = definitions.some(({ type }) => type === decoded.eventType);
      return { kind: 'skip', reason: known ? 'not a kind this handler takes' : 'unknown type' };
    }
    case 'erased':
      if (topic.retention === 'compacted') return { kind: 'skip', reason: 'erased' };
      return { kind: 'poison', errorCode: 'null-value', reason: 'no value on a topic that has no tombstones' };
    case 'newer-version':
      return { kind: 'wait', reason: `${decoded.eventType} of version ${decoded.version}` };
    case 'bad-bytes':
    case 'wrong-schema':
      return { kind: 'poison', errorCode: decoded.kind, reason: decoded.reason };
    default:
      return decoded satisfies never;
  }
}
