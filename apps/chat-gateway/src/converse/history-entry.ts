import type { ChangeKind, HistoryEntry, TaskChange } from '@todo/chat-language';
import type { Task } from '@todo/event-contracts';

import { fieldChanges } from '../show-task/field-changes.js';

/** One version of a task, and the one before it. */
export interface TaskChanged {
  readonly change: ChangeKind;
  readonly happenedAt: Date;
  /** null: it was not there yet, or is not known any more. */
  readonly before: Task | null;
  /** null: deleted. */
  readonly after: Task | null;
}

/** Fields of a task that a history tells in words. */
const told = ['title', 'description', 'due', 'dueDate', 'priority', 'recurrence', 'tags'] as const satisfies readonly (keyof TaskChange & keyof Task)[]; // prettier-ignore

/** A change as it is told: what became of the task, and what was set. A deleted task is named as it was before. */
export function historyEntry({ change, happenedAt, before, after }: TaskChanged): HistoryEntry {
  const changes = new Map(fieldChanges(before, after).map(({ field, after: value }) => [field, value]));
  const set = Object.fromEntries(told.flatMap((field) => (changes.has(field) ? [[field, changes.get(field)]] : [])));
  return {
    at: happenedAt.toISOString(),
    title: (after ?? before)?.title ?? '',
    change,
    ...(Object.keys(set).length === 0 ? {} : { set: set as TaskChange }),
    ...(changes.has('reminders') ? { reminders: after?.reminders.length ?? 0 } : {}),
  };
}
