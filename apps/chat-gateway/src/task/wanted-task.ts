import { randomUUID } from 'node:crypto';

import type { NewTask, Reminder, TaskPatch } from '@todo/event-contracts';

import type { NewTaskBody, TaskPatchBody } from './task-body.js';

/** The task that a body asks for. */
export function wantedTask({ reminders, ...body }: NewTaskBody): Omit<NewTask, 'taskId'> {
  return withoutUndefined({ ...body, reminders: reminders?.map(withId) });
}

/** The change that a body asks for. A due date replaces a due time, and the reverse: a task has one or the other. */
export function wantedPatch({ reminders, ...body }: TaskPatchBody): TaskPatch {
  const patch = { ...body, reminders: reminders === null ? null : reminders?.map(withId) };
  if (patch.due && patch.dueDate === undefined) patch.dueDate = null;
  if (patch.dueDate && patch.due === undefined) patch.due = null;
  return withoutUndefined(patch);
}

type WantedReminder = NonNullable<NewTaskBody['reminders']>[number];

const withId = ({ reminderId, ...rest }: WantedReminder): Reminder =>
  withoutUndefined({ reminderId: reminderId ?? randomUUID(), ...rest });

/** `exactOptionalPropertyTypes`: a member that is absent and one that is undefined are not the same. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
