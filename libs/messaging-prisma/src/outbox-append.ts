import type { OutboxRow, OutgoingRecord } from '@todo/messaging';

import type { SqlClient } from './sql-client.js';

/** Above so many older rows, or bytes of them, they are left to the sweeper, and what goes behind them with them. */
const olderRowsMax = 1000;
const olderBytesMax = 8 * 1024 * 1024;

/** So many of a user's waiting rows are looked at, those in flight included. More than one bulk command writes. */
const lookedAtMax = 5000;

/** The first number of the advisory locks, so that they cannot meet those of others on the same database. */
export const lockSpace = { user: 7101, sweep: 7102 } as const;

/** A record and whose it is. */
export interface UserRecord {
  readonly userId: string;
  readonly record: OutgoingRecord;
}

/** A row that waits in the table, without its bytes. */
interface WaitingRow {
  readonly id: string;
  readonly user_id: string;
  readonly topic: string;
  readonly bytes: number;
  /** Which of its user's waiting rows it is, from 1. */
  readonly place: number;
}

/**
 * Serialises this transaction with others that write for the same users. Sorted, so that two transactions with users
 * in common never wait for each other.
 */
export async function lockUsers(tx: SqlClient, userIds: readonly string[]): Promise<void> {
  await tx.query(
    `select count(pg_advisory_xact_lock(${lockSpace.user}, key))
     from (select distinct hashtext(id) as key from unnest($1::text[]) as id order by 1) as keys`,
    [userIds],
  );
}

/**
 * Writes records into the outbox. The users must be locked: then ids count up in the order of commits, and older
 * rows that others committed are seen.
 * @returns the rows to publish now, each user's older unpublished ones in front. Where a user is too far behind on a
 * topic, its rows are left out as a whole: the sweeper takes care of them.
 */
export async function appendToOutbox(
  tx: SqlClient,
  records: readonly UserRecord[],
  isInFlight: (id: string) => boolean,
): Promise<OutboxRow[]> {
  const { ids, older } = await insert(tx, records);
  const appended = records.map(({ userId, record }, index) => ({ ...record, userId, id: ids[index]! }));
  const missed = older.filter(({ id }) => !isInFlight(id));
  const endless = older.filter(({ place }) => place === lookedAtMax).map(({ user_id }) => user_id);
  if (missed.length === 0 && endless.length === 0) return appended;

  const bytes = missed.reduce((sum, row) => sum + row.bytes, 0);
  if (missed.length <= olderRowsMax && bytes <= olderBytesMax && endless.length === 0) {
    return [
      ...(await loadRows(
        tx,
        missed.map(({ id }) => id),
      )),
      ...appended,
    ];
  }
  const behind = new Set(missed.map(({ user_id, topic }) => `${topic} ${user_id}`));
  return appended.filter(({ userId, topic }) => !behind.has(`${topic} ${userId}`) && !endless.includes(userId));
}

/** One round trip: the new rows' ids in the order of the records, and what else waits for the same users. */
async function insert(tx: SqlClient, records: readonly UserRecord[]) {
  const { rows } = await tx.query<WaitingRow & { readonly user_id: string | null }>(
    `with appended as (
       insert into outbox (user_id, topic, partition, key, value, headers)
       select user_id, topic, partition, key, value, headers
       from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::bytea[], $6::text[])
         with ordinality as r (user_id, topic, partition, key, value, headers, position)
       order by position
       returning id
     ), older as (
       select waiting.*
       from unnest($7::text[]) as locked (user_id)
       cross join lateral (
         select id, outbox.user_id, topic, coalesce(octet_length(value), 0) as bytes,
                row_number() over (order by id)::int as place
         from outbox
         where outbox.user_id = locked.user_id and published_at is null and parked_at is null
         order by id limit ${lookedAtMax}
       ) as waiting
     )
     select id, null as user_id, null as topic, 0 as bytes, 0 as place from appended
     union all select id, user_id, topic, bytes, place from older order by 1`,
    [
      records.map(({ userId }) => userId),
      records.map(({ record }) => record.topic),
      records.map(({ record }) => record.partition),
      records.map(({ record }) => record.key),
      records.map(({ record }) => record.value),
      records.map(({ record }) => JSON.stringify(record.headers)),
      [...new Set(records.map(({ userId }) => userId))],
    ],
  );
  return {
    ids: rows.filter(({ user_id }) => user_id === null).map(({ id }) => id),
    older: rows.filter((row): row is WaitingRow => row.user_id !== null),
  };
}

/** The whole rows of some ids, in order, without those that were published meanwhile. */
export async function loadRows(client: SqlClient, ids: readonly string[]): Promise<OutboxRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<Omit<OutboxRow, 'headers'> & { readonly headers: string }>(
    `select id, user_id as "userId", topic, partition, key, value, headers
     from outbox where id = any($1::bigint[]) and published_at is null and parked_at is null order by id`,
    [ids],
  );
  return rows.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Record<string, string> }));
}
