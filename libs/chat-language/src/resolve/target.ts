import { trimMarks } from '../text/trim.js';
import { isAt } from '../extract/reading.js';
import { both } from '../filter/combine.js';
import { readFilter } from '../filter/read-filter.js';
import { within, type Scene } from '../intent/scene.js';
import { filterNoise } from '../languages/en/filter.words.js';
import { taskNouns } from '../languages/en/reference.words.js';
import { phraseSet } from '../text/phrases.js';
import type { Filter, Ref } from '../understanding.js';
import { readRefs } from './refs.js';
import { readJoinedTitles } from './joined-titles.js';

/** What a command is about: tasks that are named one by one, or all that a filter lets through. */
export type Target =
  | { readonly kind: 'refs'; readonly refs: readonly Ref[] }
  /** Words of a title. `isCertain` when they cannot be anything else: quoted, or "the … task". */
  | { readonly kind: 'title'; readonly refs: readonly [{ readonly title: string }]; readonly isCertain: boolean }
  | { readonly kind: 'bulk'; readonly filter: Filter; readonly isEverything: boolean; readonly except: readonly Ref[] };

const questionWords = [
  'what',
  'which',
  'who',
  'how',
  'when',
  'why',
  'where',
  'whats',
  'whose',
  'is',
  'are',
  'was',
  'were',
  'did',
  'does',
  'has',
  'should',
  'would',
  'am',
  'if',
  'will',
  'dont',
  'not',
  'never',
  'unless',
  'show',
  'list',
  'find',
  'count',
];
const articles = ['the', 'my', 'our', 'a', 'an', 'that', 'this', 'your', 'of', 'about', 'for', ':', 'to'];
const pluralNouns = ['tasks', 'todos', 'to-dos', 'items', 'ones', 'things', 'entries', 'chores', 'reminders'];
const exceptWords = phraseSet('except for|except|but not|apart from|other than|besides|excluding|all but|but');
const allWords = ['both', 'all', 'every', 'everything', 'each', 'any', 'anything', 'sab', 'saare', 'tamam'];

/** Reads all of the scene as a target. */
export function readTarget(scene: Scene): Target | undefined {
  if (scene.tokens.length === 0 || isAt(scene, 0, ...questionWords)) return undefined;
  const refs = readRefs(scene, 0);
  if (refs && endOfNouns(scene, refs.next) === scene.tokens.length) return { kind: 'refs', refs: refs.value };
  const title = readTitles(scene) ?? readBulk(scene) ?? readTitle(scene);
  const joined = title?.kind === 'title' ? readJoinedTitles(scene) : undefined;
  return joined ? { kind: 'refs', refs: joined } : title;
}

function endOfNouns(scene: Scene, at: number): number {
  let end = at;
  while (end < at + 3 && taskNouns.has(scene.tokens[end]?.norm ?? '')) end += 1;
  return end;
}

/** Several quoted titles. */
function readTitles({ tokens }: Scene): Target | undefined {
  if (tokens.length < 2 || tokens[0]?.kind !== 'quoted') return undefined;
  const quoted = tokens.filter(({ kind }) => kind === 'quoted');
  const rest = tokens.filter(({ kind, norm }) => kind !== 'quoted' && !['and', ',', '&'].includes(norm));
  return rest.length === 0 && quoted.length > 1
    ? { kind: 'refs', refs: quoted.map(({ raw }) => ({ title: raw.slice(1, -1) })) }
    : undefined;
}

/** `all overdue tasks`, `everything tagged work`, `the completed ones`. */
function readBulk(scene: Scene): Target | undefined {
  for (let at = 1; at < scene.tokens.length - 1; at += 1) {
    const word = exceptWords.at(scene.tokens, at);
    const refs = word && readRefs(scene, word.next);
    if (!word || !refs || refs.next !== scene.tokens.length) continue;
    const rest = readBulkOnly(within(scene, 0, at));
    return rest && { ...rest, except: refs.value };
  }
  return readBulkOnly(scene);
}

