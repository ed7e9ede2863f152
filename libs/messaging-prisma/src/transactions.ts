import { recordsOf } from '@todo/event-contracts';
import {
  classify,
  outgoing,
  type OutboxPublisher,
  type OutboxRow,
  type RunInTransaction,
  type Transaction,
  TransientError,
} from '@todo/messaging';

import { appendToOutbox, lockUsers, type UserRecord } from './outbox-append.js';
import type { PooledSqlClient, SqlClient, SqlPool } from './sql-client.js';

/** Transactions over a pool whose emitted messages go into the outbox and, once committed, to the publisher. */
export function transactions(
  pool: SqlPool,
  publisher: Pick<OutboxPublisher, 'publish' | 'isInFlight'>,
): RunInTransaction<SqlClient> {
  return async (work) => {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      // Whatever the server's default is: behind the users' lock, statements must see what others have committed.
      const begun = client.query('begin isolation level read committed');
      const transaction = new PgTransaction(client, begun);
      const [result] = await Promise.all([work(transaction.handle()), begun]);
      const rows = await transaction.append(publisher.isInFlight);
      await commit(client);
      if (rows.length > 0) publisher.publish(rows);
      return result;
    } catch (error) {
      failure = await end(client, error);
      throw error;
    } finally {
      client.release(failure);
    }
  };
}

/**
 * PostgreSQL answers the commit of a transaction that has failed with ROLLBACK, and without an error: somebody caught
 * the error of a statement and went on.
 */
async function commit(client: PooledSqlClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new TransientError('commit-refused', 'the transaction was rolled back at its commit');
}

/** @returns the error that makes the connection unusable, if any. */
async function end(client: PooledSqlClient, error: unknown): Promise<Error | undefined> {
  // What happened to the connection would happen to the rollback too, after another wait for an answer.
  if (classify(error).failure === 'infrastructure')
    return error instanceof Error ? error : new Error('connection lost');
  try {
    await client.query('rollback');
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure : new Error('rollback failed');
  }
}

class PgTransaction {
  private readonly locked = new Set<string>();
  private readonly emitted: UserRecord[] = [];

  constructor(
    private readonly client: SqlClient,
    private readonly begun: Promise<unknown>,
  ) {}

  /** Nothing is written before the transaction is known to have begun: it would be committed by itself. */
  private readonly tx: SqlClient = {
    query: async (text, values) => {
      await this.begun;
      return this.client.query(text, values);
    },
  };

  handle(): Transaction<SqlClient> {
    return {
      tx: this.tx,
      lockUsers: (userIds) => this.lock(userIds),
      emit: (definition, message) => {
        for (const encoded of recordsOf(definition, message)) this.emitRecord(message.userId, outgoing(encoded));
      },
      emitRecord: (userId, record) => this.emitRecord(userId, record),
    };
  }

  async append(isInFlight: (id: string) => boolean): Promise<OutboxRow[]> {
    if (this.emitted.length === 0) return [];
    await this.lock(this.emitted.map(({ userId }) => userId));
    return appendToOutbox(this.tx, this.emitted, isInFlight);
  }

  private emitRecord(userId: string, record: UserRecord['record']): void {
    this.emitted.push({ userId, record });
  }

  private async lock(userIds: readonly string[]): Promise<void> {
    const missing = [...new Set(userIds)].filter((id) => !this.locked.has(id));
    if (missing.length === 0) return;
    // Locks write nothing and end with their statement when there is no transaction: they need not wait for its begin.
    await Promise.all([this.begun, lockUsers(this.client, missing)]);
    for (const id of missing) this.locked.add(id);
  }
}
