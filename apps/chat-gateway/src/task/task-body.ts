import { calendarDate, channel, instant, limits, priority, reminder } from '@todo/event-contracts';
import { z } from 'zod';

/** A title that shows something; kept as it was written. */
const title = z
  .string()
  .min(1)
  .max(limits.titleLengthMax)
  .refine((text) => /[^\s\p{C}]/u.test(text), 'a title needs a character that can be seen');
const description = z.string().max(limits.descriptionLengthMax);
const tags = z
  .array(
    z
      .string()
      .min(1)
      .max(limits.tagLengthMax)
      .refine((tag) => /[^\s\p{C}]/u.test(tag), 'a tag needs a character that can be seen'),
  )
  .max(limits.tagsMax);
const timeZone = z.string().min(1).max(64);
const recurrence = z
  .string()
  .min(1)
  .max(300)
  .meta({ description: 'RRULE without prefix, such as FREQ=WEEKLY;BYDAY=MO.' });

/** A year that a person can mean, as the owner of tasks takes it. */
const meantYear = (time: string) => /^(?:19[7-9]|2\d\d)\d/.test(time);
const dueDate = calendarDate.refine(meantYear, 'a year from 1970 to 2999');
const due = instant.refine(meantYear, 'a year from 1970 to 2999');

/** A reminder as a person asks for it; its id is made here where none is given. */
const wantedReminder = z
  .strictObject({
    reminderId: z.uuid().toLowerCase().optional(),
    remindAt: instant.refine(meantYear, 'a year from 1970 to 2999').optional(),
    offset: reminder.shape.offset,
    channels: z.array(channel).max(3).optional(),
  })
  .refine(({ remindAt, offset }) => (remindAt === undefined) !== (offset === undefined), 'either remindAt or offset');
const reminders = z.array(wantedReminder).max(limits.remindersMax);

const notBoth = ({ due, dueDate }: { due?: unknown; dueDate?: unknown }) => !(due && dueDate);

/** The body of `POST /api/tasks`. */
export const newTaskBody = z
  .strictObject({
    title,
    description: description.optional(),
    priority: priority.optional(),
    dueDate: dueDate.optional(),
    due: due.optional(),
    timeZone: timeZone.optional(),
    recurrence: recurrence.optional(),
    anchor: z.literal('completion').optional(),
    tags: tags.optional(),
    reminders: reminders.optional(),
  })
  .refine(notBoth, 'either due or dueDate')
  .meta({ id: 'NewTask' });
export type NewTaskBody = z.infer<typeof newTaskBody>;

/** The body of `PATCH /api/tasks/{taskId}`: a JSON merge patch (RFC 7396). null clears, absent leaves. */
export const taskPatchBody = z
  .strictObject({
    title: title.optional(),
    description: description.nullable().optional(),
    priority: priority.nullable().optional(),
    dueDate: dueDate.nullable().optional(),
    due: due.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    recurrence: recurrence.nullable().optional(),
    anchor: z.literal('completion').nullable().optional(),
    tags: tags.nullable().optional(),
    reminders: reminders.nullable().optional(),
  })
  .refine(notBoth, 'either due or dueDate')
  .refine((patch) => Object.keys(patch).length > 0, 'at least one field to change')
  .meta({ id: 'TaskPatch' });
export type TaskPatchBody = z.infer<typeof taskPatchBody>;
