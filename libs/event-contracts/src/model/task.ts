import { z } from 'zod';

import { calendarDate, instant, userId } from '../envelope.js';

/** Limits that a person meets; the command service rejects what exceeds them. Lengths in UTF-16 units. */
export const limits = {
  titleLengthMax: 500,
  descriptionLengthMax: 10_000,
  tagsMax: 20,
  tagLengthMax: 50,
  remindersMax: 20,
  timeZoneLengthMax: 64,
  recurrenceLengthMax: 300,
  openTasksMax: 10_000,
  bulkTargetsMax: 500,
} as const;

export const taskStatus = z.enum(['pending', 'completed', 'archived']);
export type TaskStatus = z.infer<typeof taskStatus>;

export const priority = z.enum(['low', 'medium', 'high']);
export type Priority = z.infer<typeof priority>;

/** How a reminder reaches a person. */
export const channel = z.enum(['email', 'push', 'in-app']);
export type Channel = z.infer<typeof channel>;

/**
 * A span of time with a sign, such as `-PT2H`: days, hours and minutes. At least one part, and at most five digits each,
 * because adding more leaves the calendar.
 */
export const reminderOffset = z
  .string()
  .regex(/^-?P(?=[\dT])(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,5}M)?)?$/)
  .meta({ description: 'ISO 8601 duration with a sign.' });

/** When to remind of a task: at an instant, or at an offset from its due time such as `-PT2H`; never both. */
export const reminder = z
  .object({
    reminderId: z.uuid(),
    remindAt: instant.optional(),
    offset: reminderOffset
      .optional()
      .meta({ description: 'Relative to the due time; of a date-only task, relative to 09:00 of that date.' }),
    channels: z.array(channel).max(3).optional().meta({ description: "Absent: the channels of the person's profile." }),
  })
  .refine(({ remindAt, offset }) => (remindAt === undefined) !== (offset === undefined), {
    message: 'either remindAt or offset',
  })
  .meta({ id: 'Reminder', oneOf: [{ required: ['remindAt'] }, { required: ['offset'] }] });
export type Reminder = z.infer<typeof reminder>;

const zoneMeaning = 'IANA zone in which due and repeats are meant.';
const ruleMeaning = 'RRULE without prefix.';
const whenDue = {
  dueDate: calendarDate.optional(),
  due: instant.optional(),
  anchor: z.literal('completion').optional().meta({ description: 'The repeat counts from completion, not from due.' }),
};

/** Requirement R3: a task, whole. */
export const task = z
  .object({
    taskId: z.uuid(),
    userId,
    title: z.string().min(1).max(limits.titleLengthMax),
    description: z.string().max(limits.descriptionLengthMax).optional(),
    status: taskStatus,
    priority,
    ...whenDue,
    timeZone: z.string().min(1).max(limits.timeZoneLengthMax).optional().meta({ description: zoneMeaning }),
    recurrence: z.string().min(1).max(limits.recurrenceLengthMax).optional().meta({ description: ruleMeaning }),
    tags: z.array(z.string().min(1).max(limits.tagLengthMax)).max(limits.tagsMax),
    reminders: z.array(reminder).max(limits.remindersMax),
    seriesId: z.uuid().optional().meta({ description: 'What the occurrences of one repeating task share.' }),
    createdAt: instant,
    updatedAt: instant,
    completedAt: instant.optional(),
    version: z.int().min(1).meta({ description: 'Counts every change of the task and never restarts.' }),
  })
  .refine(({ due, dueDate }) => due === undefined || dueDate === undefined, { message: 'either due or dueDate' })
  .meta({ id: 'Task', not: { required: ['due', 'dueDate'] } });
export type Task = z.infer<typeof task>;

/**
 * A task as somebody asks for it. Looser than `task`: what exceeds a limit is a rejection with a reason,
 * not a message that cannot be read.
 */
export const newTask = z.object({
  taskId: z.uuid().meta({ description: 'Made by the caller, so that a repeated request names the same task.' }),
  title: z.string(),
  description: z.string().optional(),
  priority: priority.optional(),
  ...whenDue,
  timeZone: z.string().optional().meta({ description: zoneMeaning }),
  recurrence: z.string().optional().meta({ description: ruleMeaning }),
  tags: z.array(z.string()).optional(),
  reminders: z.array(reminder).optional(),
});
export type NewTask = z.infer<typeof newTask>;

/** New values of a task's fields; null clears, absent leaves. */
export const taskPatch = z.object({
  title: z.string().optional(),
  description: z.string().nullable().optional(),
  priority: priority.nullable().optional().meta({ description: 'null: back to medium.' }),
  dueDate: calendarDate.nullable().optional(),
  due: instant.nullable().optional(),
  timeZone: z.string().nullable().optional(),
  recurrence: z.string().nullable().optional(),
  anchor: z.literal('completion').nullable().optional(),
  tags: z.array(z.string()).nullable().optional(),
  reminders: z.array(reminder).nullable().optional(),
});
export type TaskPatch = z.infer<typeof taskPatch>;
