import { z } from 'zod';

import type { MessageDefinition } from './define.js';
import type { Envelope } from './envelope.js';
import { auditRecorded } from './events/audit-recorded.js';
import { derivedId } from './identifier.js';
import { type AuditEntry } from './model/audit-entry.js';
import type { Topic } from './topic.js';

/** The Kafka headers of a message, named as CloudEvents does, so that foreign tools can show and filter records. */
export const recordHeaders = z
  .object({
    ce_id: z.uuid().meta({ description: 'eventId' }),
    ce_type: z.string().meta({ description: 'eventType' }),
    ce_source: z.string().meta({ description: 'source' }),
    ce_time: z.string().meta({ description: 'timestamp', format: 'date-time' }),
    traceparent: z.string().optional().meta({ description: 'W3C trace context, when there is one.' }),
  })
  .meta({ id: 'RecordHeaders' });
export type RecordHeaders = z.infer<typeof recordHeaders>;

/** A message as it stands on a topic: bytes, and headers that foreign tools can read. */
export interface EncodedRecord {
  readonly topic: Topic;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The record of a message. Headers are derived from the envelope here and nowhere else. */
export function encode(definition: MessageDefinition, message: Envelope): EncodedRecord {
  const { eventId, eventType, source, timestamp, headers } = message;
  return {
    topic: definition.topic,
    key: keyOf(definition, message),
    value: Buffer.from(jsonOf(message)),
    headers: {
      ce_id: eventId,
      ce_type: eventType,
      ce_source: source,
      ce_time: timestamp,
      ...(headers.traceparent === undefined ? {} : { traceparent: headers.traceparent }),
    },
  };
}

/** The audit entry of a message, itself a message, or null when its definition says that it is not audited. */
export function auditOf(
  definition: MessageDefinition,
  message: Envelope,
): Envelope<'audit.recorded', AuditEntry> | null {
  const facts = definition.auditFacts(message);
  if (facts === null) return null;
  const { eventId, timestamp, userId, headers, source } = message;
  const entryId = derivedId(eventId, 'audit');
  return {
    eventId: entryId,
    timestamp,
    eventType: auditRecorded.type,
    source,
    userId,
    payload: {
      ...facts,
      entryId,
      userId,
      actor: headers.actor,
      timestamp,
      correlationId: headers.correlationId,
    },
    headers: { ...headers, schemaVersion: auditRecorded.version, causationId: eventId },
  };
}

/** A message and, where it is audited, its audit entry: what goes into the outbox together. */
export function recordsOf(definition: MessageDefinition, message: Envelope): EncodedRecord[] {
  const entry = auditOf(definition, message);
  const records = [encode(definition, message)];
  if (entry !== null) records.push(encode(auditRecorded, entry));
  return records;
}

/**
 * A text that was cut in the middle of a character holds half a surrogate pair, which JSON writes as an escape. Readers
 * refuse that, and the rest of the message matters more than the half: it becomes U+FFFD.
 */
function jsonOf(message: Envelope): string {
  const json = JSON.stringify(message);
  if (!json.includes(String.raw`\ud`)) return json;
  return JSON.stringify(message, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}

function keyOf({ topic }: MessageDefinition, { userId, payload }: Envelope): string {
  if (topic.key !== 'chainId') return userId;
  return (payload as { chainId: string }).chainId;
}
