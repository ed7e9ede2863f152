import type { Logger } from '@todo/messaging';
import { Pool, type PoolClient, types } from 'pg';

import { describeError } from '../logging/describe-error.js';

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/name`. */
  readonly url: string;
  /** Shown by the server in `pg_stat_activity`: service and instance. */
  readonly applicationName: string;
  readonly logger: Logger;
  /** Connections at most; default 10. */
  readonly max?: number;
  readonly timeouts?: Partial<DatabaseTimeouts>;
}

/** All in milliseconds. */
export interface DatabaseTimeouts {
  readonly connectMs: number;
  /** Waiting for one row lock. */
  readonly lockMs: number;
  /** One statement, at the server. */
  readonly statementMs: number;
  /** An open transaction whose client says nothing. */
  readonly idleInTransactionMs: number;
  /** One statement, at the client: for a server or network that is silently gone. Above `statementMs`. */
  readonly answerMs: number;
}

/**
 * Each lies below the session timeout of a consumer (6 s): when an owner freezes in the middle of a transaction, the
 * database has let go of its locks before the successor needs them.
 */
const defaults: DatabaseTimeouts = {
  connectMs: 3000,
  lockMs: 2000,
  statementMs: 5000,
  idleInTransactionMs: 3000,
  answerMs: 5500,
};

/** A pool of connections to the service's own database. The caller ends it. It connects when first used. */
export function createPool({ url, applicationName, logger, max = 10, timeouts = {} }: DatabaseOptions): Pool {
  const { connectMs, lockMs, statementMs, idleInTransactionMs, answerMs } = { ...defaults, ...timeouts };
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName.slice(0, 63),
    max,
    connectionTimeoutMillis: connectMs,
    lock_timeout: lockMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    query_timeout: answerMs,
    // Statements that are sent together do not wait for each other's answers.
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idleTimeoutMillis: 30_000,
    // Dates that SQL derives from instants are those of UTC, wherever the server stands.
    options: '-c timezone=UTC',
    types: columnTypes,
  });
  // pg emits the loss of an idle connection on the pool, and that of a connection in use on the connection itself.
  // Without listeners either one ends the process; the query that needs the connection fails and is handled anyway.
  const lost = (error: Error) => logger.warn('database connection lost', { code: describeError(error).code });
  pool.on('error', lost);
  pool.on('connect', (client: PoolClient) => client.on('error', lost));
  return pool;
}

/**
 * How columns become values. `date` and `timestamp` stay text: pg would read them in the process's own zone, which
 * shifts a calendar date by a day. `timestamptz` is an instant and becomes a `Date`; `bigint` and `numeric` stay text,
 * since a number would round them.
 */
const columnTypes: NonNullable<ConstructorParameters<typeof Pool>[0]>['types'] = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    textTypes.has(oid) ? (text: string) => text : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

const textTypes = new Set<number>([types.builtins.DATE, types.builtins.TIMESTAMP]);

/** Whether the database answers. @throws what the connection throws. */
export async function pingDatabase(pool: Pick<Pool, 'query'>): Promise<void> {
  await pool.query('select 1');
}
