import { auditRecorded, type Envelope } from '@todo/event-contracts';

import type { RunInTransaction } from '../transaction.js';
import type { BatchItem } from './batch-item.js';
import { deadLetterAudit, deadLetterId, deadLetterRecord, type DeathNote, eventIdOf, userIdOf } from './dead-letter.js';

export interface BurialOptions<Tx> {
  readonly service: string;
  readonly runInTransaction: RunInTransaction<Tx>;
  /** Remembers a dead letter. @returns false when it was remembered before. */
  rememberDeadLetter(tx: Tx, group: string, id: string, userId: string): Promise<boolean>;
}

/** Whose outbox rows a dead letter is among when its key says nothing. */
const nobody = 'unknown';

/**
 * Writes a record to the dead letters with its audit entry, and lets the handler tell who waits for it: one transaction.
 * @returns false when it was written before.
 */
export function bury<Tx>(item: BatchItem<Tx>, note: DeathNote, options: BurialOptions<Tx>): Promise<boolean> {
  const { record, reading, subscription } = item;
  const { group, errorCode } = note;
  const userId = userIdOf(record);
  const owner = userId ?? nobody;
  return options.runInTransaction(async (transaction) => {
    await transaction.lockUsers([owner]);
    const isNew = await options.rememberDeadLetter(transaction.tx, group, deadLetterId(record, group), owner);
    if (!isNew) return false;
    transaction.emitRecord(owner, deadLetterRecord(record, note));
    transaction.emit(auditRecorded, deadLetterAudit(record, note, owner, options.service));
    const message: Envelope | undefined = reading.kind === 'handle' ? reading.message : undefined;
    const eventId = message?.eventId ?? eventIdOf(record);
    await subscription.handler.afterDeadLetter?.({ eventId, userId, message, errorCode }, { ...transaction, group });
    return true;
  });
}
