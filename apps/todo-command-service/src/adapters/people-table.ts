import type { Profile } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { Person } from '../handle-commands/command-store.js';

interface PersonRow {
  readonly now: Date;
  readonly user_id: string | null;
  readonly open_tasks: number;
  readonly journal_position: number;
  readonly profile: Profile | null;
}

/** Those of the people that are known, and what the database's clock shows. */
export async function loadPeople(
  tx: SqlClient,
  userIds: readonly string[],
): Promise<{ readonly now: string; readonly people: Person[] }> {
  const { rows } = await tx.query<PersonRow>(
    `select clock.now, user_id, open_tasks, journal_position, profile
     from (select clock_timestamp() as now) as clock left join people on user_id = any($1::text[])`,
    [userIds],
  );
  const people = rows.flatMap(({ user_id, open_tasks, journal_position, profile }) =>
    user_id === null
      ? []
      : { userId: user_id, openTasks: open_tasks, journalPosition: journal_position, profile: profile ?? undefined },
  );
  // The left join gives a row even when nobody is known.
  return { now: rows[0]!.now.toISOString(), people };
}

/** Writes people as they are now, known before or not. */
export async function savePeople(tx: SqlClient, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `insert into people (user_id, open_tasks, journal_position, profile)
     select * from unnest($1::text[], $2::int[], $3::int[], $4::jsonb[])
     on conflict (user_id) do update set
       open_tasks = excluded.open_tasks, journal_position = excluded.journal_position, profile = excluded.profile`,
    [
      people.map(({ userId }) => userId),
      people.map(({ openTasks }) => openTasks),
      people.map(({ journalPosition }) => journalPosition),
      people.map(({ profile }) => (profile === undefined ? null : JSON.stringify(profile))),
    ],
  );
}
