import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { calendarDate, instant, userId } from '../envelope.js';
import { channel } from '../model/task.js';
import { topics } from '../topics.js';

/**
 * Requirement R4: a reminder is due on one channel. There is exactly one per reminder, scheduled time and channel.
 * Only todo-command-service publishes it.
 */
export const taskReminder = defineEvent({
  type: 'task.reminder',
  version: 1,
  topic: topics.reminders,
  payload: z.object({
    reminderId: z.uuid(),
    taskId: z.uuid(),
    userId,
    title: z.string(),
    dueDate: z
      .union([instant, calendarDate])
      .optional()
      .meta({ description: "The task's due instant or date, if it has one." }),
    timeZone: z.string().optional(),
    reminderTime: instant.meta({ description: 'When it was scheduled for.' }),
    reminderType: channel,
    taskVersion: z.int().min(1),
  }),
  audit: ({ payload }) => ({
    action: 'reminder.due',
    resourceType: 'reminder',
    resourceId: payload.reminderId,
    afterState: payload,
  }),
});
export type TaskReminder = MessageOf<typeof taskReminder>;
