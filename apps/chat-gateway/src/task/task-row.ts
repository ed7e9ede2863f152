import type { Priority, Task, TaskStatus } from '@todo/event-contracts';

import { foldedTitle } from './folded-title.js';

/** A task as the read model's table keeps it: whole, and beside it what lists filter and sort by. */
export interface TaskRow {
  readonly userId: string;
  readonly taskId: string;
  readonly version: number;
  /** null: deleted. Everything below is null then, too. */
  readonly state: Task | null;
  readonly status: TaskStatus | null;
  readonly priorityOrder: number | null;
  readonly dueAt: string | null;
  readonly dueDate: string | null;
  readonly dueOrder: string | null;
  readonly createdAt: string | null;
  readonly titleKey: string | null;
  readonly tags: readonly string[] | null;
}

/** Where each priority stands in a list that shows the most urgent first. */
export const priorityOrder: Readonly<Record<Priority, number>> = { high: 1, medium: 2, low: 3 };

/** The row of a task that exists. */
export function taskRow(task: Task): TaskRow {
  const dueAt = task.due === undefined ? null : storable(task.due);
  const dueDate = task.dueDate === undefined ? null : storable(task.dueDate);
  return {
    userId: task.userId,
    taskId: task.taskId,
    version: task.version,
    state: task,
    status: task.status,
    priorityOrder: priorityOrder[task.priority],
    dueAt,
    dueDate,
    dueOrder: dueAt ?? (dueDate === null ? 'infinity' : `${dueDate}T23:59:59.999Z`),
    createdAt: storable(task.createdAt),
    titleKey: foldedTitle(task.title),
    tags: task.tags,
  };
}

/** The row that stays behind when a task is deleted. */
export function tombstone(userId: string, taskId: string, version: number): TaskRow {
  const nothing = { state: null, status: null, priorityOrder: null, dueAt: null, dueDate: null, dueOrder: null };
  return { userId, taskId, version, ...nothing, createdAt: null, titleKey: null, tags: null };
}

/** PostgreSQL has no year 0, ISO 8601 does; one absurd date must not stop a whole batch. */
function storable(time: string): string {
  return time.startsWith('0000') ? `0001${time.slice(4)}` : time;
}
