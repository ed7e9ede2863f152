import type { Sort } from '@todo/chat-language';

import { addDays, dateIn, startOfDate } from '../task/civil-time.js';
import { foldedTitle } from '../task/folded-title.js';
import { priorityOrder } from '../task/task-row.js';
import type { PersonTask } from './numbering.js';

/** Under which heading a task stands in a list. */
export type ListGroup = (typeof groups)[number];
const groups = ['overdue', 'today', 'tomorrow', 'later', 'undated', 'completed', 'archived'] as const;

/** Says under which heading tasks stand, on the day of a person. */
export function groupsOn(now: Date, zone: string): (task: PersonTask) => ListGroup {
  // The bounds of the days once: asking the calendar for each of ten thousand tasks takes half a second.
  const today = dateIn(zone, now.getTime());
  const tomorrow = addDays(today, 1);
  const [tomorrowMs, laterMs] = [startOfDate(zone, tomorrow), startOfDate(zone, addDays(tomorrow, 1))];
  return ({ status, due, dueDate }) => {
    if (status !== 'pending') return status;
    if (due === undefined) {
      if (dueDate === undefined) return 'undated';
      if (dueDate <= tomorrow) return dueDate < today ? 'overdue' : dueDate === today ? 'today' : 'tomorrow';
      return 'later';
    }
    const dueMs = Date.parse(due);
    if (dueMs < now.getTime()) return 'overdue';
    return dueMs < tomorrowMs ? 'today' : dueMs < laterMs ? 'tomorrow' : 'later';
  };
}

/** The tasks in the order in which a list numbers them. */
export function inListOrder(
  tasks: readonly PersonTask[],
  sort: Sort | undefined,
  { now, zone }: { now: Date; zone: string },
): PersonTask[] {
  if (sort !== undefined) {
    const sign = sort.order === 'desc' ? -1 : 1;
    return tasks.toSorted((a, b) => sign * compare(keyOf(a, sort.by), keyOf(b, sort.by)));
  }
  const groupOf = groupsOn(now, zone);
  const rank = new Map(tasks.map((task) => [task, groups.indexOf(groupOf(task))]));
  return tasks.toSorted((a, b) => rank.get(a)! - rank.get(b)! || compare(dueKey(a), dueKey(b)));
}

function keyOf(task: PersonTask, by: Sort['by']): string | number {
  switch (by) {
    case 'due':
      return dueKey(task);
    case 'priority':
      // Descending begins with the most urgent.
      return -priorityOrder[task.priority];
    case 'created':
      return task.createdAt;
    case 'title':
      return foldedTitle(task.title);
    default:
      return by satisfies never;
  }
}

const dueKey = ({ due, dueDate }: PersonTask): number =>
  due !== undefined ? Date.parse(due) : dueDate === undefined ? Infinity : Date.parse(`${dueDate}T23:59:59.999Z`);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
