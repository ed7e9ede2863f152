import { randomUUID } from 'node:crypto';

import {
  type Envelope,
  type MessageDefinition,
  type Profile,
  type Task,
  taskCompleted,
  type TaskCompleted,
  taskDeleted,
  type TaskDeleted,
  taskReminder,
  type TaskReminder,
  taskSnapshot,
  type TaskSnapshot,
  taskUpdated,
  type TaskUpdated,
  userProfileUpdated,
  type UserProfileUpdated,
} from '@todo/event-contracts';

/** A message as the service that owns tasks and profiles would publish it. */
function message<M extends Envelope>(
  { type, version }: MessageDefinition & { readonly type: M['eventType'] },
  userId: string,
  payload: M['payload'],
): M {
  return {
    eventId: randomUUID(),
    timestamp: '2026-05-15T08:00:00.050Z',
    eventType: type,
    source: 'todo-command-service',
    userId,
    payload,
    headers: {
      schemaVersion: version,
      correlationId: `sentence-${randomUUID()}`,
      causationId: randomUUID(),
      actor: { type: 'scheduler', id: 'todo-command-service' },
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    },
  } as unknown as M;
}

/** A user nobody else's test knows. */
export const somebody = (): string => `user-${randomUUID()}`;

/** The address of a user of these tests. */
export const addressOf = (userId: string): string => `${userId}@example.org`;

export function due(userId: string, of: Partial<TaskReminder['payload']> = {}): TaskReminder {
  return message<TaskReminder>(taskReminder, userId, {
    reminderId: randomUUID(),
    taskId: randomUUID(),
    userId,
    title: 'Buy bread',
    dueDate: '2026-05-15T15:00:00Z',
    reminderTime: '2026-05-15T08:00:00Z',
    reminderType: 'email',
    taskVersion: 1,
    ...of,
  });
}

/** The same reminder, told again under another event id. */
export const toldAgain = (reminder: TaskReminder): TaskReminder => ({ ...reminder, eventId: randomUUID() });

export function profileOf(userId: string, of: Partial<Profile> = {}): UserProfileUpdated {
  const preferences = { timeZone: 'Asia/Karachi', language: 'en' as const, dayFirst: true };
  return message<UserProfileUpdated>(userProfileUpdated, userId, {
    profile: {
      ...{ userId, profileVersion: 1, email: addressOf(userId), ...preferences },
      ...{ quietHours: { from: '22:00', to: '07:30' }, digest: null, channels: ['email', 'in-app'] },
      ...of,
    },
  });
}

/** The task of a reminder, as it was when the reminder was due. */
export function taskOf({ userId, payload }: TaskReminder, of: Partial<Task> = {}): Task {
  return {
    taskId: payload.taskId,
    userId,
    title: payload.title,
    status: 'pending',
    priority: 'medium',
    ...(payload.dueDate === undefined ? {} : { due: payload.dueDate }),
    tags: [],
    reminders: [{ reminderId: payload.reminderId, remindAt: payload.reminderTime }],
    createdAt: '2026-05-01T08:00:00Z',
    updatedAt: '2026-05-01T08:00:00Z',
    version: payload.taskVersion,
    ...of,
  };
}

export const updated = (previousState: Task, of: Partial<Task>): TaskUpdated => {
  const newState = { ...previousState, version: previousState.version + 1, ...of };
  return message<TaskUpdated>(taskUpdated, newState.userId, { kind: 'edited', previousState, newState });
};

export const completed = (previousState: Task): TaskCompleted => {
  const task: Task = { ...previousState, status: 'completed', version: previousState.version + 1 };
  return message<TaskCompleted>(taskCompleted, task.userId, { previousState, task });
};

export const deleted = (previousState: Task, version = previousState.version + 1): TaskDeleted =>
  message<TaskDeleted>(taskDeleted, previousState.userId, { taskId: previousState.taskId, version, previousState });

export const snapshot = (userId: string, taskId: string, version: number, task?: Task): TaskSnapshot =>
  message<TaskSnapshot>(taskSnapshot, userId, { taskId, version, ...(task === undefined ? {} : { task }) });
