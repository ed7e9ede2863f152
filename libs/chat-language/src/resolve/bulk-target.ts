import { isAt, readCardinal } from '../extract/reading.js';
import { both } from '../filter/combine.js';
import { readFilter } from '../filter/read-filter.js';
import { within, type Scene } from '../intent/scene.js';
import { taskNouns } from '../languages/en/reference.words.js';
import { phraseSet } from '../text/phrases.js';
import type { Filter } from '../understanding.js';
import { readRefs } from './refs.js';
import type { Target } from './target.js';
import { titleIn } from './title-target.js';
import { tasksByTitle } from './title-match.js';

type Bulk = Target & { readonly kind: 'bulk' };

const pluralNouns = ['tasks', 'todos', 'to-dos', 'items', 'ones', 'things', 'entries', 'chores', 'reminders'];
const exceptWords = phraseSet('except for|except|but not|apart from|other than|besides|excluding|all but|but');
const allWords = ['both', 'all', 'every', 'everything', 'each', 'any', 'anything', 'sab', 'saare', 'tamam'];

/** `all overdue tasks`, `everything tagged work`, `the completed ones`. */
export function readBulk(scene: Scene): Target | undefined {
  for (let at = 1; at < scene.tokens.length - 1; at += 1) {
    const word = exceptWords.at(scene.tokens, at);
    if (!word) continue;
    const left = within(scene, word.next, scene.tokens.length);
    const rest = readBulkOnly(within(scene, 0, at));
    const refs = readRefs(left, 0);
    if (refs?.next === left.tokens.length) return rest && { ...rest, except: refs.value };
    const not = rest && readException(left);
    if (not) return { ...rest, filter: rest.isEverything ? not : both(rest.filter, not), isEverything: false };
  }
  return readBulkOnly(scene);
}

/** "All but the report": a title; other conditions are read with the rest of the filter. */
function readException(scene: Scene): Filter | undefined {
  if (readFilter(scene).filter) return undefined;
  const title = titleIn(scene);
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0
    ? { not: { search: title } }
    : undefined;
}

function readBulkOnly(scene: Scene): Bulk | undefined {
  const countAt = isAt(scene, 0, 'the', 'my', 'both', 'all') ? 1 : 0;
  const count = readCardinal(scene, countAt);
  if (isTheOne(scene)) {
    const rest = readUncounted(withPlural(scene));
    if (rest && !rest.isEverything) return { ...rest, count: 1 };
  }
  const isCounted = count !== undefined && count.value > 1 && isAt(scene, scene.tokens.length - 1, ...pluralNouns);
  if (!isCounted) return readUncounted(scene);
  const rest = readUncounted(within(scene, count.next, scene.tokens.length));
  return rest && !rest.isEverything ? { ...rest, count: count.value } : undefined;
}

/** "The low priority one", where no title has those words. */
function isTheOne(scene: Scene): boolean {
  if (!isAt(scene, 0, 'the', 'my') || !isAt(scene, scene.tokens.length - 1, 'one') || scene.tokens.length < 3)
    return false;
  const title = titleIn(scene);
  return title !== undefined && scene.tasks !== undefined && tasksByTitle(title, scene.tasks).length === 0;
}

function withPlural(scene: Scene): Scene {
  const last = scene.tokens.at(-1)!;
  return { ...scene, tokens: [...scene.tokens.slice(0, -1), { ...last, norm: 'ones' }] };
}

function readUncounted(scene: Scene): Bulk | undefined {
  const hasNoun = scene.tokens.some(({ norm, kind }) => kind === 'word' && taskNouns.has(norm));
  // "Trash every tuesday" is no bulk: "every" needs what it counts.
  const isThemAll = isAt(scene, 0, 'them', 'those', 'these') && isAt(scene, 1, 'all');
  const isAll = isThemAll || (isAt(scene, 0, ...allWords) && (hasNoun || !isAt(scene, 0, 'every', 'each', 'any')));
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
