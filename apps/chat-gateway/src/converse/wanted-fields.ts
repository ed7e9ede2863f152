import type { Command, NewTask as SaidTask } from '@todo/chat-language';
import { type NewTask, profilePatch, type ProfilePatch, type Reminder, type TaskPatch } from '@todo/event-contracts';

/** Makes the ids of reminders. */
export type NewId = () => string;

/** The task that a sentence asks for, meant in a time zone. */
export function saidTask(said: Partial<SaidTask>, timeZone: string, newId: NewId): Omit<NewTask, 'taskId'> {
  const { title = '', description, priority, due, dueDate, recurrence, anchor, tags } = said;
  const reminders = saidReminders(said, newId);
  const dated = due ?? dueDate ?? recurrence;
  return {
    title,
    ...(description === undefined ? {} : { description }),
    ...(priority === undefined ? {} : { priority }),
    ...(due === undefined ? {} : { due }),
    ...(dueDate === undefined || due !== undefined ? {} : { dueDate }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(anchor === undefined ? {} : { anchor }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(reminders.length === 0 ? {} : { reminders }),
    ...(dated === undefined && reminders.length === 0 ? {} : { timeZone }),
  };
}

/** The reminders that a sentence asks for. */
export function saidReminders({ remindAt = [], reminderOffsets = [] }: Partial<SaidTask>, newId: NewId): Reminder[] {
  return [
    ...remindAt.map((at) => ({ reminderId: newId(), remindAt: at })),
    ...reminderOffsets.map((offset) => ({ reminderId: newId(), offset })),
  ];
}

/** The new values that a sentence sets. A date replaces a time, and the reverse: a task has one or the other. */
export function saidPatch({ set }: Command, timeZone: string): TaskPatch | undefined {
  if (set === undefined) return undefined;
  const { status: _archives, tags, ...values } = set;
  const patch: TaskPatch = { ...values, ...(tags === undefined ? {} : { tags: tags && [...tags] }) };
  if (patch.due && patch.dueDate === undefined) patch.dueDate = null;
  if (patch.dueDate && patch.due === undefined) patch.due = null;
  // "No date" means neither, whichever of the two there is.
  if (patch.due === null && patch.dueDate === undefined) patch.dueDate = null;
  if (patch.dueDate === null && patch.due === undefined) patch.due = null;
  if (patch.recurrence === null) patch.anchor = null;
  if (patch.due || patch.dueDate || patch.recurrence) patch.timeZone = timeZone;
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** The preferences that a sentence sets; undefined where it names none that there can be. */
export function saidProfile(command: Command): ProfilePatch | undefined {
  const { timezone, quietHours, digest, language, dayFirst } = command;
  const parsed = profilePatch.safeParse({
    ...(timezone === undefined ? {} : { timeZone: timezone }),
    ...(quietHours === undefined ? {} : { quietHours }),
    ...(digest === undefined ? {} : { digest }),
    ...(language === undefined ? {} : { language }),
    ...(dayFirst === undefined ? {} : { dayFirst }),
  });
  return parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : undefined;
}
