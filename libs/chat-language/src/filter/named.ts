import { readCardinal, isAt } from '../extract/reading.js';
import { endsThere } from '../extract/boundary.js';
import type { Scene } from '../intent/scene.js';
import { filterNoise, pluralNouns } from '../languages/en/filter.words.js';
import type { Found } from '../text/phrases.js';
import type { Filter } from '../understanding.js';
import { isCondition, isFilterWord, isNegation } from './leaves.js';
import { tagNamed } from './tags-of-tasks.js';
import { readWindow } from './window.js';

/** "Except work": a tag some task has, otherwise a word to look for. */
export function namedWord(scene: Scene, at: number): Filter {
  const { norm, raw } = scene.tokens[at]!;
  const isTag = scene.tasks?.some(({ tags }) => tags?.includes(norm)) ?? true;
  return isTag ? { tags: [norm] } : { search: raw };
}

/** "How many errands are open": a tag that tasks have, in the singular or the plural. "Work shoes" names something else. */
export function knownTag(scene: Scene, at: number, isAfterUnread: boolean): Found<Filter> | undefined {
  const token = scene.tokens[at];
  if (token?.kind !== 'word' || !scene.tasks || isAfterUnread || filterNoise.has(token.norm)) return undefined;
  const tag = tagNamed(token.norm, scene.tasks);
  const isAlone =
    endsThere(scene, at + 1, 'and', 'or', 'nor') || isFilterWord(scene, at + 1) || readWindow(scene, at + 1);
  return tag !== undefined && isAlone ? { value: { tags: [tag] }, next: at + 1 } : undefined;
}

/** `work and home tasks`: names before the noun, each a tag where some task has it, otherwise words to look for. */
export function namedAhead(scene: Scene, at: number): Found<Filter> | undefined {
  const names: string[][] = [[]];
  let end = at;
  for (; end < at + 9 && !isAt(scene, end, ...pluralNouns); end += 1) {
    if (isAt(scene, end, 'and', 'or', ',', '&', '|')) names.push([]);
    else if (isName(scene, end)) names.at(-1)!.push(scene.tokens[end]!.raw);
    else return undefined;
  }
  const filled = names.filter((words) => words.length > 0);
  if (!isAt(scene, end, ...pluralNouns) || filled.length === 0 || names[0]!.length === 0) return undefined;
  const isTagged = filled.some((words) => hasTag(scene, words));
  const filters = filled.map((words): Filter =>
    isTagged ? { tags: [words.join('-').toLowerCase()] } : { search: words.join(' ') },
  );
  return { value: filters.length === 1 ? filters[0]! : { any: filters }, next: end };
}

function hasTag({ tasks }: Scene, words: readonly string[]): boolean {
  const tag = words.join('-').toLowerCase();
  return tasks?.some(({ tags }) => tags?.includes(tag)) ?? words.length === 1;
}

function isName(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  return (
    token?.kind === 'word' &&
    !readCardinal(scene, at) &&
    !filterNoise.has(token.norm) &&
    !isCondition(scene, at) &&
    !isNegation(scene, at) &&
    !readWindow(scene, at)
  );
}
