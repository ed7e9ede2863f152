import type { Profile } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

/** Writes profiles that are newer than what is there, at most one a user. @returns whose profile was written. */
export async function saveProfiles(tx: SqlClient, profiles: readonly Profile[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ user_id: string }>(
    `insert into profiles (user_id, profile_version, state)
     select * from unnest($1::text[], $2::int[], $3::jsonb[])
     on conflict (user_id) do update set profile_version = excluded.profile_version, state = excluded.state
     where profiles.profile_version < excluded.profile_version
     returning user_id`,
    [
      profiles.map(({ userId }) => userId),
      profiles.map(({ profileVersion }) => profileVersion),
      profiles.map((profile) => JSON.stringify(profile)),
    ],
  );
  return new Set(rows.map(({ user_id }) => user_id));
}

/** The zone a person lives in, by their profile; UTC until they said so. */
export async function timeZoneOf(db: SqlClient, userId: string): Promise<string> {
  const { rows } = await db.query<{ zone: string | null }>(
    `select state->>'timeZone' as zone from profiles where user_id = $1`,
    [userId],
  );
  return rows[0]?.zone ?? 'UTC';
}
