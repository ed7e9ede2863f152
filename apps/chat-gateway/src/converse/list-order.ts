import { groupsOn, listGroups, type Sort } from '@todo/chat-language';

import { foldedTitle } from '../task/folded-title.js';
import { priorityOrder } from '../task/task-row.js';
import type { PersonTask } from './numbering.js';

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
  const rank = new Map(tasks.map((task) => [task, listGroups.indexOf(groupOf(task))]));
  return tasks.toSorted((a, b) => rank.get(a)! - rank.get(b)! || compare(timeKey(a), timeKey(b)));
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

/** What is completed begins with what was completed last; everything else with what is due first. */
function timeKey(task: PersonTask): number {
  const { status, completedAt } = task;
  return status === 'completed' && completedAt !== undefined ? -Date.parse(completedAt) : dueKey(task);
}

const dueKey = ({ due, dueDate }: PersonTask): number =>
  due !== undefined ? Date.parse(due) : dueDate === undefined ? Infinity : Date.parse(`${dueDate}T23:59:59.999Z`);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
