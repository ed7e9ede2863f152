import type { OutboxRow, OutboxStore, OutgoingRecord, SweepOptions } from '@todo/messaging';

import type { SqlClient, SqlPool } from './sql-client.js';

/** Above this many older rows a user is left to the sweeper as a whole. */
const olderRowsMax = 1000;

/** The first number of the advisory locks, so that they cannot meet those of others on the same database. */
const lockSpace = { user: 7101, sweep: 7102 } as const;

/** A record and whose it is. */
export interface UserRecord {
  readonly userId: string;
  readonly record: OutgoingRecord;
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
 * @returns the rows to publish now, each user's older unpublished ones in front; without users that are too far
 * behind, whom the sweeper takes care of.
 */
export async function appendToOutbox(
  tx: SqlClient,
  records: readonly UserRecord[],
  isInFlight: (id: string) => boolean,
): Promise<OutboxRow[]> {
  const users = [...new Set(records.map(({ userId }) => userId))];
  const { rows } = await tx.query<{ id: string; user_id: string | null }>(
    `with appended as (
       insert into outbox (user_id, topic, partition, key, value, headers)
       select user_id, topic, partition, key, value, headers
       from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::bytea[], $6::text[])
         with ordinality as r (user_id, topic, partition, key, value, headers, position)
       order by position
       returning id
     ), older as (
       select id, user_id from outbox
       where user_id = any($7::text[]) and published_at is null and parked_at is null
     )
     select id, null as user_id from appended union all select id, user_id from older order by 1`,
    [
      records.map(({ userId }) => userId),
      records.map(({ record }) => record.topic),
      records.map(({ record }) => record.partition),
      records.map(({ record }) => record.key),
      records.map(({ record }) => record.value),
      records.map(({ record }) => JSON.stringify(record.headers)),
      users,
    ],
  );
  const ids = rows.filter(({ user_id }) => user_id === null).map(({ id }) => id);
  const appended = records.map(({ userId, record }, index) => ({ ...record, userId, id: ids[index]! }));
  const missed = rows.filter(({ id, user_id }) => user_id !== null && !isInFlight(id));
  if (missed.length === 0) return appended;
  if (missed.length > olderRowsMax) {
    const behind = new Set(missed.map(({ user_id }) => user_id));
    return appended.filter(({ userId }) => !behind.has(userId));
  }
  return [...(await load(tx, missed.map(({ id }) => id))), ...appended];
}

/** The outbox table as its publisher needs it. Every statement is one round trip. */
export class OutboxTable implements OutboxStore {
  constructor(private readonly pool: SqlPool) {}

  async markPublished(ids: readonly string[]): Promise<void> {
    await this.pool.query('update outbox set published_at = clock_timestamp() where id = any($1::bigint[])', [ids]);
  }

  async park(id: string, errorCode: string): Promise<void> {
    await this.pool.query('update outbox set parked_at = clock_timestamp(), parked_code = $2 where id = $1', [id, errorCode]);
  }

  async purge(olderThanMs: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      `delete from outbox where published_at < clock_timestamp() - make_interval(secs => $1::float / 1000)`,
      [olderThanMs],
    );
    return rowCount ?? 0;
  }

  async backlog() {
    const { rows } = await this.pool.query<{ waiting: number; parked: number; oldest_ms: number | null }>(
      `select
         count(*) filter (where parked_at is null)::int as waiting,
         count(*) filter (where parked_at is not null)::int as parked,
         (extract(epoch from clock_timestamp() - min(created_at) filter (where parked_at is null)) * 1000)::float as oldest_ms
       from outbox where published_at is null`,
    );
    const [row] = rows;
    return { waiting: row?.waiting ?? 0, parked: row?.parked ?? 0, oldestMs: row?.oldest_ms ?? 0 };
  }

  /** The claim is an advisory lock of the session on each user: it ends with the connection, whatever happens to us. */
  async sweep(options: SweepOptions, work: (rows: readonly OutboxRow[]) => Promise<void>): Promise<number> {
    const client = await this.pool.connect();
    try {
      const claimed = await this.claim(client, options);
      if (claimed.length === 0) return 0;
      const rows = await waitingRows(client, claimed, options);
      if (rows.length > 0) await work(rows);
      return rows.length;
    } finally {
      await client.query('select pg_advisory_unlock_all()').then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    }
  }

  private async claim(client: SqlClient, { olderThanMs, usersMax }: SweepOptions): Promise<string[]> {
    const { rows } = await client.query<{ user_id: string }>(
      `with late as materialized (
         select user_id from outbox
         where published_at is null and parked_at is null
           and created_at < clock_timestamp() - make_interval(secs => $1::float / 1000)
         group by user_id order by min(id) limit $2
       )
       select user_id from late where pg_try_advisory_lock(${lockSpace.sweep}, hashtext(user_id))`,
      [olderThanMs, usersMax],
    );
    return rows.map(({ user_id }) => user_id);
  }
}

/** The oldest waiting rows of some users; none of a user of whom a row is on its way already. */
async function waitingRows(client: SqlClient, users: readonly string[], { rowsMax, isInFlight }: SweepOptions) {
  const { rows } = await client.query<{ id: string; user_id: string }>(
    `select id, user_id from outbox
     where user_id = any($1::text[]) and published_at is null and parked_at is null order by id limit $2`,
    [users, rowsMax],
  );
  const busy = new Set(rows.filter(({ id }) => isInFlight(id)).map(({ user_id }) => user_id));
  return load(
    client,
    rows.filter(({ user_id }) => !busy.has(user_id)).map(({ id }) => id),
  );
}

async function load(client: SqlClient, ids: readonly string[]): Promise<OutboxRow[]> {
  const { rows } = await client.query<Omit<OutboxRow, 'headers'> & { readonly headers: string }>(
    `select id, user_id as "userId", topic, partition, key, value, headers
     from outbox where id = any($1::bigint[]) order by id`,
    [ids],
  );
  return rows.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Record<string, string> }));
}
