import type { Clock } from '../calendar/clock.js';
import { mondayOf, monthEnd, monthStart, parseIsoDate, type Day } from '../calendar/days.js';
import type { GivenTask } from '../given.js';
import { tasksBySearch } from '../resolve/title-match.js';
import type { DueWindow, Filter, FilterLeaf } from '../understanding.js';
import { isLeaf } from './combine.js';
import { pastDays } from './past-window.js';

/** The numbers of the tasks a filter lets through; nothing when that depends on what is not known of them. */
export function matchingTasks(filter: Filter, tasks: readonly GivenTask[], clock: Clock): number[] | undefined {
  const found: number[] = [];
  const look: Look = { tasks, clock, searched: new Map() };
  for (const task of tasks) {
    const verdict = matches(filter, task, look);
    if (verdict === undefined) return undefined;
    if (verdict) found.push(task.n);
  }
  return found;
}

/** One look through the tasks; each text is searched for once. */
interface Look {
  readonly tasks: readonly GivenTask[];
  readonly clock: Clock;
  readonly searched: Map<string, ReadonlySet<GivenTask>>;
}

function matches(filter: Filter, task: GivenTask, look: Look): boolean | undefined {
  if ('all' in filter)
    return combine(
      filter.all.map((part) => matches(part, task, look)),
      false,
    );
  if ('any' in filter)
    return combine(
      filter.any.map((part) => matches(part, task, look)),
      true,
    );
  if ('not' in filter) {
    const verdict = matches(filter.not, task, look);
    return verdict === undefined ? undefined : !verdict;
  }
  return isLeaf(filter) ? matchesLeaf(filter, task, look) : false;
}

function combine(verdicts: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(undefined) ? undefined : !decisive;
}

function matchesLeaf(leaf: FilterLeaf, task: GivenTask, look: Look): boolean | undefined {
  const status = task.status ?? 'pending';
  if (leaf.status && leaf.status !== 'all' && leaf.status !== status) return false;
  if (leaf.priority && leaf.priority !== task.priority) return false;
  if (leaf.tags?.some((tag) => !task.tags?.some((own) => own.toLowerCase() === tag))) return false;
  if (leaf.untagged && (task.tags?.length ?? 0) > 0) return false;
  if (leaf.recurring && task.recurrence === undefined) return false;
  if (leaf.search !== undefined && !isFound(leaf.search, task, look)) return false;
  const { clock } = look;
  if (leaf.completedIn !== undefined) return isCompletedWithin(leaf, task, clock);
  if (leaf.dueAny) return leaf.dueAny.some((window) => isDueIn(window, task, clock));
  if (leaf.due) return isDueIn(leaf.due, task, clock);
  return leaf.from === undefined && leaf.to === undefined ? true : isDueBetween(leaf, task, clock);
}

function isFound(words: string, task: GivenTask, { tasks, searched }: Look): boolean {
  const found = searched.get(words) ?? new Set(tasksBySearch(words, tasks));
  searched.set(words, found);
  return found.has(task);
}

function isCompletedWithin(leaf: FilterLeaf, { completedAt }: GivenTask, clock: Clock): boolean | undefined {
  if (completedAt === undefined) return undefined;
  const at = Date.parse(completedAt);
  const days = pastDays(leaf.completedIn ?? '', clock.today);
  const { from, to } = days ? { from: clock.startOf(days.from), to: clock.startOf(days.to) } : leaf;
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to));
}

function isDueIn(window: DueWindow, task: GivenTask, clock: Clock): boolean {
  const hasDue = task.due !== undefined || task.dueDate !== undefined;
  if (window === 'none') return !hasDue;
  if (!hasDue) return false;
  if (window === 'any') return true;
  const day = task.due === undefined ? (parseIsoDate(task.dueDate!) ?? 0) : clock.localOf(Date.parse(task.due)).day;
  // What is done or put away is late no more.
  if (window === 'overdue' && (task.status ?? 'pending') !== 'pending') return false;
  if (window === 'overdue') return task.due === undefined ? day < clock.today : Date.parse(task.due) < clock.nowMs;
  const [from, to] = namedDays(window, clock.today);
  return day >= from && day < to;
}

function namedDays(window: Exclude<DueWindow, 'none' | 'any' | 'overdue'>, today: Day): [Day, Day] {
  switch (window) {
    case 'today':
      return [today, today + 1];
    case 'tomorrow':
      return [today + 1, today + 2];
    case 'this_week':
      return [mondayOf(today), mondayOf(today) + 7];
    case 'next_week':
      return [mondayOf(today) + 7, mondayOf(today) + 14];
    case 'next_7_days':
      return [today, today + 7];
    case 'this_month':
      return [monthStart(today), monthEnd(today) + 1];
    default:
      return window satisfies never;
  }
}

function isDueBetween({ from, to }: FilterLeaf, task: GivenTask, clock: Clock): boolean {
  const day = task.dueDate === undefined ? undefined : parseIsoDate(task.dueDate);
  const at = task.due !== undefined ? Date.parse(task.due) : day === undefined ? undefined : clock.instantMs(day, 0);
  if (at === undefined) return false;
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to));
}
