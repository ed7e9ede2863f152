import { inboxKeptDays, type SqlClient } from '@todo/messaging-prisma';

import { idempotencyKeptHours } from './command-ledger.js';

/**
 * Longer than todo-command-service remembers a command: were it shorter, an Idempotency-Key used again could get an id
 * that is new here and old there, and with it the answer to a request of last month.
 */
export const commandsKeptDays = inboxKeptDays + 5;

/** What a stream keeps for readers who come back. */
export const saidKept = { days: 3, entriesPerUser: 10_000 } as const;

/** Each deletes at most `rowsMax` rows and tells how many it deleted. */
type Deletion = (db: SqlClient, rowsMax: number) => Promise<number>;

export const deleteOldKeys = older('idempotency_keys', 'created_at', `${idempotencyKeptHours} hours`);
export const deleteOldCommands = older('commands', 'requested_at', `${commandsKeptDays} days`, `status <> 'pending'`);
export const deleteOldSaid = older('stream_events', 'said_at', `${saidKept.days} days`);

/** Positions have no gaps, so the surplus is whatever lies that far below the head. */
export const deleteSurplusSaid: Deletion = (db, rowsMax) =>
  rowsDeleted(
    db,
    `delete from stream_events where ctid = any(array(
       select e.ctid from streams s
       join stream_events e on e.user_id = s.user_id and e.position <= s.position - ${saidKept.entriesPerUser}
       where s.position > ${saidKept.entriesPerUser} limit $1))`,
    rowsMax,
  );

/** Rows older than an age, found through the index on their time; what another instance deletes is left to it. */
function older(table: string, column: string, age: string, also = 'true'): Deletion {
  return (db, rowsMax) =>
    rowsDeleted(
      db,
      `delete from ${table} where ctid = any(array(
         select ctid from ${table} where ${column} < clock_timestamp() - interval '${age}' and ${also}
         limit $1 for update skip locked))`,
      rowsMax,
    );
}

async function rowsDeleted(db: SqlClient, sql: string, rowsMax: number): Promise<number> {
  return (await db.query(sql, [rowsMax])).rowCount ?? 0;
}
