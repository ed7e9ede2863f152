import { randomUUID } from 'node:crypto';

import { type CommandFailed, commandFailed, topics } from '@todo/event-contracts';
import type { OutboxRow, OutgoingRecord, RunInTransaction } from '@todo/messaging';

import type { SqlClient } from '../src/sql-client.js';

/** A record whose value is the given text. */
export function record(text: string, fields: Partial<OutgoingRecord> = {}): OutgoingRecord {
  return { topic: topics.taskEvents.name, partition: 0, key: null, value: Buffer.from(text), headers: {}, ...fields };
}

/** What a row says; see `record`. */
export const textOf = ({ value }: Pick<OutboxRow, 'value'>): string => String(value);

/** Commits one transaction that emits these texts for a user. */
export const emit = (run: RunInTransaction<SqlClient>, userId: string, ...texts: readonly string[]): Promise<void> =>
  run(async (transaction) => {
    await transaction.lockUsers([userId]);
    for (const text of texts) transaction.emitRecord(userId, record(text));
  });

/** Takes what transactions hand over, and remembers it; nothing is ever sent. */
export class HandedOver {
  readonly rows: OutboxRow[] = [];
  readonly batches: (readonly OutboxRow[])[] = [];
  private readonly inFlight = new Set<string>();
  /** Takes nothing while true, as a publisher whose memory is full. */
  full = false;

  publish = (rows: readonly OutboxRow[]): boolean => {
    if (this.full) return false;
    this.batches.push(rows);
    const fresh = rows.filter(({ id }) => !this.inFlight.has(id));
    this.rows.push(...fresh);
    for (const { id } of fresh) this.inFlight.add(id);
    return true;
  };

  isInFlight = (id: string): boolean => this.inFlight.has(id);

  /** As after acknowledgement and marking. */
  forget(): void {
    this.inFlight.clear();
  }

  get texts(): string[] {
    return this.rows.map(textOf);
  }
}

/** An audited message. */
export function failedCommand(userId: string): CommandFailed {
  const eventId = randomUUID();
  return {
    eventId,
    timestamp: '2026-05-15T15:00:00Z',
    eventType: commandFailed.type,
    source: 'todo-command-service',
    userId,
    payload: { commandId: eventId, code: 'bad-bytes', message: 'It went wrong.' },
    headers: { schemaVersion: 1, correlationId: 'chat-1', causationId: eventId, actor: { type: 'user', id: userId } },
  };
}