function readBulkOnly(scene: Scene): (Target & { kind: 'bulk' }) | undefined {
  const hasNoun = scene.tokens.some(({ norm, kind }) => kind === 'word' && taskNouns.has(norm));
  // "Trash every tuesday" is no bulk: "every" needs what it counts.
  const isAll = isAt(scene, 0, ...allWords) && (hasNoun || !isAt(scene, 0, 'every', 'each', 'any'));
  const hasPlural = scene.tokens.some(({ norm, kind }) => kind === 'word' && pluralNouns.includes(norm));
  if (!isAll && !hasPlural && !isOnlyTag(scene) && !isStatusAlone(scene)) return undefined;
  const { filter, leftover } = readFilter(scene);
  if (leftover.length === 0)
    return filter || isAll ? { kind: 'bulk', filter: filter ?? {}, isEverything: !filter, except: [] } : undefined;
  const named = namedBeforeNoun(scene, leftover, isAll);
  if (!named) return undefined;
  return { kind: 'bulk', filter: filter ? both(filter, named) : named, isEverything: false, except: [] };
}

/** "Delete completed". */
function isStatusAlone(scene: Scene): boolean {
  const start = isAt(scene, 0, 'the') ? 1 : 0;
  return (
    scene.tokens.length === start + 1 && isAt(scene, start, 'completed', 'overdue', 'archived', 'done', 'finished')
  );
}

function isOnlyTag({ tokens }: Scene): boolean {
  return tokens.length === 1 && tokens[0]?.kind === 'tag';
}

/** `all work tasks`, `work and home ones`: a tag where the tasks have such a tag, otherwise words to look for. */
export function namedBeforeNoun(scene: Scene, leftover: readonly number[], isAll: boolean): Filter | undefined {
  const last = leftover.at(-1);
  if (last === undefined || leftover.length > 5) return undefined;
  const isBeforeNoun =
    isAt(scene, last + 1, ...pluralNouns, 'stuff', 'list', 'task') || (isAll && last === scene.tokens.length - 1);
  if (!isBeforeNoun) return undefined;
  const groups: number[][] = [];
  for (const [index, at] of leftover.entries()) {
    const previous = leftover[index - 1];
    if (previous === at - 1) groups.at(-1)!.push(at);
    else if (previous === undefined || joinsNames(scene, previous + 1, at)) groups.push([at]);
    else return undefined;
  }
  const filters = groups.map((group) => named(scene, group));
  return filters.length === 1 ? filters[0] : { any: filters };
}

function joinsNames(scene: Scene, from: number, to: number): boolean {
  return scene.tokens.slice(from, to).every(({ norm }) => ['and', 'or', ',', '&', '|'].includes(norm));
}

export function named(scene: Scene, places: readonly number[]): Filter {
  const words = places.map((at) => scene.tokens[at]!);
  const tag = words.map(({ norm }) => norm).join('-');
  const hasTag = scene.tasks?.some(({ tags }) => tags?.includes(tag)) ?? words.length === 1;
  return hasTag ? { tags: [tag] } : { search: words.map(({ raw }) => raw).join(' ') };
}

function readTitle(scene: Scene): Target | undefined {
  const { tokens } = scene;
  let [from, to] = [0, tokens.length];
  while (from < to - 1 && isAt(scene, from, ...articles)) from += 1;
  let isCertain = false;
  const lead = tokens[from];
  if (lead && ['task', 'todo', 'item', 'reminder', 'to-do'].includes(lead.norm) && from < to - 1)
    [from, isCertain] = [from + 1, true];
  while (
    from < to - 1 &&
    isAt(scene, from, 'called', 'named', 'titled', 'about', ':', 'for', 'to', 'saying', 'that', 'says')
  )
    from += 1;
  for (
    let last = tokens[to - 1];
    last && to - from > 1 && taskNouns.has(last.norm) && last.norm !== 'things';
    last = tokens[to - 1]
  )
    [to, isCertain] = [to - 1, true];
  const words = tokens.slice(from, to);
  if (words.length === 1 && words[0]!.kind === 'quoted')
    return { kind: 'title', refs: [{ title: words[0]!.raw.slice(1, -1) }], isCertain: true };
  if (
    !words.some(({ kind, norm }) => kind !== 'mark' && !(kind === 'word' && filterNoise.has(norm) && norm.length < 3))
  )
    return undefined;
  const typed = words.map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`).join('');
  const title = trimMarks(typed, '', ',.;:!?');
  return title ? { kind: 'title', refs: [{ title }], isCertain } : undefined;
}
