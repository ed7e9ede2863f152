import { readFileSync } from 'node:fs';

import { eventually, freshDatabase } from '@todo/testkit';
import pg from 'pg';

const tables = readFileSync(new URL('../prisma/messaging.sql', import.meta.url), 'utf8');

/** A database that holds the outbox and inbox tables, and pools on it as processes have them. */
export interface OutboxDatabase {
  readonly url: string;
  /** A pool of its own, as another process has one. */
  pool(options?: pg.PoolConfig): pg.Pool;
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Cuts the connections of a pool that was given this application name. */
  cut(applicationName: string): Promise<void>;
  /** Resolves when so many sessions wait for a lock. */
  waitingForLocks(count: number): Promise<void>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Made for one test file; its hooks empty and close it. */
export async function outboxDatabase(): Promise<OutboxDatabase> {
  const url = await freshDatabase();
  const pools: pg.Pool[] = [];
  const pool = (options: pg.PoolConfig = {}) => {
    const made = new pg.Pool({ connectionString: url, ...options });
    // As every service's pool: the loss of a connection is told by the query that needs it.
    made.on('error', () => undefined);
    made.on('connect', (client) => client.on('error', () => undefined));
    pools.push(made);
    return made;
  };
  const own = pool({ max: 2 });
  await own.query(tables);
  const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await own.query<Row>(sql, values)).rows;
  return {
    url,
    pool,
    query,
    cut: async (applicationName) => {
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = $1 and datname = current_database()`,
        [applicationName],
      );
    },
    waitingForLocks: (count) =>
      eventually(
        async () => {
          const waiting = await query(
            `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          if (waiting.length < count) throw new Error(`${waiting.length} sessions wait for a lock, not ${count}`);
        },
        { everyMs: 2 },
      ),
    empty: async () => {
      await query('truncate outbox, inbox');
    },
    close: async () => {
      // A pool waits for connections that are still in use, as those of a service that had to give up its sweep.
      const ended = Promise.all(pools.map((each) => each.end()));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
    },
  };
}
