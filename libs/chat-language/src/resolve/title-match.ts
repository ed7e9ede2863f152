import type { GivenTask } from '../given.js';
import { generic, presentOf, unimportant } from '../languages/en/reference.words.js';
import { plainText } from '../text/plain-text.js';

/** How well a title answers to the words used: it has all of them in some form, all but slips and generic ones, or not. */
type Fit = 'all' | 'nearly' | 'not';

const separators = /[^\p{L}\p{M}\p{N}]+/u;

/** The tasks whose title the words mean: the same title, else all words, else all words with typos forgiven. */
export function tasksByTitle(words: string, tasks: readonly GivenTask[]): readonly GivenTask[] {
  const query = queryOf(words);
  // "The" is in many titles and means none; only a title that is just that is meant by it.
  if (query.words.length === 0) return tasks.filter(({ title }) => plainTitle(title) === query.plain);
  const close = withBeginnings(tasks, query.words);
  const exact = close.filter(({ title }) => plainTitle(title) === query.plain);
  if (exact.length > 0) return exact;
  const byWords = bestFitting(close, query.words);
  return byWords.length > 0 ? byWords : bestFitting(withSimilarWord(tasks, query.words), query.words, true);
}

/** The tasks a search finds: those that contain the text or all of its words; with typos where there are none. */
export function tasksBySearch(words: string, tasks: readonly GivenTask[]): readonly GivenTask[] {
  const query = queryOf(words);
  const text = words.toLowerCase();
  const found = withBeginnings(tasks, query.words).filter(
    ({ title }) => title.toLowerCase().includes(text) || fitOf(title, query.words, false) === 'all',
  );
  return found.length > 0 || query.words.length === 0
    ? found
    : bestFitting(withSimilarWord(tasks, query.words), query.words, true);
}

/** Whether a task is called just that, but for capitals; cheap enough for ten thousand. */
export function isTitle(words: string, tasks: readonly GivenTask[]): boolean {
  return lowerTitlesOf(tasks).includes(words.toLowerCase());
}

/** Whether a word stands in some title just so, but for capitals. */
export function isTitleWord(word: string, tasks: readonly GivenTask[]): boolean {
  return lowerTitlesOf(tasks).some((title) => title.includes(word) && title.split(' ').includes(word));
}

const lowerTitles = new WeakMap<readonly GivenTask[], readonly string[]>();

/** A sentence looks through the same titles several times. */
function lowerTitlesOf(tasks: readonly GivenTask[]): readonly string[] {
  const known = lowerTitles.get(tasks);
  if (known) return known;
  const titles = tasks.map(({ title }) => title.toLowerCase());
  lowerTitles.set(tasks, titles);
  return titles;
}

function queryOf(words: string): { plain: string; words: string[] } {
  const plain = plainTitle(words);
  const all = plain.split(separators).filter(Boolean);
  const important = all.filter((word) => !unimportant.has(word));
  return { plain, words: important.slice(0, 30) };
}

