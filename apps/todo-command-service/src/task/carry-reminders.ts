import type { Reminder, Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { type Due, dueOf } from './due.js';
import { instantOf, instantText, wallTime } from './wall-clock.js';

/**
 * The reminders of a task for another date of its series. Offsets stay offsets; an instant keeps its distance to the
 * due date on the wall clock, so that “the evening before” stays that across a clock change. Where there is no date
 * to keep a distance to, an instant belongs to the old occurrence alone and is left behind.
 * @param idOf the id under which a reminder goes on.
 */
export function carriedReminders(task: Task, to: Due, zone: string, idOf: (reminderId: string) => string): Reminder[] {
  const before = wallOfDue(dueOf(task), zone);
  const after = wallOfDue(to, zone);
  return task.reminders.flatMap((reminder): Reminder[] => {
    const reminderId = idOf(reminder.reminderId);
    if (reminder.remindAt === undefined) return [{ ...reminder, reminderId }];
    if (before === undefined || after === undefined) return [];
    const distance = before.until(wallTime(Temporal.Instant.from(reminder.remindAt), zone));
    return [{ ...reminder, reminderId, remindAt: instantText(instantOf(after.add(distance), zone)) }];
  });
}

function wallOfDue(due: Due, zone: string): Temporal.PlainDateTime | undefined {
  switch (due.kind) {
    case 'none':
      return undefined;
    case 'date':
      return Temporal.PlainDate.from(due.date).toPlainDateTime();
    case 'instant':
      return wallTime(Temporal.Instant.from(due.at), zone);
    default:
      return due satisfies never;
  }
}
