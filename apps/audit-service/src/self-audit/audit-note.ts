import { randomUUID } from 'node:crypto';

import { type AuditFacts, type AuditRecorded, auditRecorded } from '@todo/event-contracts';
import { currentContext, traceparentOf } from '@todo/service-kit';

import { serviceActor } from '../trail/service-actor.js';

/** An entry about the audit itself: who looked, and who was not let in. It takes the way of all others, over the log. */
export function auditNote(userId: string, facts: AuditFacts, now: Date): AuditRecorded {
  const entryId = randomUUID();
  const { correlationId = entryId, trace } = currentContext() ?? {};
  const actor = { type: 'user', id: userId } as const;
  const timestamp = now.toISOString();
  return {
    eventId: entryId,
    timestamp,
    eventType: auditRecorded.type,
    source: serviceActor.id,
    userId,
    payload: { ...facts, entryId, userId, actor, timestamp, correlationId },
    headers: {
      schemaVersion: auditRecorded.version,
      correlationId,
      causationId: correlationId,
      actor,
      ...(trace === undefined ? {} : { traceparent: traceparentOf(trace) }),
    },
  };
}