function plainTitle(title: string): string {
  return plainText(title).toLowerCase().replaceAll("'", '').replace(/["]/g, '').trim();
}

/** Cheap first look, so that ten thousand titles need not be taken apart: the beginnings of the words must be there. */
function withBeginnings(tasks: readonly GivenTask[], words: readonly string[]): readonly GivenTask[] {
  if (tasks.length < manyTasks) return tasks;
  const needed = words.filter((word) => !generic.has(word));
  const [first = '', ...others] = (needed.length > 0 ? needed : words).map((word) => beginningOf(word));
  return containing(tasks, first).filter(({ title }) => {
    const lower = title.toLowerCase();
    return others.every((beginning) => lower.includes(beginning));
  });
}

const beginningOf = (word: string): string => (presentOf[word] ?? word).slice(0, 3);

const tasksContaining = new WeakMap<readonly GivenTask[], Map<string, readonly GivenTask[]>>();

/** The readings of a sentence look for the same few beginnings. */
function containing(tasks: readonly GivenTask[], beginning: string): readonly GivenTask[] {
  const known = tasksContaining.get(tasks) ?? new Map<string, readonly GivenTask[]>();
  tasksContaining.set(tasks, known);
  const before = known.get(beginning);
  if (before !== undefined) return before;
  const lower = lowerTitlesOf(tasks);
  const found = tasks.filter((_, index) => lower[index]!.includes(beginning));
  known.set(beginning, found);
  return found;
}

/** The same for typos: some word that begins with the same letter and has another of the first three in its place or beside it. */
function withSimilarWord(tasks: readonly GivenTask[], words: readonly string[]): readonly GivenTask[] {
  if (tasks.length < manyTasks) return tasks;
  const looked = words.filter((word) => !generic.has(word));
  const lower = lowerTitlesOf(tasks);
  return tasks.filter((_, index) => looked.every((word) => hasSimilarBeginning(lower[index]!, word)));
}

/**
 * A slip seldom touches both of the letters behind the first. By hand and not by a pattern: it is asked of every title,
 * and has to be over in milliseconds for ten thousand.
 */
function hasSimilarBeginning(title: string, word: string): boolean {
  const [first = '', second = '', third = second] = word;
  for (let at = title.indexOf(first); at !== -1; at = title.indexOf(first, at + 1)) {
    if (at > 0 && title[at - 1] !== ' ' && title[at - 1] !== '-') continue;
    const [next, afterNext] = [title[at + 1], title[at + 2]];
    // Of the same beginning it may be another form of the word, "renewal" of "renew"; of another only a slip of it.
    if (next === second && afterNext === third) return true;
    const isSlip = next === second || next === third || afterNext === second || afterNext === third;
    if (isSlip && mayBeSlip(wordLength(title, at), word.length)) return true;
  }
  return false;
}

function wordLength(title: string, at: number): number {
  let end = at + 1;
  while (end < title.length && !wordEnds.has(title[end]!)) end += 1;
  return end - at;
}

const wordEnds = new Set(' -,.;:!?)(/"\'');

/** Whether words of such lengths may be slips of each other. */
const mayBeSlip = (a: number, b: number): boolean => Math.abs(a - b) <= slipsMax(Math.max(a, b));

/** In a word of so many letters. */
const slipsMax = (letters: number): number => (letters >= 8 ? 2 : 1);

const manyTasks = 200;

function bestFitting(tasks: readonly GivenTask[], words: readonly string[], allowsTypos = false): GivenTask[] {
  const [all, nearly]: [GivenTask[], GivenTask[]] = [[], []];
  for (const task of tasks) {
    const fit = fitOf(task.title, words, allowsTypos);
    if (fit === 'all') all.push(task);
    else if (fit === 'nearly') nearly.push(task);
  }
  return all.length > 0 ? all : nearly;
}

function fitOf(title: string, words: readonly string[], allowsTypos: boolean): Fit {
  const titleWords = plainTitle(title).split(separators).filter(Boolean);
  let [missing, slips] = [0, 0];
  for (const word of words) {
    if (titleWords.some((other) => other === word || isSameWord(word, other))) continue;
    if (allowsTypos && titleWords.some((other) => isTypo(word, other))) slips += 1;
    else if (generic.has(word)) missing += 1;
    else return 'not';
  }
  if (missing === words.length) return 'not';
  return missing + slips > 0 ? 'nearly' : 'all';
}

/** The same word in another form: plurals, -ing, -ed, irregular past. */
function isSameWord(a: string, b: string): boolean {
  return stem(a) === stem(b);
}

const stems = new Map<string, string>();

export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const result = computeStem(presentOf[word] ?? word);
  if (stems.size > 5000) stems.clear();
  stems.set(word, result);
  return result;
}

function computeStem(word: string): string {
  if (word.length < 4) return word;
  let base = word;
  if (/(?:ies|ied)$/.test(base)) base = `${base.slice(0, -3)}y`;
  else if (/(?:sses|shes|ches|xes|zes)$/.test(base)) base = base.slice(0, -2);
  else if (/[^s]s$/.test(base)) base = base.slice(0, -1);
  if (/ing$/.test(base) && base.length > 5) base = base.slice(0, -3);
  else if (/ed$/.test(base) && base.length > 4) base = base.slice(0, -2);
  if (/([bdfgmnprt])\1$/.test(base)) base = base.slice(0, -1);
  return base.replace(/e$/, '');
}

/**
 * One slip in a word of four letters or more, two in a word of eight or more; swapped neighbours are one slip. Another
 * letter in a word of four makes another word: "rest" is not "rent".
 */
export function isTypo(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || Math.min(a.length, b.length) < 4 || /^\d+$/.test(a)) return false;
  if (!mayBeSlip(a.length, b.length) || a[0] !== b[0]) return false;
  if (longest === 4 && a.length === b.length && !isSwap(a, b)) return false;
  return distance(a, b, slipsMax(longest)) <= slipsMax(longest);
}

function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

function distance(a: string, b: string, max: number): number {
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2]! + 1);
      row.push(value);
    }
    if (Math.min(...row) > max) return max + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length]!;
}
