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
    const beginning = this.beginningAt(tokens, at, end);
    if (!beginning) return undefined;
    for (const { words, value } of longerAt(beginning, tokens, at, end))
      if (standsAt(words, tokens, at, end)) return { value, next: at + words.length };
    return beginning.alone && { value: beginning.alone.value, next: at + 1 };
  }

  /** Every length at which a phrase of the table stands here, longest first. */
  lengthsAt(tokens: readonly Token[], at: number, end: number): readonly number[] {
    const beginning = this.beginningAt(tokens, at, end);
    if (!beginning) return none;
    const lengths: number[] = [];
    for (const { words } of longerAt(beginning, tokens, at, end))
      if (standsAt(words, tokens, at, end)) lengths.push(words.length);
    if (beginning.alone) lengths.push(1);
    return lengths;
  }

  /** Whether a phrase may begin somewhere: one of the first words is there. */
  mayBeIn(tokens: readonly Token[]): boolean {
    return tokens.some((token) => isComparable(token) && this.byFirstWord.has(token.norm));
  }

  private beginningAt(tokens: readonly Token[], at: number, end: number): Beginning<T> | undefined {
    const first = tokens[at];
    return first && at < end && isComparable(first) ? this.byFirstWord.get(first.norm) : undefined;
  }

  firstWords(): Iterable<string> {
    return this.byFirstWord.keys();
  }

  has(word: string): boolean {
    return this.byFirstWord.get(word)?.alone !== undefined;
  }
}

const none: readonly never[] = [];

function longerAt<T>(
  { bySecondWord }: Beginning<T>,
  tokens: readonly Token[],
  at: number,
  end: number,
): readonly Entry<T>[] {
  return (at + 1 < end ? bySecondWord.get(tokens[at + 1]!.norm) : undefined) ?? none;
}

/** The first word is known to be there. */
function standsAt(words: readonly string[], tokens: readonly Token[], at: number, end: number): boolean {
  if (at + words.length > end) return false;
  for (let index = 1; index < words.length; index += 1) if (!isWord(tokens[at + index], words[index]!)) return false;
  return true;
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
