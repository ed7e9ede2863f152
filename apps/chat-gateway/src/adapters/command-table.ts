import type { Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { Awaited, CommandOutcome } from '../command/command-outcome.js';
import type { SentCommand } from '../command/command-view.js';

/** Names one command of one user. */
export interface CommandName {
  readonly userId: string;
  readonly commandId: string;
}

/** A command whose result came. */
export interface Answer extends CommandName {
  readonly outcome: CommandOutcome;
  readonly awaits: Awaited;
}

/** A command that its user may now be told about. */
export interface ResolvedCommand extends SentCommand {
  readonly userId: string;
  readonly outcome: CommandOutcome;
}

/** Writes down results of commands that have none yet; whatever is unknown here or was answered before stays as it is. */
export async function saveAnswers(tx: SqlClient, answers: readonly Answer[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ command_id: string }>(
    `update commands c set result_type = a.status, result = a.outcome, answered_at = clock_timestamp(),
       awaits_task_ids = (select coalesce(array_agg((t->>'taskId')::uuid), '{}') from jsonb_array_elements(a.awaits->'tasks') t),
       awaits_versions = (select coalesce(array_agg((t->>'version')::int), '{}') from jsonb_array_elements(a.awaits->'tasks') t),
       awaits_profile_version = (a.awaits->>'profileVersion')::int
     from unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[], $5::jsonb[]) a(user_id, command_id, status, outcome, awaits)
     where c.command_id = a.command_id and c.user_id = a.user_id and c.status = 'pending' and c.result is null
     returning c.command_id`,
    [
      answers.map(({ userId }) => userId),
      answers.map(({ commandId }) => commandId),
      answers.map(({ outcome }) => outcome.status),
      answers.map(({ outcome }) => JSON.stringify(outcome)),
      answers.map(({ awaits }) => JSON.stringify(awaits)),
    ],
  );
  return new Set(rows.map(({ command_id }) => command_id));
}

/**
 * Ends the answered commands of these users whose awaited versions are all in the read model.
 * Call it with the users' streams locked: of two transactions that bring the missing parts, the later must see both.
 */
export async function resolveAnswered(tx: SqlClient, userIds: readonly string[]): Promise<ResolvedCommand[]> {
  const { rows } = await tx.query<ResolvedRow>(
    `update commands c set status = c.result_type, resolved_at = clock_timestamp()
     where c.user_id = any($1::text[]) and c.status = 'pending' and c.result is not null
       and not exists (
         select from unnest(c.awaits_task_ids, c.awaits_versions) awaited(task_id, version)
         where not exists (
           select from tasks t
           where t.user_id = c.user_id and t.task_id = awaited.task_id and t.version >= awaited.version))
       and (c.awaits_profile_version is null or exists (
         select from profiles p where p.user_id = c.user_id and p.profile_version >= c.awaits_profile_version))
     returning c.user_id, c.command_id, c.type, c.requested_at, c.result`,
    [userIds],
  );
  return inOrder(rows);
}

/** How long after its result a command waits for the versions that the result names. */
const awaitedMinutesMax = 10;
const overdue = `status = 'pending' and answered_at < clock_timestamp() - interval '${awaitedMinutesMax} minutes'`;

/** Users who have a command that was answered long ago, and whose task versions never came. */
export async function overdueUsers(db: SqlClient, usersMax: number): Promise<string[]> {
  const { rows } = await db.query<{ user_id: string }>(
    `select distinct user_id from commands where ${overdue} limit $1`,
    [usersMax],
  );
  return rows.map(({ user_id }) => user_id);
}

/** Ends these users' overdue commands. Call it with their streams locked. */
export async function resolveOverdue(tx: SqlClient, userIds: readonly string[]): Promise<ResolvedCommand[]> {
  const { rows } = await tx.query<ResolvedRow>(
    `update commands set status = result_type, resolved_at = clock_timestamp()
     where user_id = any($1::text[]) and ${overdue} returning user_id, command_id, type, requested_at, result`,
    [userIds],
  );
  return inOrder(rows);
}

interface ResolvedRow {
  user_id: string;
  command_id: string;
  type: string;
  requested_at: Date;
  result: CommandOutcome;
}

/** `returning` has no order; people read of their commands as they asked for them. */
function inOrder(rows: readonly ResolvedRow[]): ResolvedCommand[] {
  return rows
    .toSorted((a, b) => a.requested_at.getTime() - b.requested_at.getTime())
    .map(({ user_id, command_id, type, requested_at, result }) => ({
      userId: user_id,
      commandId: command_id,
      type,
      requestedAt: requested_at.toISOString(),
      outcome: result,
    }));
}

/** An outcome, and the state that the task it is about had then. */
export interface Settled {
  readonly userId: string;
  readonly commandId: string;
  readonly outcome: CommandOutcome;
  /** null: the task is deleted, or the command was about none. */
  readonly task: Task | null;
}

/**
 * Those of the commands that have ended. The task's state is the one that the outcome speaks of, so that an answer
 * that is asked for again is the same; only where the history was lost it is the present one.
 */
export async function settledCommands(db: SqlClient, names: readonly CommandName[]): Promise<Settled[]> {
  const { rows } = await db.query<{ user_id: string; command_id: string; result: CommandOutcome; task: Task | null }>(
    `select c.user_id, c.command_id, c.result, case when h.task_id is null then t.state else h.state end as task
     from unnest($1::text[], $2::uuid[]) named(user_id, command_id)
     join commands c on c.command_id = named.command_id and c.user_id = named.user_id
     left join task_history h on h.user_id = c.user_id and h.task_id = c.task_ids[1]
       and h.version = c.awaits_versions[array_position(c.awaits_task_ids, c.task_ids[1])]
     left join tasks t on t.user_id = c.user_id and t.task_id = c.task_ids[1]
     where c.status <> 'pending'`,
    [names.map(({ userId }) => userId), names.map(({ commandId }) => commandId)],
  );
  return rows.map(({ user_id, command_id, result, task }) => ({
    userId: user_id,
    commandId: command_id,
    outcome: result,
    task,
  }));
}
