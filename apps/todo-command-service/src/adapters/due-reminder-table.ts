import type { Channel, Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { ReminderToCancel, ReminderToSchedule } from '../handle-commands/reminder-changes.js';
import type { DueReminder } from '../publish-due-reminders/due-reminder.js';
import type { DueReminders } from '../publish-due-reminders/due-reminders.js';

/** Takes waiting reminders back; what was published stays published. */
export async function cancelReminders(tx: SqlClient, reminders: readonly ReminderToCancel[]): Promise<void> {
  if (reminders.length === 0) return;
  await tx.query(
    `update due_reminders as due set state = 'cancelled'
     from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
       as gone (reminder_id, scheduled_for, channel, user_id)
     where due.reminder_id = gone.reminder_id and due.scheduled_for = gone.scheduled_for
       and due.channel = gone.channel and due.user_id = gone.user_id and due.state = 'waiting'`,
    [...keyColumns(reminders), reminders.map(({ userId }) => userId)],
  );
}

/** Adds reminders, or makes cancelled ones wait again. One that was published before is never published again. */
export async function scheduleReminders(tx: SqlClient, reminders: readonly ReminderToSchedule[]): Promise<void> {
  if (reminders.length === 0) return;
  await tx.query(
    `insert into due_reminders
       (reminder_id, scheduled_for, channel, task_id, user_id, correlation_id, causation_id, traceparent)
     select * from unnest(
       $1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
     on conflict (user_id, reminder_id, scheduled_for, channel) do update set
       state = 'waiting', task_id = excluded.task_id, correlation_id = excluded.correlation_id,
       causation_id = excluded.causation_id, traceparent = excluded.traceparent
     where due_reminders.state = 'cancelled'`,
    [
      ...keyColumns(reminders),
      reminders.map(({ taskId }) => taskId),
      reminders.map(({ userId }) => userId),
      reminders.map(({ correlationId }) => correlationId),
      reminders.map(({ causationId }) => causationId),
      reminders.map(({ traceparent }) => traceparent ?? null),
    ],
  );
}

function keyColumns(reminders: readonly (ReminderToCancel | ReminderToSchedule)[]): unknown[] {
  return [
    reminders.map(({ reminderId }) => reminderId),
    reminders.map(({ scheduledFor }) => scheduledFor),
    reminders.map(({ channel }) => channel),
  ];
}

/**
 * Whose reminders are due, the longest waiting first; nobody's while another instance is at it in a transaction of
 * its own. Two instances at once would only wait for each other's users.
 */
export async function usersWithDueReminders(tx: SqlClient, rowsMax: number): Promise<string[]> {
  const { rows } = await tx.query<{ user_id: string }>(
    `with turn as materialized (select pg_try_advisory_xact_lock(${publishingLock}) as mine)
     select distinct user_id from (
       select user_id from turn cross join lateral (
         select user_id from due_reminders
         where turn.mine and state = 'waiting' and scheduled_for <= clock_timestamp()
         order by scheduled_for limit $1
       ) as due
     ) as users`,
    [rowsMax],
  );
  return rows.map(({ user_id }) => user_id);
}

/** Any number that no other lock of this database has. */
const publishingLock = 7_103_000_001;

interface DueRow {
  readonly reminder_id: string;
  readonly scheduled_for: Date;
  readonly channel: Channel;
  readonly user_id: string;
  readonly correlation_id: string;
  readonly causation_id: string;
  readonly traceparent: string | null;
  readonly published_at: Date;
  readonly task: Task;
}

/**
 * Marks due reminders of some people as published and hands them over with their tasks. The people are locked, so a
 * task cannot be completed in between.
 */
export async function claimDueReminders(
  tx: SqlClient,
  userIds: readonly string[],
  rowsMax: number,
): Promise<DueReminder[]> {
  const { rows } = await tx.query<DueRow>(
    `with due as (
       select user_id, reminder_id, scheduled_for, channel from due_reminders
       where state = 'waiting' and scheduled_for <= clock_timestamp() and user_id = any($1::text[])
       order by scheduled_for limit $2 for update skip locked
     )
     update due_reminders as claimed set state = 'published', published_at = clock_timestamp()
     from due, tasks
     where claimed.user_id = due.user_id and claimed.reminder_id = due.reminder_id
       and claimed.scheduled_for = due.scheduled_for and claimed.channel = due.channel and tasks.task_id = claimed.task_id
     returning claimed.reminder_id, claimed.scheduled_for, claimed.channel, claimed.user_id, claimed.correlation_id,
       claimed.causation_id, claimed.traceparent, claimed.published_at, tasks.state as task`,
    [userIds, rowsMax],
  );
  return rows
    .map((row) => ({
      reminderId: row.reminder_id,
      scheduledFor: row.scheduled_for.toISOString().replace('.000Z', 'Z'),
      channel: row.channel,
      userId: row.user_id,
      publishedAt: row.published_at.toISOString(),
      task: row.task,
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      traceparent: row.traceparent ?? undefined,
    }))
    .toSorted((a, b) => a.scheduledFor.localeCompare(b.scheduledFor));
}

/** In how many ms the next reminder is due by the database's clock: 0 or less when one is; undefined when none waits. */
export async function nextDueInMs(db: SqlClient): Promise<number | undefined> {
  const { rows } = await db.query<{ ms: number | null }>(
    `select (extract(epoch from min(scheduled_for) - clock_timestamp()) * 1000)::float as ms
     from due_reminders where state = 'waiting'`,
  );
  return rows[0]?.ms ?? undefined;
}

/**
 * Forgets reminders that were settled and whose time lies further back than anything could be replayed from; a time
 * that has passed is never scheduled again. @returns how many.
 */
export async function purgeReminders(db: SqlClient, rowsMax: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from due_reminders where (user_id, reminder_id, scheduled_for, channel) in (
       select user_id, reminder_id, scheduled_for, channel from due_reminders
       where state <> 'waiting' and scheduled_for < clock_timestamp() - interval '35 days' limit $1
     )`,
    [rowsMax],
  );
  return rowCount ?? 0;
}

/** The due reminders of this database. */
export function dueRemindersIn(db: SqlClient): DueReminders {
  return { usersWithDue: usersWithDueReminders, claim: claimDueReminders, nextInMs: () => nextDueInMs(db) };
}
