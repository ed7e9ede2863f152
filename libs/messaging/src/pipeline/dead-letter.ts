import {
  type AuditRecorded,
  auditRecorded,
  derivedId,
  partitionOf,
  recordHeaders,
  topics,
  userId,
} from '@todo/event-contracts';

import type { OutgoingRecord } from '../outbox/outgoing-record.js';
import type { RawRecord } from './raw-record.js';

/** Why a record went to the dead letters. */
export interface DeathNote {
  readonly group: string;
  readonly handler: string;
  /** A fixed word. */
  readonly errorCode: string;
  /** Names places, never values. */
  readonly reason: string;
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
}

/** Namespace of the ids derived below. */
const deadLetterNamespace = '6f0a6a5e-7c7b-4b0e-9a43-5f0a3f1f6a11';

/** The same record failing in the same group is one dead letter, however often it is read. */
export function deadLetterId({ topic, partition, offset, timestampMs }: RawRecord, group: string): string {
  return derivedId(deadLetterNamespace, `${group}:${topic}:${partition}:${offset}:${timestampMs}`);
}

/** The id of the message in a record by its headers; undefined when that is none: its producer may be anybody. */
export function eventIdOf({ headers }: RawRecord): string | undefined {
  return recordHeaders.shape.ce_id.safeParse(headers['ce_id']?.toString()).data;
}

/** Whose a record is by its key; undefined when the key cannot be a user's. */
export function userIdOf({ key }: RawRecord): string | undefined {
  const text = key?.toString() ?? '';
  const isText = key !== null && Buffer.from(text).equals(key) && !text.includes('\0');
  return isText && userId.safeParse(text).success ? text : undefined;
}

/** The dead letter of a record: its key, value and headers untouched, and what is known of its failure beside them. */
export function deadLetterRecord(record: RawRecord, note: DeathNote): OutgoingRecord {
  const facts = {
    'x-original-topic': record.topic,
    'dlq-topic': record.topic,
    'dlq-partition': String(record.partition),
    'dlq-offset': String(record.offset),
    'dlq-group': note.group,
    'dlq-handler': note.handler,
    'dlq-error-code': note.errorCode,
    'dlq-reason': note.reason,
    'dlq-attempts': String(note.attempts),
    'dlq-first-failed-at': note.firstFailedAt.toISOString(),
    'dlq-last-failed-at': note.lastFailedAt.toISOString(),
  };
  const original = Object.entries(record.headers).map(([name, bytes]) => [name, bytes.toString('latin1')]);
  return {
    topic: topics.deadLetter.name,
    partition: partitionOf(topics.deadLetter, record.key ?? Buffer.alloc(0)),
    key: record.key,
    value: record.value,
    headers: { ...Object.fromEntries(original), ...facts },
  };
}

/** The audit entry of a dead letter. */
export function deadLetterAudit(record: RawRecord, note: DeathNote, owner: string, service: string): AuditRecorded {
  const entryId = derivedId(deadLetterId(record, note.group), 'audit');
  const timestamp = note.lastFailedAt.toISOString();
  const actor = { type: 'service' as const, id: service };
  const correlationId = eventIdOf(record) ?? entryId;
  return {
    eventId: entryId,
    timestamp,
    eventType: auditRecorded.type,
    source: service,
    userId: owner,
    payload: {
      entryId,
      action: 'dead-letter.write',
      userId: owner,
      actor,
      timestamp,
      resourceType: 'dead-letter',
      resourceId: `${record.topic}/${record.partition}/${record.offset}`,
      afterState: { group: note.group, handler: note.handler, errorCode: note.errorCode, attempts: note.attempts },
      correlationId,
    },
    headers: { schemaVersion: auditRecorded.version, correlationId, causationId: correlationId, actor },
  };
}
