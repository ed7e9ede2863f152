import type { Actor, Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { TaskRow } from '../task/task-row.js';

/** One version of a task, and how it came about. */
export interface HistoryRow {
  readonly userId: string;
  readonly taskId: string;
  readonly version: number;
  readonly change: string;
  readonly happenedAt: string;
  readonly actor: Actor;
  readonly causedBy: string;
  readonly state: Task | null;
}

/** Names one task of one user. */
export interface TaskName {
  readonly userId: string;
  readonly taskId: string;
}

/** A key for maps over tasks. */
export const taskKey = ({ userId, taskId }: TaskName): string => `${taskId}:${userId}`;

/** The versions of tasks that the read model has, tombstones included, by `taskKey`. */
export async function knownVersions(tx: SqlClient, tasks: readonly TaskName[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ user_id: string; task_id: string; version: number }>(
    `select t.user_id, t.task_id, t.version from unnest($1::text[], $2::uuid[]) named(user_id, task_id)
     join tasks t on t.user_id = named.user_id and t.task_id = named.task_id`,
    [tasks.map(({ userId }) => userId), tasks.map(({ taskId }) => taskId)],
  );
  return new Map(rows.map(({ user_id, task_id, version }) => [taskKey({ userId: user_id, taskId: task_id }), version]));
}

/** Writes tasks whose rows are newer than what is there. At most one row a task. */
export async function saveTasks(tx: SqlClient, rows: readonly TaskRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into tasks (user_id, task_id, version, state, status, priority_order, due_at, due_date, due_order,
                        created_at, title_key, tags)
     select user_id, task_id, version, state, status, priority_order, due_at, due_date, due_order, created_at,
            title_key, (select array_agg(tag) from json_array_elements_text(tags) tag)
     from unnest($1::text[], $2::uuid[], $3::int[], $4::jsonb[], $5::text[], $6::smallint[], $7::timestamptz[],
                 $8::date[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::json[])
       as r(user_id, task_id, version, state, status, priority_order, due_at, due_date, due_order, created_at,
            title_key, tags)
     on conflict (user_id, task_id) do update set
       version = excluded.version, state = excluded.state, status = excluded.status,
       priority_order = excluded.priority_order, due_at = excluded.due_at, due_date = excluded.due_date,
       due_order = excluded.due_order, created_at = excluded.created_at, title_key = excluded.title_key,
       tags = excluded.tags
     where tasks.version < excluded.version`,
    [
      rows.map(({ userId }) => userId),
      rows.map(({ taskId }) => taskId),
      rows.map(({ version }) => version),
      rows.map(({ state }) => json(state)),
      rows.map(({ status }) => status),
      rows.map(({ priorityOrder }) => priorityOrder),
      rows.map(({ dueAt }) => dueAt),
      rows.map(({ dueDate }) => dueDate),
      rows.map(({ dueOrder }) => dueOrder),
      rows.map(({ createdAt }) => createdAt),
      rows.map(({ titleKey }) => titleKey),
      rows.map(({ tags }) => json(tags)),
    ],
  );
}

/** Adds versions to the history; one that is there already stays as it is. */
export async function saveHistory(tx: SqlClient, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into task_history (user_id, task_id, version, change, happened_at, actor, caused_by, state)
     select * from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::jsonb[], $7::text[],
                          $8::jsonb[])
     on conflict do nothing`,
    [
      rows.map(({ userId }) => userId),
      rows.map(({ taskId }) => taskId),
      rows.map(({ version }) => version),
      rows.map(({ change }) => change),
      rows.map(({ happenedAt }) => happenedAt),
      rows.map(({ actor }) => JSON.stringify(actor)),
      rows.map(({ causedBy }) => causedBy),
      rows.map(({ state }) => json(state)),
    ],
  );
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
