import type { SqlClient } from './sql-client.js';

/** A message as the inbox remembers it. */
export interface InboxEntry<Outcome> {
  readonly messageId: string;
  readonly userId: string;
  /** What is answered when the message comes again. */
  readonly outcome: Outcome;
}

/**
 * What was answered to those of the messages that were handled before, by message id.
 * Call it under the users' lock: two deliveries of one message must not both find nothing.
 */
export async function handledBefore<Outcome>(
  tx: SqlClient,
  group: string,
  messageIds: readonly string[],
): Promise<Map<string, Outcome>> {
  const { rows } = await tx.query<{ message_id: string; outcome: Outcome }>(
    'select message_id, outcome from inbox where consumer_group = $1 and message_id = any($2::uuid[])',
    [group, messageIds],
  );
  return new Map(rows.map(({ message_id, outcome }) => [message_id, outcome]));
}

/** Remembers messages as handled, in the transaction of their effects. */
export async function rememberHandled<Outcome>(
  tx: SqlClient,
  group: string,
  entries: readonly InboxEntry<Outcome>[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `insert into inbox (consumer_group, message_id, user_id, outcome)
     select $1, * from unnest($2::uuid[], $3::text[], $4::jsonb[])`,
    [
      group,
      entries.map(({ messageId }) => messageId),
      entries.map(({ userId }) => userId),
      entries.map(({ outcome }) => JSON.stringify(outcome)),
    ],
  );
}

/** How long a message is remembered: longer than any topic that commands could be replayed from keeps it. */
export const inboxKeptDays = 35;

/** Deleted by one statement at most, so that it stays below every timeout however much there is. */
const purgedMax = 10_000;

/** Forgets messages handled more than `inboxKeptDays` ago. @returns how many. */
export async function purgeInbox(db: SqlClient): Promise<number> {
  let purged = 0;
  for (;;) {
    // now() and not clock_timestamp(), which no index can be searched by. Instances purge beside each other.
    const { rowCount } = await db.query(
      `with old as (
         select consumer_group, message_id from inbox where handled_at < now() - make_interval(days => ${inboxKeptDays})
         order by handled_at limit ${purgedMax} for update skip locked
       )
       delete from inbox using old
       where inbox.consumer_group = old.consumer_group and inbox.message_id = old.message_id`,
    );
    purged += rowCount ?? 0;
    if ((rowCount ?? 0) < purgedMax) return purged;
  }
}

/** Remembers one message. @returns false when it was remembered before. */
export async function rememberOnce(tx: SqlClient, group: string, messageId: string, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'insert into inbox (consumer_group, message_id, user_id) values ($1, $2, $3) on conflict do nothing',
    [group, messageId, userId],
  );
  return rowCount === 1;
}
