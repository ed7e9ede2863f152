import type { SqlClient } from '@todo/messaging-prisma';

import { doorbellChannel, doorbellPayload } from '../stream/doorbell.js';
import type { SaidEntry, StreamEntry } from '../stream/stream-entry.js';

/** The streams of some users, locked until the transaction ends, with their positions. */
export type LockedStreams = Map<string, number>;

/**
 * Locks the users' streams, in one order everywhere. Whoever adds to what users see takes this lock first: it makes
 * positions appear in order, and lets exactly one of two transactions find that a command's last missing part is there.
 */
export async function lockStreams(tx: SqlClient, userIds: Iterable<string>): Promise<LockedStreams> {
  const users = [...new Set(userIds)].sort();
  const locked = await lockExisting(tx, users);
  if (locked.size === users.length) return locked;

  await tx.query(
    'insert into streams (user_id) select user_id from unnest($1::text[]) u(user_id) order by 1 on conflict do nothing',
    [users.filter((user) => !locked.has(user))],
  );
  return lockExisting(tx, users);
}

async function lockExisting(tx: SqlClient, users: readonly string[]): Promise<LockedStreams> {
  const { rows } = await tx.query<{ user_id: string; position: string }>(
    'select user_id, position from streams where user_id = any($1::text[]) order by user_id for update',
    [users],
  );
  return new Map(rows.map(({ user_id, position }) => [user_id, Number(position)]));
}

/** Says entries on streams that are locked, in their order, and rings once. */
export async function say(tx: SqlClient, streams: LockedStreams, entries: readonly StreamEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const positions = entries.map(({ userId }) => {
    const position = (streams.get(userId) ?? unlocked(userId)) + 1;
    streams.set(userId, position);
    return position;
  });
  const users = [...new Set(entries.map(({ userId }) => userId))];

  await tx.query(
    `with said as (
       insert into stream_events (user_id, position, event, data)
       select * from unnest($1::text[], $2::bigint[], $3::text[], $4::json[])
     ), moved as (
       update streams set position = head.position
       from unnest($5::text[], $6::bigint[]) head(user_id, position) where streams.user_id = head.user_id
     )
     select pg_notify('${doorbellChannel}', $7)`,
    [
      entries.map(({ userId }) => userId),
      positions,
      entries.map(({ event }) => event),
      entries.map(({ data }) => JSON.stringify(data)),
      users,
      users.map((user) => streams.get(user)),
      doorbellPayload(users),
    ],
  );
}

function unlocked(userId: string): never {
  // The name stays out of the message: errors go to the log.
  throw new TypeError(
    `a stream must be locked before something is said on it (user id of ${userId.length} characters)`,
  );
}

/** What was said on some streams after a position each, in order; at most `rowsMax` rows. */
export async function saidSince(
  db: SqlClient,
  since: ReadonlyMap<string, number>,
  rowsMax: number,
): Promise<SaidEntry[]> {
  const { rows } = await db.query<{ user_id: string; position: string; event: string; data: string }>(
    `select e.user_id, e.position, e.event, e.data::text as data
     from unnest($1::text[], $2::bigint[]) since(user_id, position)
     join stream_events e on e.user_id = since.user_id and e.position > since.position
     order by e.user_id, e.position limit $3`,
    [[...since.keys()], [...since.values()], rowsMax],
  );
  return rows.map(({ user_id, position, event, data }) => ({
    userId: user_id,
    position: Number(position),
    event,
    data,
  }));
}
