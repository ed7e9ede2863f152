import { isAt, readCardinal, skip } from '../extract/reading.js';
import { both } from '../filter/combine.js';
import { readFilter } from '../filter/read-filter.js';
import { within, withTokens, type Scene } from '../intent/scene.js';
import { pluralNouns } from '../languages/en/filter.words.js';
import { allWords, wholeList as wholeListPhrases } from '../languages/en/many.words.js';
import { taskNouns } from '../languages/en/reference.words.js';
import { phraseSet } from '../text/phrases.js';
import type { Filter } from '../understanding.js';
import { readExemption, sparing, type Bulk } from './exemption.js';
import type { Target } from './target.js';
import { titleIn } from './title-target.js';
import { tasksByTitle } from './title-match.js';

const pluralWords = [...pluralNouns, 'reminders'];
/** They make a sentence of what stands before them, or deny it: no name of a tag, nothing to look for. */
const notNames =
  'no not none go goes move moves moved wait waits can could should may must becomes become get gets'.split(' ');
const wholeList = phraseSet(wholeListPhrases);
const whateverWords = ['whatever', 'whatevers', 'whichever', 'everythings', 'anythings'];

/** `all overdue tasks`, `everything tagged work`, `the completed ones`, `all but 3`. */
export function readBulk(scene: Scene): Target | undefined {
  const whole = wholeList.at(scene.tokens, 0);
  if (whole?.next === scene.tokens.length) return { kind: 'bulk', filter: {}, isEverything: true, except: [] };
  const spared = scene.exemption ? { exemption: scene.exemption, from: scene.tokens.length } : readExemption(scene);
  const rest = spared && readBulkOnly(within(scene, 0, spared.from));
  return rest ? sparing(rest, spared.exemption) : readBulkOnly(withoutSingle(scene));
}

function readBulkOnly(scene: Scene): Bulk | undefined {
  const countAt = isAt(scene, 0, 'the', 'my', 'both', 'all') ? 1 : 0;
  const count = readCardinal(scene, countAt);
  const part = readPartOf(scene);
  if (part) return part;
  const one = readTheOne(scene);
  if (one) return one;
  const isCounted = count !== undefined && count.value > 1 && isAt(scene, scene.tokens.length - 1, ...pluralWords);
  if (!isCounted) return readUncounted(scene);
  const rest = readUncounted(within(scene, count.next, scene.tokens.length));
  return rest && !rest.isEverything ? { ...rest, count: count.value } : undefined;
}

/** "One of the plumber tasks", "some of the home ones": which of them is asked, unless there is only that one. */
function readPartOf(scene: Scene): Bulk | undefined {
  const start = skip(scene, 0, 'a', 'just', 'only');
  if (!isAt(scene, start, 'one', 'either', 'some', 'most', 'half', 'few', 'couple')) return undefined;
  if (!isAt(scene, start + 1, 'of')) return undefined;
  const rest = readUncounted(within(scene, start + 2, scene.tokens.length));
  return rest && { ...rest, count: isAt(scene, start, 'one', 'either') ? 1 : 0 };
}

/** "The low priority one", where no title has those words; "the one due today". */
function readTheOne(scene: Scene): Bulk | undefined {
  if (!isAt(scene, 0, 'the', 'my') || scene.tokens.length < 3) return undefined;
  const place = isAt(scene, 1, 'one', 'task') ? 1 : scene.tokens.length - 1;
  if (!isAt(scene, place, 'one', 'task') || (place > 1 && (isAt(scene, place, 'task') || !isNoTitle(scene))))
    return undefined;
  const rest = readUncounted(withPlural(scene, place));
  const isSearch = rest && Object.keys(rest.filter).join() === 'search';
  return rest && !rest.isEverything && !(place === 1 && isSearch) ? { ...rest, count: 1 } : undefined;
}

function isNoTitle(scene: Scene): boolean {
  const title = titleIn(scene);
  return title !== undefined && scene.tasks !== undefined && tasksByTitle(title, scene.tasks).length === 0;
}

