import type { ReadTask } from './new-task.js';
import { isTaskVerb } from './task-verbs.js';

/**
 * "Add milk, eggs and bread tomorrow": what is said behind the last thing of a list, or in front of the first one, is
 * said of all. Where the last one is a sentence of its own ("… and ring the vet by friday"), it is said of that one only.
 */
export function withShared(tasks: readonly ReadTask[]): readonly ReadTask[] {
  const first = tasks[0];
  const last = tasks.at(-1);
  if (!first || !last || tasks.length < 3 || tasks.some(({ title }) => isSentence(title))) return tasks;
  const giver = fieldsStand(last, 'behind') ? last : fieldsStand(first, 'before') ? first : undefined;
  const isShared = giver !== undefined && tasks.every((task) => task === giver || isPlain(task));
  return isShared ? tasks.map((task) => ({ ...task, fields: giver.fields })) : tasks;
}

function isSentence(title: string): boolean {
  return isTaskVerb(title.split(' ')[0]!.toLowerCase()) && title.includes(' ');
}

function isPlain({ fields }: ReadTask): boolean {
  return Object.keys(fields).length === 0;
}

function fieldsStand({ marked, fields }: ReadTask, where: 'before' | 'behind'): boolean {
  const titles = marked.filter(({ as }) => as === 'title');
  const others = marked.filter(({ as }) => as !== 'title');
  if (titles.length === 0 || others.length === 0 || fields.description !== undefined) return false;
  return others.every((other) =>
    titles.every((title) => (where === 'behind' ? other.start >= title.end : other.end <= title.start)),
  );
}
