import { both, kindOf, withStatus } from '../filter/combine.js';
import { matchingTasks } from '../filter/matches.js';
import { readFilter } from '../filter/read-filter.js';
import { windowLeaf } from '../filter/window-ends.js';
import { mondayOf } from '../calendar/days.js';
import { readSort, type SaidSort } from '../filter/sort.js';
import { targetedBy } from './targeted.js';
import { completedLeaf } from '../filter/past-window.js';
import { readWindow } from '../filter/window.js';
import { stem, tasksByTitle } from '../resolve/title-match.js';
import { namedBeforeNoun } from '../resolve/bulk-target.js';
import type { Command, Filter, Intent } from '../understanding.js';
import { markTokens, type Draft, type Matched } from './draft.js';
import { isAt, readCardinal } from '../extract/reading.js';
import { withTokens, type Scene } from './scene.js';
import type { Marked } from '../task/marked.js';

/** `show …`, `what's due …`, `how many …`: the rest of the sentence is a filter, perhaps with an order. */
export function listTasks(matched: Matched): Draft | undefined {
  return ask(matched, 'list_tasks');
}

export function countTasks(matched: Matched): Draft | undefined {
  return ask(matched, 'count_tasks');
}

function ask(matched: Matched, intent: Intent): Draft | undefined {
  const marks = matched.commandMarks();
  if (!matched.has('filter')) return answer(intent, {}, undefined, matched.scene, marks);
  const draft = askFor(matched.part('filter'), intent, marks, matched.options.variant);
  return draft && isOneQuestion(draft, matched.part('filter')) ? { ...draft, isWhole: true } : draft;
}

/** Of "due in may but not this week" and "done tasks and open ones" the end is no command of its own. */
function isOneQuestion({ command: { filter } }: Draft, scene: Scene): boolean {
  const isOfStatuses = filter !== undefined && 'any' in filter && kindOf(filter) === 'status';
  return isOfStatuses || scene.tokens.some((_, at) => isAt(scene, at, 'but') && isAt(scene, at + 1, 'not'));
}

/** "Check overdue tasks" asks, "check in a few days" does not. */
const listNouns = new Set([
  'tasks',
  'todos',
  'items',
  'list',
  'everything',
  'whatever',
  'anything',
  'to-dos',
  'ones',
  'todo',
  'whats',
  'what',
  'overdue',
  'completed',
  'agenda',
  'schedule',
  'reminders',
  'chores',
]);

/** `variant`: `search` looks for the words that are no condition; `strict` wants every word understood. */
export function askFor(part: Scene, intent: Intent, marks: readonly Marked[], variant = 'strict'): Draft | undefined {
  if (variant === 'noun' && !part.tokens.some(({ norm, kind }) => kind === 'word' && listNouns.has(norm)))
    return undefined;
  const sort = readSort(part);
  const scene = sort
    ? withTokens(
        part,
        part.tokens.filter((_, index) => index < sort.from || index >= sort.to),
      )
    : part;
  const { filter, leftover: unread } = readFilter(scene);
  // "The ten oldest": the number says how many to look at first, which the order does.
  const leftover = sort ? unread.filter((at) => !readCardinal(scene, at)) : unread;
  const rest = filterOfRest(scene, leftover, variant);
  if (rest === undefined) return undefined;
  const whole = filter && rest !== 'nothing' ? both(filter, rest) : (filter ?? (rest === 'nothing' ? {} : rest));
  const filterMark = scene.tokens.length > 0 ? [markTokens(part, 0, part.tokens.length, 'filter')] : [];
  return answer(intent, whole, sort, part, [...marks, ...filterMark]);
}

function filterOfRest(scene: Scene, leftover: readonly number[], variant: string): Filter | 'nothing' | undefined {
  if (leftover.length === 0) return 'nothing';
  const named = namedBeforeNoun(scene, leftover, false);
  if (named) return named;
  const tag = tagNamed(scene, leftover);
  if (tag) return tag;
  if (variant === 'strict' || variant === 'noun' || leftover.length > 6) return undefined;
  const search = leftover.map((at) => scene.tokens[at]!.raw).join(' ');
  // Only a question about a task that is there is a question about tasks.
  return variant === 'match' && tasksByTitle(search, scene.tasks ?? []).length === 0 ? undefined : { search };
}

/** "Count my errands": the only words left are a tag that tasks have, in the singular or the plural. */
function tagNamed({ tokens, tasks }: Scene, leftover: readonly number[]): Filter | undefined {
  const name = leftover.map((at) => tokens[at]!.norm).join('-');
  const tag = tasks?.flatMap(({ tags }) => tags ?? []).find((known) => known === name || stem(known) === stem(name));
  return tag === undefined ? undefined : { tags: [tag] };
}

function answer(
  intent: Intent,
  filter: Filter,
  sort: SaidSort | undefined,
  scene: Scene,
  marked: readonly Marked[],
): Draft {
  const whole = withStatus(filter, Object.keys(filter).length === 0 && asksForEverything(scene) ? 'all' : 'pending');
  const numbers = scene.tasks && matchingTasks(whole, scene.tasks, scene.clock);
  const command: Command = {
    intent,
    filter: whole,
    ...(sort ? { sort: sort.sort } : {}),
    ...(numbers ? { resolvesTo: numbers } : {}),
  };
  return { command, marked, mutations: 0 };
}

/** "Everything" without a condition includes what is done. */
function asksForEverything(scene: Scene): boolean {
  return (
    scene.tokens.some((_, at) => isAt(scene, at, 'everything')) &&
    scene.tokens.every((_, at) => !isAt(scene, at, 'due'))
  );
}

/** `what did I do yesterday`, `completed this month`. */
export function completedWithin(matched: Matched): Draft | undefined {
  const part = matched.part('filter');
  const found = readWindow(part, 0, true);
  if (!found || found.next !== part.tokens.length) return undefined;
  const filter: Filter = { status: 'completed', ...completedLeaf(found.value, part.clock) };
  return answer('list_tasks', filter, undefined, part, [
    ...matched.commandMarks(),
    ...matched.mark('filter', 'filter'),
  ]);
}

/** `show 2`, `when is 3 due`: a question about tasks by number. */
export function showTask(matched: Matched): Draft | undefined {
  const draft = targetedBy(matched, 'list_tasks');
  return draft && { ...draft, mutations: 0 };
}

/** "How does tomorrow look?" */
export function listDay(matched: Matched): Draft {
  const { scene, options } = matched;
  const { today } = scene.clock;
  const monday = mondayOf(today);
  const windows = {
    today: { from: today, to: today + 1, name: 'today' },
    tomorrow: { from: today + 1, to: today + 2, name: 'tomorrow' },
    this_week: { from: monday, to: monday + 7, name: 'this_week' },
  } as const;
  const window = windows[options.variant as keyof typeof windows];
  return answer('list_tasks', windowLeaf(window, scene.clock), undefined, scene, matched.commandMarks());
}

/** "What is due first?" */
export function listSoonest(matched: Matched): Draft {
  const sort = { sort: { by: 'due', order: 'asc' }, from: 0, to: 0 } as const;
  return answer('list_tasks', {}, sort, withTokens(matched.scene, []), matched.commandMarks());
}
