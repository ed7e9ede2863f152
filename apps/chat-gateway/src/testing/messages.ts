import { randomUUID } from 'node:crypto';

import {
  commandAccepted,
  type CommandAccepted,
  commandFailed,
  type CommandFailed,
  commandRejected,
  type CommandRejected,
  type Envelope,
  type MessageDefinition,
  type Task,
  taskCompleted,
  type TaskCompleted,
  taskCreated,
  type TaskCreated,
  taskDeleted,
  type TaskDeleted,
  taskUpdated,
  type TaskUpdated,
} from '@todo/event-contracts';

/** A message as the service that owns it would publish it. */
export function message<M extends Envelope>(
  { type, version }: MessageDefinition & { readonly type: M['eventType'] },
  userId: string,
  payload: M['payload'],
  causationId: string = randomUUID(),
): M {
  return {
    eventId: randomUUID(),
    timestamp: '2026-05-12T08:00:00.000Z',
    eventType: type,
    source: 'todo-command-service',
    userId,
    payload,
    headers: { schemaVersion: version, correlationId: 'test', causationId, actor: { type: 'user', id: userId } },
  } as unknown as M;
}

/** A task with everything it must have. */
export function aTask(of: Partial<Task> & Pick<Task, 'userId'>): Task {
  return {
    taskId: randomUUID(),
    title: 'Buy bread',
    status: 'pending',
    priority: 'medium',
    tags: [],
    reminders: [],
    createdAt: '2026-05-12T08:00:00.000Z',
    updatedAt: '2026-05-12T08:00:00.000Z',
    version: 1,
    ...of,
  };
}

export const created = (task: Task, commandId?: string) =>
  message<TaskCreated>(taskCreated, task.userId, { task }, commandId);

export const updated = (previousState: Task, newState: Task, commandId?: string) =>
  message<TaskUpdated>(taskUpdated, newState.userId, { kind: 'edited', previousState, newState }, commandId);

export const completed = (previousState: Task, task: Task, commandId?: string) =>
  message<TaskCompleted>(taskCompleted, task.userId, { previousState, task }, commandId);

export const deleted = (previousState: Task, version = previousState.version + 1, commandId?: string) =>
  message<TaskDeleted>(
    taskDeleted,
    previousState.userId,
    { taskId: previousState.taskId, version, previousState },
    commandId,
  );

export function accepted(
  userId: string,
  commandId: string,
  tasks: CommandAccepted['payload']['tasks'],
  more: Partial<CommandAccepted['payload']> = {},
): CommandAccepted {
  const payload = { commandId, commandType: 'task.create', tasks, leftOut: [], ...more };
  return message<CommandAccepted>(commandAccepted, userId, payload, commandId);
}

export function rejected(
  userId: string,
  commandId: string,
  code: CommandRejected['payload']['code'],
  leftOut: CommandRejected['payload']['leftOut'] = [],
): CommandRejected {
  const payload = { commandId, commandType: 'task.update', code, message: 'A sentence.', leftOut };
  return message<CommandRejected>(commandRejected, userId, payload, commandId);
}

export const failed = (userId: string, commandId: string): CommandFailed =>
  message<CommandFailed>(commandFailed, userId, { commandId, code: 'schema', message: 'A fault.' }, commandId);
