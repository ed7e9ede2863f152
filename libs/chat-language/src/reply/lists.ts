import type { GivenTask } from '../given.js';
import type { Command } from '../understanding.js';
import { dateWords, hashed, isolated, lineOf, say } from './format.js';
import { groupsOn, listGroups } from './list-groups.js';
import { repeatWords } from './repeat-words.js';
import type { Telling } from './reply.js';
import { tasksNumbered } from './tasks-numbered.js';

/** Tasks that a list shows at a time. */
export const listedMax = 20;

/** Tasks that are shown before somebody agrees to what happens to them. */
const askedMax = 100;

/** The answer to a question for tasks. */
export function tellTasks({ intent, resolvesTo: numbers, sort }: Command, telling: Telling): string {
  const { more = 0, isContinued = false } = telling.outcome;
  if (!numbers) return say(telling, 'listedUnknown');
  if (numbers.length === 0) return say(telling, isContinued ? 'listedAll' : 'listedNone');
  const count = numbers.length + more;
  if (intent === 'count_tasks') return say(telling, 'counted', { count });
  const list = sort ? numbered(numbers, telling) : grouped(numbers, telling);
  if (!isContinued) return say(telling, 'listed', { count, list }) + tellMore(numbers, telling);
  return say(telling, 'listedMore', { list }) + tellMore(numbers, telling);
}

function tellMore(numbers: readonly number[], telling: Telling): string {
  const { more } = telling.outcome;
  const word = telling.speech.moreWords[0]!;
  if (more) return `\n${say(telling, 'more', { count: more, word })}`;
  return numbers.length > listedMax ? `\n${say(telling, 'more', { count: numbers.length - listedMax, word })}` : '';
}

/** Lines under headings; tasks keep their numbers. */
function grouped(numbers: readonly number[], telling: Telling): string {
  const { outcome } = telling;
  const groupOf = groupsOn(outcome.now, telling.clock.zone);
  const tasks = tasksOf(numbers, telling);
  return listGroups
    .map((group) => ({ group, members: tasks.filter((task) => groupOf(task) === group) }))
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => [say(telling, `group_${group}`), ...members.map((task) => line(task, telling))])
    .flat()
    .join('\n');
}

/** Lines without headings, at most twenty. */
function numbered(numbers: readonly number[], telling: Telling): string {
  return tasksOf(numbers, telling)
    .map((task) => line(task, telling))
    .join('\n');
}

/** Lines of what somebody is asked about: all of it, so that nothing happens unseen. */
export function asked(numbers: readonly number[], telling: Telling): string {
  const lines = tasksOf(numbers, telling, askedMax).map((task) => line(task, telling));
  if (numbers.length > askedMax) lines.push(say(telling, 'moreOnly', { count: numbers.length - askedMax }));
  return lines.join('\n');
}

function tasksOf(numbers: readonly number[], { outcome }: Telling, max = listedMax): GivenTask[] {
  const shown = numbers.slice(0, max);
  const byNumber = tasksNumbered(outcome.tasks, shown);
  return shown.map((n) => byNumber.get(n) ?? { n, title: '' });
}

/** `2. Call mum (Fri 6 Mar, 16:00, every Friday, high priority, #home)`. */
function line(task: GivenTask, telling: Telling): string {
  const { speech } = telling;
  const details = detailsOf(task, telling).join(speech.comma);
  return lineOf(`${task.n}. ${isolated(task.title, speech)}${details ? ` (${details})` : ''}`, speech).trimEnd();
}

function detailsOf({ status, due, dueDate, completedAt, recurrence, priority, tags }: GivenTask, telling: Telling) {
  const { speech } = telling;
  if (status === 'completed' && completedAt) {
    return [say(telling, 'completedOn', { at: dateWords(completedAt, telling) })];
  }
  const when = due ?? dueDate;
  return [
    ...(when ? [dateWords(when, telling)] : []),
    ...(recurrence ? [repeatWords(recurrence, telling)] : []),
    // Most tasks are of medium priority: only the others are worth a word.
    ...(priority && priority !== 'medium' ? [say(telling, 'ofPriority', { priority: speech.texts[priority] })] : []),
    ...(tags?.length ? [hashed(tags, speech)] : []),
  ];
}
