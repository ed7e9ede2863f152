import type { Envelope, MessageDefinition } from '@todo/event-contracts';

import type { OutgoingRecord } from './outbox/outgoing-record.js';

/** One database transaction, and what is to be published when it commits. */
export interface Transaction<Tx> {
  /** The database's own handle of the transaction. */
  readonly tx: Tx;
  /**
   * Serialises with every other transaction that writes for these users, until this one ends. Take it first, for all
   * users at once: it makes the order of commits the order of their messages.
   */
  lockUsers(userIds: readonly string[]): Promise<void>;
  /** Publishes a message, and its audit entry, if and only if the transaction commits. */
  emit<M extends Envelope>(definition: MessageDefinition & { readonly type: M['eventType'] }, message: M): void;
  /** The same for a record that is no message of ours, such as a dead letter. */
  emitRecord(userId: string, record: OutgoingRecord): void;
}

/**
 * Runs work in a transaction. Commits when it resolves, rolls back when it throws, and rejects when the commit did not
 * happen. After the commit everything emitted is on its way to Kafka: from memory, or from the outbox table later.
 */
export type RunInTransaction<Tx> = <T>(work: (transaction: Transaction<Tx>) => Promise<T>) => Promise<T>;
