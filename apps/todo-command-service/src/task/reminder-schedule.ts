import type { Channel, Profile, Reminder, Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { defaultPreferences } from '../profile/default-profile.js';
import { dueOf } from './due.js';
import { isOpen, type TaskState } from './task-state.js';

/** One reminder, at one time, on one channel: what is published once and never again. */
export interface ScheduledReminder {
  readonly reminderId: string;
  /** To the millisecond, always in the same spelling. */
  readonly scheduledFor: string;
  readonly channel: Channel;
}

/** What becomes of a task's reminders when the task, or its owner's profile, changes. */
export interface ScheduleChange {
  readonly cancelled: readonly ScheduledReminder[];
  readonly scheduled: readonly ScheduledReminder[];
}

/** A task in the setting that its schedule depends on. */
export interface Scheduled {
  readonly state: TaskState | undefined;
  readonly profile: Profile | undefined;
}

const nothing: ScheduleChange = { cancelled: [], scheduled: [] };

/**
 * What is to be cancelled and what is to be scheduled. A time that had passed when the person asked is not scheduled:
 * nobody wants to be reminded of yesterday. One that passed while the command was on its way still is.
 */
export function scheduleChange(before: Scheduled, after: Scheduled, askedAt: string): ScheduleChange {
  if (!mayRemind(before) && !mayRemind(after)) return nothing;
  const old = scheduleOf(before);
  const next = scheduleOf(after);
  const asked = Date.parse(askedAt);
  return {
    cancelled: [...old].filter(([key]) => !next.has(key)).map(([, reminder]) => reminder),
    scheduled: [...next]
      .filter(([key, { scheduledFor }]) => !old.has(key) && Date.parse(scheduledFor) > asked)
      .map(([, reminder]) => reminder),
  };
}

export function keyOf({ reminderId, scheduledFor, channel }: ScheduledReminder): string {
  return `${reminderId} ${scheduledFor} ${channel}`;
}

/** Only open tasks remind. */
function mayRemind({ state }: Scheduled): boolean {
  return isOpen(state) && state?.kind === 'live' && state.task.reminders.length > 0;
}

function scheduleOf({ state, profile }: Scheduled): Map<string, ScheduledReminder> {
  if (state?.kind !== 'live' || !isOpen(state)) return new Map();
  const { timeZone, channels } = profile ?? defaultPreferences();
  const { task } = state;
  const reminders = task.reminders.flatMap((reminder) => {
    const at = remindAt(reminder, task, task.timeZone ?? timeZone);
    if (at === undefined) return [];
    const scheduledFor = spelling(at);
    const named = reminder.channels?.length ? reminder.channels : channels;
    return named.map((channel) => ({ reminderId: reminder.reminderId, scheduledFor, channel }));
  });
  return new Map(reminders.map((reminder) => [keyOf(reminder), reminder]));
}

/** When a reminder is due; undefined when it hangs on a due date that the task does not have. */
function remindAt({ remindAt, offset }: Reminder, task: Task, zone: string): Temporal.Instant | undefined {
  if (remindAt !== undefined) return Temporal.Instant.from(remindAt);
  const due = dueOf(task);
  if (offset === undefined || due.kind === 'none') return undefined;
  // A date has no hour to count from; the morning is when people look at what the day brings.
  const base =
    due.kind === 'instant'
      ? Temporal.Instant.from(due.at).toZonedDateTimeISO(zone)
      : Temporal.PlainDate.from(due.date).toZonedDateTime({ timeZone: zone, plainTime: '09:00' });
  return base.add(offset).toInstant();
}

function spelling(at: Temporal.Instant): string {
  return new Date(at.epochMilliseconds).toISOString().replace('.000Z', 'Z');
}
