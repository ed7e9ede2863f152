import type { GivenTask } from '../given.js';
import { stem } from '../resolve/title-match.js';

/** Looked up once for each list of tasks, however many words of a sentence are compared with them. */
const known = new WeakMap<readonly GivenTask[], ReadonlyMap<string, string>>();

/** The tag of some task that a word names, in the singular or the plural; undefined where no task has such a tag. */
export function tagNamed(word: string, tasks: readonly GivenTask[] = []): string | undefined {
  const tags = known.get(tasks) ?? tagsByWord(tasks);
  known.set(tasks, tags);
  return tags.get(word) ?? tags.get(stem(word));
}

/** The tags by their names and, where that is no other's name, by their stems. */
function tagsByWord(tasks: readonly GivenTask[]): ReadonlyMap<string, string> {
  const names = new Set(tasks.flatMap(({ tags = [] }) => tags));
  return new Map([
    ...[...names].map((tag) => [stem(tag), tag] as const),
    ...[...names].map((tag) => [tag, tag] as const),
  ]);
}
