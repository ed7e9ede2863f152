import type { Command } from '@todo/event-contracts';

import { keyOf, type Scheduled, scheduleChange, type ScheduledReminder } from '../task/reminder-schedule.js';

/** A reminder to be published, and the command that asked for it: one trace leads from the sentence to the mail. */
export interface ReminderToSchedule extends ScheduledReminder {
  readonly taskId: string;
  readonly userId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent: string | undefined;
}

export type ReminderToCancel = ScheduledReminder & { readonly userId: string };

/** What a batch does to the due reminders; the last word on each counts. */
export class ReminderChanges {
  private readonly byKey = new Map<string, { scheduled?: ReminderToSchedule; cancelled?: ReminderToCancel }>();

  /** Takes up what a command does to a task, or to the profile that its schedule depends on. */
  take(taskId: string, before: Scheduled, after: Scheduled, command: Command, now: string): void {
    const { userId, eventId, timestamp, headers } = command;
    // ISO instants of the same precision compare as text, but callers need not write them alike.
    const askedAt = Date.parse(timestamp) < Date.parse(now) ? timestamp : now;
    const { cancelled, scheduled } = scheduleChange(before, after, askedAt);
    for (const reminder of cancelled) this.byKey.set(keyOf(reminder), { cancelled: { ...reminder, userId } });
    for (const reminder of scheduled) {
      const { correlationId, traceparent } = headers;
      this.byKey.set(keyOf(reminder), {
        scheduled: { ...reminder, taskId, userId, correlationId, causationId: eventId, traceparent },
      });
    }
  }

  get scheduled(): ReminderToSchedule[] {
    return [...this.byKey.values()].flatMap(({ scheduled }) => scheduled ?? []);
  }

  get cancelled(): ReminderToCancel[] {
    return [...this.byKey.values()].flatMap(({ cancelled }) => cancelled ?? []);
  }
}
