import type { Reminder, Task, TaskEvent, TaskStatus } from '@todo/event-contracts';

/** What is known of a task: when it reminds, or that it is gone. */
export type TaskSchedule = {
  readonly userId: string;
  readonly taskId: string;
  readonly version: number;
} & ({ readonly kind: 'live'; readonly plan: ReminderPlan } | { readonly kind: 'deleted' });

/** The part of a task that its reminders hang on; what it is about is nobody's business here. */
export interface ReminderPlan {
  readonly status: TaskStatus;
  readonly due?: string;
  readonly dueDate?: string;
  readonly timeZone?: string;
  readonly reminders: readonly Reminder[];
}

/** What an event says of its task. Events carry whole states, so the one before is not needed. */
export function scheduleAfter({ userId, ...event }: TaskEvent): TaskSchedule {
  switch (event.eventType) {
    case 'task.created':
    case 'task.completed':
      return live(userId, event.payload.task);
    case 'task.updated':
      return live(userId, event.payload.newState);
    case 'task.deleted':
      return { userId, taskId: event.payload.taskId, version: event.payload.version, kind: 'deleted' };
    case 'task.snapshot': {
      const { taskId, version, task } = event.payload;
      return task === undefined ? { userId, taskId, version, kind: 'deleted' } : live(userId, task);
    }
    default:
      return event satisfies never;
  }
}

function live(userId: string, { taskId, version, status, due, dueDate, timeZone, reminders }: Task): TaskSchedule {
  const plan = {
    status,
    ...(due === undefined ? {} : { due }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(timeZone === undefined ? {} : { timeZone }),
    reminders,
  };
  return { userId, taskId, version, kind: 'live', plan };
}

/** A key for maps over tasks. */
export const taskKey = ({ userId, taskId }: { userId: string; taskId: string }): string => `${taskId}:${userId}`;
