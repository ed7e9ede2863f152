import type { SqlClient } from '@todo/messaging-prisma';

import { type ReminderPlan, taskKey, type TaskSchedule } from '../task/task-schedule.js';

/** Names one task of one user. */
interface TaskName {
  readonly userId: string;
  readonly taskId: string;
}

/** Writes schedules that are newer than what is there, at most one a task. @returns the keys of those written. */
export async function saveSchedules(tx: SqlClient, schedules: readonly TaskSchedule[]): Promise<Set<string>> {
  const { rows } = await tx.query<TaskName>(
    `insert into task_schedules (user_id, task_id, version, state)
     select * from unnest($1::text[], $2::uuid[], $3::int[], $4::jsonb[])
     on conflict (user_id, task_id) do update set version = excluded.version, state = excluded.state
     where task_schedules.version < excluded.version
     returning user_id as "userId", task_id as "taskId"`,
    [
      schedules.map(({ userId }) => userId),
      schedules.map(({ taskId }) => taskId),
      schedules.map(({ version }) => version),
      schedules.map((schedule) => (schedule.kind === 'live' ? JSON.stringify(schedule.plan) : null)),
    ],
  );
  return new Set(rows.map(taskKey));
}

/** What is known of these tasks, tombstones included, by `taskKey`. */
export async function schedulesOf(tx: SqlClient, tasks: readonly TaskName[]): Promise<Map<string, TaskSchedule>> {
  const { rows } = await tx.query<TaskName & { version: number; state: ReminderPlan | null }>(
    `select s.user_id as "userId", s.task_id as "taskId", s.version, s.state
     from (select distinct * from unnest($1::text[], $2::uuid[])) named(user_id, task_id)
     join task_schedules s on s.user_id = named.user_id and s.task_id = named.task_id`,
    [tasks.map(({ userId }) => userId), tasks.map(({ taskId }) => taskId)],
  );
  return new Map(
    rows.map(({ state, ...task }) => [
      taskKey(task),
      state === null ? { ...task, kind: 'deleted' } : { ...task, kind: 'live', plan: state },
    ]),
  );
}
