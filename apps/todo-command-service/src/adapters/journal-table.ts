import type { SqlClient } from '@todo/messaging-prisma';

import type { BatchNeeds } from '../handle-commands/command-store.js';
import { type JournalChange, type JournalEntry, journalKept } from '../journal/journal-entry.js';

export type OwnedEntry = JournalEntry & { readonly userId: string };

interface JournalRow {
  readonly user_id: string;
  readonly position: number;
  readonly command_id: string;
  readonly in_force: boolean;
  readonly changes: readonly JournalChange[];
}

/** The newest entries that stand and the newest that were undone, as many as could be wanted; and those named. */
export async function loadJournal(
  tx: SqlClient,
  { undoing, undoneCommandIds }: Pick<BatchNeeds, 'undoing' | 'undoneCommandIds'>,
): Promise<OwnedEntry[]> {
  if (undoing.length === 0) return [];
  const { rows } = await tx.query<JournalRow>(
    `with wanted as (select * from unnest($1::text[], $2::int[]) as w (user_id, entries_max)),
     found as (
       select newest.* from wanted cross join (values (true), (false)) as side (in_force)
       cross join lateral (
         select * from journal where journal.user_id = wanted.user_id and journal.in_force = side.in_force
         order by position desc limit wanted.entries_max
       ) as newest
       union
       select * from journal where command_id = any($3::uuid[]) and user_id = any($1::text[])
     )
     select user_id, position, command_id, in_force, changes from found`,
    [undoing.map(({ userId }) => userId), undoing.map(({ entriesMax }) => entriesMax), undoneCommandIds],
  );
  return rows.map(({ user_id, position, command_id, in_force, changes }) => ({
    userId: user_id,
    position,
    commandId: command_id,
    inForce: in_force,
    changes,
  }));
}

/** Writes entries as they are now. A turned one keeps its row and moves to its new position. */
export async function saveJournal(tx: SqlClient, entries: readonly OwnedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `insert into journal (user_id, position, command_id, in_force, changes)
     select * from unnest($1::text[], $2::int[], $3::uuid[], $4::boolean[], $5::jsonb[])
     on conflict (command_id) do update set
       position = excluded.position, in_force = excluded.in_force, changes = excluded.changes,
       recorded_at = clock_timestamp()`,
    [
      entries.map(({ userId }) => userId),
      entries.map(({ position }) => position),
      entries.map(({ commandId }) => commandId),
      entries.map(({ inForce }) => inForce),
      entries.map(({ changes }) => JSON.stringify(changes)),
    ],
  );
}

/**
 * Forgets changes that are both old and followed by many newer ones of the same person. @returns how many.
 * @param usersMax how many people are looked at in one go.
 */
export async function purgeJournal(db: SqlClient, usersMax: number): Promise<number> {
  const { rowCount } = await db.query(
    `with bound as (select clock_timestamp() - make_interval(hours => $2) as at),
     crowded as (
       select user_id from journal, bound where recorded_at < bound.at group by user_id having count(*) > $3 limit $1
     ), ranked as (
       select user_id, position, row_number() over (partition by user_id order by position desc) as rank
       from journal where user_id in (select user_id from crowded)
     )
     delete from journal using ranked, bound
     where journal.user_id = ranked.user_id and journal.position = ranked.position
       and ranked.rank > $3 and journal.recorded_at < bound.at`,
    [usersMax, journalKept.hours, journalKept.changes],
  );
  return rowCount ?? 0;
}
