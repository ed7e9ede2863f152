import type { OutboxRow, OutboxStore, SweepOptions } from '@todo/messaging';

import { loadRows, lockSpace } from './outbox-append.js';
import type { SqlClient, SqlPool } from './sql-client.js';

/** Deleted by one statement at most, so that it stays below every timeout however much there is. */
const purgedMax = 10_000;

/** Counted at most: beyond it, more says nothing new and costs time every second. */
const countedMax = 100_000;

/** The outbox table as its publisher needs it. Every statement is one round trip. */
export class OutboxTable implements OutboxStore {
  /** The last user of the sweep before: the next one goes on behind it, so that everybody has their turn. */
  private sweptUpTo = '';

  constructor(private readonly pool: SqlPool) {}

  async markPublished(ids: readonly string[]): Promise<void> {
    await this.pool.query(
      'update outbox set published_at = clock_timestamp() where id = any($1::bigint[]) and published_at is null',
      [ids],
    );
  }

  async park(id: string, errorCode: string): Promise<void> {
    await this.pool.query(
      'update outbox set parked_at = clock_timestamp(), parked_code = $2 where id = $1 and parked_at is null',
      [id, errorCode],
    );
  }

  async purge(olderThanMs: number): Promise<number> {
    let purged = 0;
    for (;;) {
      // now() and not clock_timestamp(), which no index can be searched by. Instances purge beside each other.
      const { rowCount } = await this.pool.query(
        `with old as (
           select id from outbox where published_at < now() - make_interval(secs => $1::float / 1000)
           order by published_at limit ${purgedMax} for update skip locked
         )
         delete from outbox using old where outbox.id = old.id`,
        [olderThanMs],
      );
      purged += rowCount ?? 0;
      if ((rowCount ?? 0) < purgedMax) return purged;
    }
  }

  /** Beyond 100,000 waiting rows they count as so many. */
  async backlog() {
    const { rows } = await this.pool.query<{ waiting: number; parked: number; oldest_ms: number | null }>(
      `select count(*)::int as waiting,
         (select count(*)::int from outbox where parked_at is not null and published_at is null) as parked,
         (extract(epoch from clock_timestamp() - min(created_at)) * 1000)::float as oldest_ms
       from (
         select created_at from outbox where published_at is null and parked_at is null
         order by user_id, id limit ${countedMax}
       ) as waiting`,
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

  /**
   * Goes through the users that have rows waiting by leaps in the index, one probe a user: how many rows wait does not
   * matter, and nobody is passed over for ever because others are always in front.
   */
  private async claim(client: SqlClient, options: SweepOptions): Promise<string[]> {
    const { rows } = await client.query<{ user_id: string; claimed: boolean }>(
      `with recursive waiting as (
         (select user_id from outbox
          where published_at is null and parked_at is null and user_id > $1 order by user_id limit 1)
         union all
         select (select outbox.user_id from outbox
                 where published_at is null and parked_at is null and outbox.user_id > waiting.user_id
                 order by outbox.user_id limit 1)
         from waiting where waiting.user_id is not null
       ), late as materialized (
         select waiting.user_id
         from waiting cross join lateral (
           select created_at from outbox
           where outbox.user_id = waiting.user_id and published_at is null and parked_at is null
             and topic <> all($4::text[])
           order by id limit 1
         ) as oldest
         where oldest.created_at < clock_timestamp() - make_interval(secs => $2::float / 1000)
         limit $3
       )
       select user_id, pg_try_advisory_lock(${lockSpace.sweep}, hashtext(user_id)) as claimed from late`,
      [this.sweptUpTo, options.olderThanMs, options.usersMax, options.exceptTopics],
    );
    this.sweptUpTo = rows.length < options.usersMax ? '' : rows.at(-1)!.user_id;
    return rows.filter(({ claimed }) => claimed).map(({ user_id }) => user_id);
  }
}

/**
 * The oldest waiting rows of some users, to each an equal share; none of a user of whom a row is on its way already.
 * What is too much for one round is cut off at the end, so that of every user it is the oldest that go.
 */
async function waitingRows(client: SqlClient, users: readonly string[], options: SweepOptions): Promise<OutboxRow[]> {
  const { rowsMax, bytesMax, exceptTopics, isInFlight } = options;
  const share = Math.max(1, Math.floor(rowsMax / users.length));
  const { rows } = await client.query<{ id: string; user_id: string; bytes: number }>(
    `select waiting.id, waiting.user_id, waiting.bytes
     from unnest($1::text[]) as claimed (user_id)
     cross join lateral (
       select id, outbox.user_id, coalesce(octet_length(value), 0) as bytes from outbox
       where outbox.user_id = claimed.user_id and published_at is null and parked_at is null
         and topic <> all($3::text[])
       order by id limit $2
     ) as waiting
     order by waiting.id`,
    [users, share, exceptTopics],
  );
  const busy = new Set(rows.filter(({ id }) => isInFlight(id)).map(({ user_id }) => user_id));
  const ids: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (busy.has(row.user_id)) continue;
    bytes += row.bytes;
    if (ids.length > 0 && bytes > bytesMax) break;
    ids.push(row.id);
  }
  return loadRows(client, ids);
}
