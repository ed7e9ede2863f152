import { derivedId, type TaskReminder, taskReminder } from '@todo/event-contracts';

import { source } from '../handle-commands/command-messages.js';
import type { DueReminder } from './due-reminder.js';

/** The message of a due reminder. Its id follows from what there is only one of. */
export function reminderMessage(reminder: DueReminder): TaskReminder {
  const { reminderId, scheduledFor, channel, userId, task, publishedAt, correlationId, causationId, traceparent } =
    reminder;
  const dueDate = task.due ?? task.dueDate;
  return {
    eventId: derivedId(reminderId, `${scheduledFor} ${channel} ${userId}`),
    timestamp: publishedAt,
    eventType: taskReminder.type,
    source,
    userId,
    payload: {
      reminderId,
      taskId: task.taskId,
      userId,
      title: task.title,
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(task.timeZone === undefined ? {} : { timeZone: task.timeZone }),
      reminderTime: scheduledFor,
      reminderType: channel,
      taskVersion: task.version,
    },
    headers: {
      schemaVersion: taskReminder.version,
      correlationId,
      causationId,
      actor: { type: 'scheduler', id: source },
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}
