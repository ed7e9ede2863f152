import type { Clock } from '../calendar/clock.js';
import { parseIsoDate, type Day } from '../calendar/days.js';
import type { SaidEve } from '../extract/eve.js';
import type { NewTask } from '../understanding.js';

/** When a task is due, as far as it is known. */
export interface DueDay {
  readonly due?: string;
  readonly dueDate?: string;
}

export function dayDue({ due, dueDate }: DueDay, clock: Clock): Day | undefined {
  if (due !== undefined) return clock.localOf(Date.parse(due)).day;
  return dueDate === undefined ? undefined : parseIsoDate(dueDate);
}

/** "The evening before" of the day it is due. Where that is not known yet it is counted back from whatever it will be. */
export function eveFields(
  eves: readonly SaidEve[],
  due: DueDay,
  clock: Clock,
): Pick<NewTask, 'remindAt' | 'reminderOffsets'> {
  const day = dayDue(due, clock);
  if (day === undefined) return { reminderOffsets: eves.map(({ daysBefore }) => (daysBefore === 1 ? '-P1D' : 'PT0M')) };
  return { remindAt: eves.map(({ daysBefore, minute }) => clock.instant(day - daysBefore, minute)) };
}
