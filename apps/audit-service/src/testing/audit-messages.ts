import { randomUUID } from 'node:crypto';

import { type AuditEntry, type AuditRecorded, auditRecorded, partitionOf, topics } from '@todo/event-contracts';

let count = 0;
const anHourAgoMs = Date.now() - 60 * 60 * 1000;

/** A message of the log, each some ms after the one before; whatever matters to a test is handed in. */
export function aMessage(entry: Partial<AuditEntry> = {}): AuditRecorded {
  count += 1;
  const userId = entry.userId ?? 'ada';
  const payload: AuditEntry = {
    entryId: randomUUID(),
    action: 'task.update',
    userId,
    actor: { type: 'user', id: userId },
    timestamp: new Date(anHourAgoMs + count * 7).toISOString(),
    resourceType: 'task',
    resourceId: randomUUID(),
    beforeState: { title: `Buy bread ${count}`, tags: ['shop'], version: 1 },
    afterState: { title: `Buy oat bread ${count}`, tags: ['shop'], version: 2 },
    correlationId: `chat-${count}`,
    ...entry,
  };
  return {
    eventId: payload.entryId,
    timestamp: payload.timestamp,
    eventType: auditRecorded.type,
    source: 'todo-command-service',
    userId,
    payload,
    headers: {
      schemaVersion: auditRecorded.version,
      correlationId: payload.correlationId,
      causationId: randomUUID(),
      actor: payload.actor,
    },
  };
}

export const someMessages = (number: number, entry: Partial<AuditEntry> = {}): AuditRecorded[] =>
  Array.from({ length: number }, () => aMessage(entry));

/** A user nobody used before whose entries are in this partition of the log. */
export function aUserOf(partition: number): string {
  for (;;) {
    const userId = `user-${randomUUID()}`;
    if (partitionOf(topics.auditLog, userId) === partition) return userId;
  }
}
