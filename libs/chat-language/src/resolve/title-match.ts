import type { GivenTask } from '../given.js';
import { generic, presentOf, unimportant } from '../languages/en/reference.words.js';
import { plainText } from '../text/plain-text.js';

/** How well a title answers to the words used: the smaller the better. */
type Tier = 0 | 1 | 2 | 3;

const separators = /[^\p{L}\p{M}\p{N}]+/u;

/** The tasks whose title the words mean: the same title, else all words, else all words with typos forgiven. */
export function tasksByTitle(words: string, tasks: readonly GivenTask[]): readonly GivenTask[] {
  const query = queryOf(words);
  // "The" is in many titles and means none; only a title that is just that is meant by it.
  if (query.words.length === 0) return tasks.filter(({ title }) => plainTitle(title) === query.plain);
  const close = withBeginnings(tasks, query.words);
  const exact = close.filter(({ title }) => plainTitle(title) === query.plain);
  if (exact.length > 0) return exact;
  const byWords = bestTier(close, query.words);
  return byWords.length > 0 ? byWords : bestTier(withSimilarWord(tasks, query.words), query.words, true);
}

/** The tasks a search finds: those that contain the text or all of its words; with typos where there are none. */
export function tasksBySearch(words: string, tasks: readonly GivenTask[]): readonly GivenTask[] {
  const query = queryOf(words);
  const text = words.toLowerCase();
  const found = withBeginnings(tasks, query.words).filter(
    ({ title }) => title.toLowerCase().includes(text) || tierOf(title, query.words, false) < 2,
  );
  return found.length > 0 || query.words.length === 0
    ? found
    : bestTier(withSimilarWord(tasks, query.words), query.words, true);
}

/** Whether a task is called just that, but for capitals; cheap enough for ten thousand. */
export function isTitle(words: string, tasks: readonly GivenTask[]): boolean {
  const lower = words.toLowerCase();
  return tasks.some(({ title }) => title.length === words.length && title.toLowerCase() === lower);
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

/** Cheap first look, so that ten thousand titles need not be taken apart: the beginning of some word must be there. */
function withBeginnings(tasks: readonly GivenTask[], words: readonly string[]): readonly GivenTask[] {
  if (tasks.length < manyTasks) return tasks;
  const beginnings = words.map((word) => (presentOf[word] ?? word).slice(0, 3));
  return tasks.filter(({ title }) => {
    const lower = title.toLowerCase();
    return beginnings.some((beginning) => lower.includes(beginning));
  });
}

/** The same for typos: a word that begins with the same letter and is about as long. */
function withSimilarWord(tasks: readonly GivenTask[], words: readonly string[]): readonly GivenTask[] {
  if (tasks.length < manyTasks) return tasks;
  const wanted = words.filter((word) => !generic.has(word));
  return tasks.filter(({ title }) => wanted.every((word) => hasSimilarWord(title.toLowerCase(), word)));
}

function hasSimilarWord(title: string, word: string): boolean {
  const first = word[0] as string;
  for (let at = title.indexOf(first); at >= 0; at = title.indexOf(first, at + 1)) {
    if (at > 0 && title[at - 1] !== ' ' && title[at - 1] !== '-') continue;
    const end = title.indexOf(' ', at);
    const length = (end < 0 ? title.length : end) - at;
    // A slip seldom touches both of the letters behind the first.
    if (
      Math.abs(length - word.length) <= 2 &&
      (title[at + 1] === word[1] || title[at + 2] === word[2] || title[at + 2] === word[1] || title[at + 1] === word[2])
    )
      return true;
  }
  return false;
}

const manyTasks = 200;

function bestTier(tasks: readonly GivenTask[], words: readonly string[], allowsTypos = false): GivenTask[] {
  let best: Tier = 3;
  let found: GivenTask[] = [];
  for (const task of tasks) {
    const tier = tierOf(task.title, words, allowsTypos);
    if (tier < best) [best, found] = [tier, []];
    if (tier === best && tier < 3) found.push(task);
  }
  return found;
}

function tierOf(title: string, words: readonly string[], allowsTypos: boolean): Tier {
  const titleWords = plainTitle(title).split(separators).filter(Boolean);
  let tier: Tier = 0;
  let missing = 0;
  for (const word of words) {
    if (titleWords.includes(word)) continue;
    if (titleWords.some((other) => isSameWord(word, other))) tier = Math.max(tier, 1) as Tier;
    else if (allowsTypos && titleWords.some((other) => isTypo(word, other))) tier = Math.max(tier, 2) as Tier;
    else if (generic.has(word)) missing += 1;
    else return 3;
  }
  if (missing === words.length) return 3;
  return missing > 0 ? (Math.max(tier, 2) as Tier) : tier;
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

/** One slip in a word of four letters or more, two in a word of eight or more; swapped neighbours are one slip. */
export function isTypo(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || Math.min(a.length, b.length) < 4 || /^\d+$/.test(a)) return false;
  const slipsMax = longest >= 8 ? 2 : 1;
  if (Math.abs(a.length - b.length) > slipsMax || a[0] !== b[0]) return false;
  return distance(a, b, slipsMax) <= slipsMax;
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
