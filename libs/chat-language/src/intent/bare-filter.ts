import { isAt, skip } from '../extract/reading.js';
import { readFilter } from '../filter/read-filter.js';
import { readSort } from '../filter/sort.js';
import { tagNamed } from '../filter/tags-of-tasks.js';
import { filterNoise } from '../languages/en/filter.words.js';
import { taskNouns } from '../languages/en/reference.words.js';
import { readRefs } from '../resolve/refs.js';
import { isTaskVerb } from '../task/task-verbs.js';
import type { Filter } from '../understanding.js';
import type { Draft } from './draft.js';
import { askFor } from './question-handlers.js';
import { withTokens, type Scene } from './scene.js';

/** A filter without any verb: `overdue`, `high priority tasks`, `today?`. */
export function bareFilter(scene: Scene): Draft | undefined {
  if (readRefs(scene, skip(scene, 0, 'just', 'only'))?.next === scene.tokens.length) return undefined;
  const sort = readSort(scene);
  const rest = sort
    ? withTokens(
        scene,
        scene.tokens.filter((_, index) => index < sort.from || index >= sort.to),
      )
    : scene;
  const hasNoun = namesTasks(scene);
  const mayHaveMore = hasNoun && !sort && scene.tokens.length < 6;
  const { filter, leftover } = readFilter(rest, mayHaveMore ? undefined : 0);
  if (leftover.length > 0) return mayHaveMore ? askFor(scene, 'list_tasks', []) : undefined;
  const isAsking = hasNoun || scene.isQuestion || standsForTasks(scene);
  if (!isAsking && isThing(scene, filter)) return undefined;
  const isMeant = isAsking || sort !== undefined || hasThings(scene) || isOnlyConditions(rest);
  return isMeant && (filter ?? sort ?? hasNoun) ? askFor(scene, 'list_tasks', []) : undefined;
}

/** "Home tasks", "the low ones"; things and jobs are also what a title is about. */
function namesTasks({ tokens }: Scene): boolean {
  return tokens.some(
    ({ norm, kind }) =>
      kind === 'word' && taskNouns.has(norm) && norm.endsWith('s') && norm !== 'things' && norm !== 'jobs',
  );
}

/** "Whatever is late", "every task tagged work". */
function standsForTasks(scene: Scene): boolean {
  if (isAt(scene, 0, 'whatever', 'anything', 'stuff')) return true;
  return isAt(scene, 0, 'every', 'each', 'any') && taskNouns.has(scene.tokens[1]?.norm ?? '');
}

/** "High stuff for today"; "do things today" is something to do. */
function hasThings(scene: Scene): boolean {
  return (
    scene.tokens.length > 3 &&
    scene.tokens.some((_, at) => isAt(scene, at, 'stuff', 'things')) &&
    !isTaskVerb(scene.tokens[0]!.norm)
  );
}

/** What may as well be the title of a task: "tag the cattle", "no sugar", "errands". */
function isThing(scene: Scene, filter: Filter | undefined): boolean {
  if (isPlainTag(scene)) return true;
  const isLabel = isAt(scene, 0, 'tag', 'tags', 'label', 'labels', 'category', 'under');
  const isSearch = saysSearch(filter) && !isAt(scene, 0, 'everything', 'all');
  return (isLabel || isSearch) && !scene.tokens.some(({ kind }) => kind === 'tag');
}

/** "Errands", "work today": the word is a tag, but may as well be all of a title. */
function isPlainTag({ tokens, tasks }: Scene): boolean {
  const isNamed = tokens.some(({ kind, norm }) => kind === 'word' && tagNamed(norm, tasks) !== undefined);
  return isNamed && !tokens.some((token) => token.kind === 'tag' || tagSigns.has(token.norm));
}

/** With one of these the word is meant as a tag. */
const tagSigns = new Set(
  'tag tagged tags label labelled labeled under not but except minus excluding without or stuff things & | !'.split(
    ' ',
  ),
);

/** Nothing but conditions, joined by `&`, `|`, `!`, and, or, not. */
function isOnlyConditions({ tokens }: Scene): boolean {
  if (tokens.some(({ kind }) => kind === 'quoted' || kind === 'literal')) return false;
  if (tokens.length <= 3 || tokens.some(({ kind, norm }) => kind === 'mark' && ['&', '|', '!', '('].includes(norm)))
    return true;
  return (
    tokens.length <= 10 &&
    tokens.every(
      ({ kind, norm }) =>
        kind !== 'word' ||
        !filterNoise.has(norm) ||
        [
          'either',
          'neither',
          'and',
          'due',
          'in',
          'the',
          'on',
          'not',
          'that',
          'are',
          'by',
          'of',
          'priority',
          'with',
          'to',
        ].includes(norm),
    )
  );
}

function searches(filter: Filter): boolean {
  return !('not' in filter) && saysSearch(filter);
}

/** Words to look for are no condition by themselves: "no sugar" is a task. */
function saysSearch(filter: Filter | undefined): boolean {
  if (!filter) return false;
  if ('all' in filter) return filter.all.every((part) => 'not' in part) || filter.all.some(searches);
  if ('any' in filter) return filter.any.some(saysSearch);
  return 'not' in filter ? saysSearch(filter.not) || 'tags' in filter.not : filter.search !== undefined;
}
