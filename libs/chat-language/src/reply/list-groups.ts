import { Clock } from '../calendar/clock.js';
import { isoDate, mondayOf } from '../calendar/days.js';
import type { TaskStatus } from '../understanding.js';

/** Under which headings the tasks of a list stand, in this order. */
export const listGroups = [
  'overdue',
  'today',
  'tomorrow',
  'this_week',
  'later',
  'undated',
  'completed',
  'archived',
] as const;
export type ListGroup = (typeof listGroups)[number];

/** What of a task its heading depends on. */
export interface DatedTask {
  readonly status?: TaskStatus | undefined;
  readonly due?: string | undefined;
  readonly dueDate?: string | undefined;
}

/** Says under which heading tasks stand on the day of a person. Weeks end with Sunday. */
export function groupsOn(now: Date, timezone: string): (task: DatedTask) => ListGroup {
  const clock = new Clock(now.getTime(), timezone);
  const { today } = clock;
  // The bounds once: asking the calendar for each of ten thousand tasks takes half a second.
  const bounds = [
    { group: 'today', until: today + 1 },
    { group: 'tomorrow', until: today + 2 },
    { group: 'this_week', until: mondayOf(today) + 7 },
  ] as const;
  const ends = bounds.map(({ group, until }) => ({ group, date: isoDate(until), ms: clock.instantMs(until, 0) }));
  const todayDate = isoDate(today);
  return ({ status = 'pending', due, dueDate }) => {
    if (status !== 'pending') return status;
    if (due !== undefined) {
      const dueMs = Date.parse(due);
      return dueMs < clock.nowMs ? 'overdue' : (ends.find(({ ms }) => dueMs < ms)?.group ?? 'later');
    }
    if (dueDate === undefined) return 'undated';
    return dueDate < todayDate ? 'overdue' : (ends.find(({ date }) => dueDate < date)?.group ?? 'later');
  };
}
