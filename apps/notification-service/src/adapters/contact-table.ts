import type { SqlClient } from '@todo/messaging-prisma';

import type { Contact } from '../contact/contact.js';

/** Writes contacts that are newer than what is there, at most one a person. @returns whose contact was written. */
export async function saveContacts(tx: SqlClient, contacts: readonly Contact[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ user_id: string }>(
    `insert into contacts (user_id, profile_version, email, time_zone, language, quiet_hours, channels)
     select user_id, profile_version, email, time_zone, language, quiet_hours,
            array(select jsonb_array_elements_text(channels))
     from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[])
       as r(user_id, profile_version, email, time_zone, language, quiet_hours, channels)
     on conflict (user_id) do update set
       profile_version = excluded.profile_version, email = excluded.email, time_zone = excluded.time_zone,
       language = excluded.language, quiet_hours = excluded.quiet_hours, channels = excluded.channels
     where contacts.profile_version < excluded.profile_version
     returning user_id`,
    [
      contacts.map(({ userId }) => userId),
      contacts.map(({ profileVersion }) => profileVersion),
      contacts.map(({ email }) => email),
      contacts.map(({ timeZone }) => timeZone),
      contacts.map(({ language }) => language),
      contacts.map(({ quietHours }) => (quietHours === null ? null : JSON.stringify(quietHours))),
      contacts.map(({ channels }) => JSON.stringify(channels)),
    ],
  );
  return new Set(rows.map(({ user_id }) => user_id));
}

/** The contacts of those people of whom anything is known, by user. */
export async function contactsOf(tx: SqlClient, userIds: readonly string[]): Promise<Map<string, Contact>> {
  const { rows } = await tx.query<Contact>(
    `select user_id as "userId", profile_version as "profileVersion", email, time_zone as "timeZone", language,
            quiet_hours as "quietHours", channels
     from contacts where user_id = any($1::text[])`,
    [userIds],
  );
  return new Map(rows.map((contact) => [contact.userId, contact]));
}
