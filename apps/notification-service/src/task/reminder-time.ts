import type { Reminder } from '@todo/event-contracts';

import type { ReminderPlan } from './task-schedule.js';
import { instantOf, wallAt } from './wall-clock.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** A date has no hour to count from; its reminders count from nine in the morning. */
const morningMs = 9 * hourMs;

/**
 * When a reminder goes off, in milliseconds; `none` when it hangs on a due date that the task does not have, and
 * `unclear` when it hangs on a zone that is not known here. The rules are those of the service that schedules.
 */
export function reminderTime(
  { remindAt, offset }: Reminder,
  { due, dueDate }: ReminderPlan,
  zone: string | undefined,
): number | 'none' | 'unclear' {
  if (remindAt !== undefined) return Date.parse(remindAt);
  if (offset === undefined || (due === undefined && dueDate === undefined)) return 'none';
  const { days, restMs } = partsOf(offset);
  if (due !== undefined && days === 0) return Date.parse(due) + restMs;
  if (zone === undefined) return 'unclear';
  try {
    const wall = due === undefined ? Date.parse(`${dueDate}T00:00:00Z`) + morningMs : wallAt(Date.parse(due), zone);
    // Days move the clock on the wall, so that nine o'clock stays nine o'clock; hours and minutes are exact.
    return instantOf(wall + days * dayMs, zone) + restMs;
  } catch {
    // A zone that this machine does not know.
    return 'unclear';
  }
}

function partsOf(offset: string): { days: number; restMs: number } {
  const [, sign, days = '0', hours = '0', minutes = '0'] =
    /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(offset) ?? [];
  const factor = sign === '-' ? -1 : 1;
  return { days: factor * Number(days), restMs: factor * (Number(hours) * hourMs + Number(minutes) * 60_000) };
}
