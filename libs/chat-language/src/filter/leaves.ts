import { endsThere } from '../extract/boundary.js';
import { isAt, skip } from '../extract/reading.js';
import { readTagList, tagOf } from '../extract/tag.js';
import type { Scene } from '../intent/scene.js';
import {
  dated,
  filterNoise,
  filterExclusions,
  filterNots,
  filterPriorities,
  filterTagLeads,
  notTagNames,
  overdue,
  searchLeads,
  statusPhrases,
  undated,
} from '../languages/en/filter.words.js';
import { Phrases, phraseSet, type Found } from '../text/phrases.js';
import type { Filter, FilterLeaf } from '../understanding.js';
import { either } from './combine.js';
import { tagNamed } from './tags-of-tasks.js';
import { readWindow } from './window.js';

export const statusWords = new Phrases(statusPhrases);

const priorityWords = new Phrases(filterPriorities);

const barePriorities = new Phrases<NonNullable<FilterLeaf['priority']>>({ high: 'high', medium: 'medium', low: 'low' });

const overdueWords = phraseSet(overdue);

const undatedWords = phraseSet(undated);

const datedWords = phraseSet(dated);

const searchWords = phraseSet(searchLeads);

const tagWords = phraseSet(filterTagLeads);
const nots = phraseSet(filterNots);
const exclusions = phraseSet(filterExclusions);

export function undatedLeaf(scene: Scene, at: number): Found<Filter> | undefined {
  const none = undatedWords.at(scene.tokens, at);
  // "Not due this week" says when not.
  if (none && !(isAt(scene, none.next - 1, 'due') && readWindow(scene, none.next)))
    return { value: { due: 'none' }, next: none.next };
  const late = overdueWords.at(scene.tokens, at);
  if (late) return { value: { due: 'overdue' }, next: late.next };
  const any = datedWords.at(scene.tokens, at);
  return any && { value: { due: 'any' }, next: any.next };
}

export function priorityLeaf(scene: Scene, at: number): Found<Filter> | undefined {
  const found = priorityWords.at(scene.tokens, at) ?? barePriority(scene, at);
  return found && { value: { priority: found.value }, next: found.next };
}

/** "High" alone, as in "high and medium priority" or "the high ones"; "high energy" is none. */
function barePriority(scene: Scene, at: number): Found<NonNullable<FilterLeaf['priority']>> | undefined {
  const found = barePriorities.at(scene.tokens, at);
  return found && (endsThere(scene, found.next, 'and', 'or', 'nor', 'but') || isFilterWord(scene, found.next))
    ? found
    : undefined;
}

export function tagLeaf(scene: Scene, at: number): Found<Filter> | undefined {
  const token = scene.tokens[at];
  if (token?.kind === 'tag') return { value: { tags: [tagOf(token.norm)] }, next: at + 1 };
  const ahead = tagAheadOfNoun(scene, at);
  if (ahead) return ahead;
  const lead = tagWords.at(scene.tokens, at);
  const first = lead && scene.tokens[skip(scene, namesFrom(scene, lead.next), 'neither')];
  if (
    !lead ||
    !first ||
    notTagNames.has(first.norm) ||
    (first.kind !== 'word' && first.kind !== 'tag' && first.kind !== 'quoted')
  )
    return undefined;
  if (isAt(scene, lead.next, 'neither')) return neitherOf(scene, lead.next + 1);
  const list = readTagNames(scene, namesFrom(scene, lead.next));
  return list && alternatives(scene, { value: { tags: list.value }, next: list.next });
}

/** "Tagged neither garden nor work". */
function neitherOf(scene: Scene, at: number): Found<Filter> | undefined {
  const names: Filter[] = [];
  let next = at;
  for (let name = readTagList(scene, next); name; name = readTagList(scene, next)) {
    names.push(...name.value.map((tag) => ({ not: { tags: [tag] } })));
    next = name.next;
    const joined = skip(scene, next, 'nor', 'or');
    if (joined === next) break;
    next = joined;
  }
  return names.length > 0 ? { value: { all: names }, next } : undefined;
}

