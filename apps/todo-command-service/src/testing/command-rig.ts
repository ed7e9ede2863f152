import { type Command, decode, type Envelope } from '@todo/event-contracts';
import type { HandlerContext, OutboxRow, RunInTransaction } from '@todo/messaging';
import { type SqlClient, transactions } from '@todo/messaging-prisma';
import { freshDatabase } from '@todo/testkit';
import { Pool } from 'pg';

import { PostgresCommandStore } from '../adapters/postgres-command-store.js';
import { HandleCommands } from '../handle-commands/handle-commands.js';
import { DueAlarm } from '../publish-due-reminders/due-alarm.js';

export const group = 'todo-command-service';

/** For specs: the handler over a real database of its own; what would be published is kept here instead. */
export class CommandRig {
  readonly published: Envelope[] = [];
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly alarm = new DueAlarm();

  private constructor(readonly pool: Pool) {
    const publish = (rows: readonly OutboxRow[]) => {
      this.published.push(...rows.flatMap(messageIn));
      return true;
    };
    // Every row counts as on its way already, so that none of an earlier transaction is published a second time.
    this.runInTransaction = transactions(pool, { publish, isInFlight: () => true });
  }

  /** The caller ends it. */
  static async create(): Promise<CommandRig> {
    const migrationsDir = new URL('../../prisma/migrations', import.meta.url).pathname;
    return new CommandRig(new Pool({ connectionString: await freshDatabase({ migrationsDir }), max: 10 }));
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  /** Handles a batch in one transaction. @returns what came out of it, audit entries left out. */
  async handle(batch: readonly Command[], store = new PostgresCommandStore()): Promise<Envelope[]> {
    const emitted: Envelope[] = [];
    await this.runInTransaction(async (transaction) => {
      const context: HandlerContext<SqlClient> = {
        ...transaction,
        group,
        emit: (definition, message) => {
          emitted.push(message);
          transaction.emit(definition, message);
        },
      };
      await new HandleCommands(store, this.alarm).handleMany(batch, context);
    });
    return emitted;
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }
}

function messageIn({ value }: OutboxRow): Envelope[] {
  const decoded = decode(value);
  return decoded.kind === 'message' && decoded.message.eventType !== 'audit.recorded' ? [decoded.message] : [];
}
