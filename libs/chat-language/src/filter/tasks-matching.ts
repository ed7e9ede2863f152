import { Clock } from '../calendar/clock.js';
import type { GivenTask } from '../given.js';
import type { Filter } from '../understanding.js';
import { matchingTasks } from './matches.js';
import { pastDays } from './past-window.js';

/** The numbers of the tasks a filter lets through; nothing where it asks for what is not known of them (`completedAt`). */
export function tasksMatching(
  filter: Filter,
  tasks: readonly GivenTask[],
  now: Date,
  timezone = 'UTC',
): number[] | undefined {
  return matchingTasks(filter, tasks, new Clock(now.getTime(), timezone));
}

/** The instants of a `completedIn` or `range` by name, from inclusive, to exclusive; nothing for other names. */
export function pastWindow(
  name: string,
  now: Date,
  timezone = 'UTC',
): { readonly from: string; readonly to: string } | undefined {
  const clock = new Clock(now.getTime(), timezone);
  const days = pastDays(name, clock.today);
  return days && { from: clock.startOf(days.from), to: clock.startOf(days.to) };
}