function withPlural(scene: Scene, place: number): Scene {
  return { ...scene, tokens: scene.tokens.map((token, at) => (at === place ? { ...token, norm: 'ones' } : token)) };
}

function readUncounted(scene: Scene): Bulk | undefined {
  const hasNoun =
    isAt(scene, 1, 'p1', 'p2', 'p3', 'p4') ||
    scene.tokens.some(({ norm, kind }) => kind === 'word' && taskNouns.has(norm));
  // "Trash every tuesday" is no bulk: "every" needs what it counts.
  const isThemAll = isAt(scene, 0, 'them', 'those', 'these') && isAt(scene, 1, 'all');
  const isAll =
    isThemAll || (isAt(scene, 0, ...allWords) && (hasNoun || !isAt(scene, 0, 'every', 'each', 'any', 'whichever')));
  const hasPlural = scene.tokens.some(({ norm, kind }) => kind === 'word' && pluralWords.includes(norm));
  if (!isAll && !hasPlural && !isTagExpression(scene) && !isStatusAlone(scene)) return undefined;
  const said = withoutWhatever(scene);
  const { filter, leftover } = readFilter(said);
  const tag = filter || !isAll ? undefined : nounThatIsTag(said);
  if (tag) return { kind: 'bulk', filter: { tags: [tag] }, isEverything: false, except: [] };
  if (leftover.length === 0)
    return filter || (isAll && said === scene)
      ? { kind: 'bulk', filter: filter ?? {}, isEverything: !filter, except: [] }
      : undefined;
  if (leftover.some((at) => isAt(said, at, ...notNames))) return undefined;
  const named = namedBeforeNoun(said, leftover, isAll);
  if (!named) return undefined;
  return { kind: 'bulk', filter: filter ? both(filter, named) : named, isEverything: false, except: [] };
}

/** "All the chores", where that is a tag of theirs. */
function nounThatIsTag(scene: Scene): string | undefined {
  const { tokens, tasks } = scene;
  const noun = tokens.findLast(({ norm }) => norm !== 'a' && norm !== 'an')?.norm;
  return noun !== undefined && tokens.length > 1 && tasks?.some(({ tags }) => tags?.includes(noun)) ? noun : undefined;
}

/** "Every single task". */
function withoutSingle(scene: Scene): Scene {
  const isSingle = isAt(scene, 0, 'every', 'each') && isAt(scene, 1, 'single', 'last');
  return isSingle ? withTokens(scene, scene.tokens.toSpliced(1, 1)) : scene;
}

/** "Whatever's archived": unlike "everything" it says nothing without a condition. */
function withoutWhatever(scene: Scene): Scene {
  return isAt(scene, 0, ...whateverWords) ? within(scene, 1, scene.tokens.length) : scene;
}

/** "Delete completed". */
function isStatusAlone(scene: Scene): boolean {
  const start = isAt(scene, 0, 'the') ? 1 : 0;
  return (
    scene.tokens.length === start + 1 &&
    isAt(scene, start, 'completed', 'overdue', 'archived', 'archive', 'done', 'finished', 'untagged')
  );
}

/** "#db", "(#db | #infra) & high". */
function isTagExpression(scene: Scene): boolean {
  const [first, ...others] = scene.tokens;
  if (first?.kind !== 'tag' && !isAt(scene, 0, '(')) return false;
  return (
    others.length === 0 || others.some(({ kind, norm }) => kind === 'mark' && ['|', '||', '&', '!'].includes(norm))
  );
}

/** `all work tasks`, `work and home ones`: a tag where the tasks have such a tag, otherwise words to look for. */
export function namedBeforeNoun(scene: Scene, leftover: readonly number[], isAll: boolean): Filter | undefined {
  const last = leftover.at(-1);
  if (last === undefined || leftover.length > 5) return undefined;
  const isBeforeNoun =
    isAt(scene, last + 1, ...pluralWords, 'list', 'task') || (isAll && last === scene.tokens.length - 1);
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