/** "Tagged both work and home". */
function namesFrom(scene: Scene, at: number): number {
  return skip(scene, skip(scene, at, ':', 'both', 'either'), 'the');
}

/** "For the errands tag". */
function tagAheadOfNoun(scene: Scene, at: number): Found<FilterLeaf> | undefined {
  const start = skip(scene, skip(scene, at, 'for', 'under', 'with', 'in', 'from', 'on'), 'the', 'my');
  const token = scene.tokens[start];
  if (token?.kind !== 'word' || !isAt(scene, start + 1, 'tag', 'label', 'category')) return undefined;
  return notTagNames.has(token.norm) ? undefined : { value: { tags: [tagOf(token.norm)] }, next: start + 2 };
}

/** "Tagged work & overdue": the second word is another condition. */
function readTagNames(scene: Scene, at: number): Found<string[]> | undefined {
  for (let end = at + 1; end < scene.tokens.length; end += 1) {
    if (isCondition(scene, end))
      return readTagList({ ...scene, tokens: scene.tokens.slice(0, isJoiner(scene, end - 1) ? end - 1 : end) }, at);
  }
  return readTagList(scene, at);
}

function isJoiner(scene: Scene, at: number): boolean {
  return isAt(scene, at, 'and', ',', '&');
}

/** A word without a meaning of its own, or the beginning of another condition. */
export function isFilterWord(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  const isTag = token?.kind === 'word' && tagNamed(token.norm, scene.tasks) !== undefined;
  return (
    isTag || (token?.kind === 'word' && filterNoise.has(token.norm)) || isCondition(scene, at) || isNegation(scene, at)
  );
}

export function isNegation({ tokens }: Scene, at: number): boolean {
  return (nots.at(tokens, at) ?? exclusions.at(tokens, at)) !== undefined;
}

export function isCondition(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  return Boolean(
    overdueWords.at(tokens, at) ??
    statusWords.at(tokens, at) ??
    priorityWords.at(tokens, at) ??
    (isJoiner(scene, at - 1) ? readWindow(scene, at) : undefined),
  );
}

/** "Tagged home or work": the second word is a tag too. */
function alternatives(scene: Scene, first: Found<Filter>): Found<Filter> {
  const token = scene.tokens[first.next + 1];
  const isTag =
    isAt(scene, first.next, 'or') &&
    token?.kind === 'word' &&
    endsThere(scene, first.next + 2, 'due', 'or', 'and', 'that');
  if (!isTag || overdueWords.at(scene.tokens, first.next + 1) || statusWords.at(scene.tokens, first.next + 1))
    return first;
  if (priorityWords.at(scene.tokens, first.next + 1) || readWindow(scene, first.next + 1)) return first;
  return alternatives(scene, { value: either(first.value, { tags: [tagOf(token.norm)] }), next: first.next + 2 });
}

/** What follows "about" up to the next condition, or a quoted text. */
export function searchLeaf(scene: Scene, at: number): Found<Filter> | undefined {
  const token = scene.tokens[at];
  if (token?.kind === 'quoted') return { value: { search: token.raw.slice(1, -1) }, next: at + 1 };
  const lead = searchWords.at(scene.tokens, at);
  if (!lead) return undefined;
  const start = skip(scene, skip(scene, lead.next, ':'), 'the', 'my', 'a');
  if (scene.tokens[start]?.kind === 'quoted')
    return { value: { search: scene.tokens[start]!.raw.slice(1, -1) }, next: start + 1 };
  let end = start;
  while (end < scene.tokens.length && !endsSearch(scene, end)) end += 1;
  if (end === start) return undefined;
  const text = scene.tokens
    .slice(start, end)
    .map(({ raw }) => raw)
    .join(' ');
  return { value: { search: text }, next: end };
}

function endsSearch(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]!;
  if (token.kind === 'mark' || token.kind === 'tag') return true;
  if (isAt(scene, at, 'and', 'or', 'due', 'that', 'which', 'tagged', 'but', 'not', 'in', 'sorted')) return true;
  return Boolean(
    undatedLeaf(scene, at) ??
    priorityWords.at(scene.tokens, at) ??
    (readWindow(scene, at)?.value.name ? true : undefined),
  );
}
