import type { Token } from './tokens.js';

export interface Found<T> {
  readonly value: T;
  /** Index of the first token after it. */
  readonly next: number;
}

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** The phrases that begin with a word: that word alone, and the longer ones by their second word, longest first. */
interface Beginning<T> {
  alone: Entry<T> | undefined;
  readonly bySecondWord: Map<string, Entry<T>[]>;
}

/** A table of words and phrases with a meaning each; alternatives are written `eod|cob|end of day`. */
export class Phrases<T> {
  private readonly byFirstWord = new Map<string, Beginning<T>>();

  constructor(table: Readonly<Record<string, T>>) {
    for (const [alternatives, value] of Object.entries(table)) {
      for (const phrase of alternatives.split('|')) this.add(phrase.trim().split(' '), value);
    }
    for (const { bySecondWord } of this.byFirstWord.values())
      for (const list of bySecondWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  private add(words: readonly string[], value: T): void {
    const [first = '', second] = words;
    const beginning = this.byFirstWord.get(first) ?? { alone: undefined, bySecondWord: new Map<string, Entry<T>[]>() };
    this.byFirstWord.set(first, beginning);
    if (second === undefined) beginning.alone ??= { words, value };
    else beginning.bySecondWord.set(second, [...(beginning.bySecondWord.get(second) ?? []), { words, value }]);
  }

  /** The longest phrase that stands at `at`, before `end`. */
  at(tokens: readonly Token[], at: number, end: number = tokens.length): Found<T> | undefined {
    for (const { words, value } of this.entriesAt(tokens, at, end)) return { value, next: at + words.length };
    return undefined;
  }

  /** Every length at which a phrase of the table stands here, longest first. */
  *lengthsAt(tokens: readonly Token[], at: number, end: number): Generator<number> {
    for (const { words } of this.entriesAt(tokens, at, end)) yield words.length;
  }

  private entriesAt(tokens: readonly Token[], at: number, end: number): readonly Entry<T>[] {
    const first = tokens[at];
    const beginning = first && at < end && isComparable(first) ? this.byFirstWord.get(first.norm) : undefined;
    if (!beginning) return [];
    const longer = at + 1 < end ? beginning.bySecondWord.get(tokens[at + 1]!.norm) : undefined;
    const found = (longer ?? []).filter(({ words }) => standsAt(words, tokens, at, end));
    return beginning.alone ? [...found, beginning.alone] : found;
  }

  firstWords(): Iterable<string> {
    return this.byFirstWord.keys();
  }

  has(word: string): boolean {
    return this.byFirstWord.get(word)?.alone !== undefined;
  }
}

function standsAt(words: readonly string[], tokens: readonly Token[], at: number, end: number): boolean {
  return at + words.length <= end && words.every((word, index) => isWord(tokens[at + index], word));
}

/** A table without meanings: `words('delete remove "get rid of"')` is written as alternatives. */
export function phraseSet(alternatives: string): Phrases<true> {
  const known = phraseSets.get(alternatives);
  if (known) return known;
  const set = new Phrases<true>({ [alternatives]: true });
  phraseSets.set(alternatives, set);
  return set;
}

/** The words of a language are asked for with every sentence, and taken apart once. */
const phraseSets = new Map<string, Phrases<true>>();

/** A long list of phrases, a line of the table each. */
export function anyOf(...lines: readonly string[]): string {
  return lines.join('|');
}

/** The words of a list, a line of the table each. */
export function wordsIn(...lines: readonly string[]): string[] {
  return lines.join(' ').split(' ');
}

/** All phrases that are made of one alternative of each part; an empty alternative leaves the part out. */
export function phrasesOf(...parts: readonly string[]): string {
  return parts
    .map((part) => part.split('|'))
    .reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim())))
    .join('|');
}

export function isWord(token: Token | undefined, norm: string): boolean {
  return token !== undefined && token.norm === norm && isComparable(token);
}

function isComparable(token: Token): boolean {
  return token.kind !== 'quoted' && token.kind !== 'literal';
}
