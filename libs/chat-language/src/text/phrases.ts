import type { Token } from './tokens.js';

export interface Found<T> {
  readonly value: T;
  /** Index of the first token after it. */
  readonly next: number;
}

/** A table of words and phrases with a meaning each; alternatives are written `eod|cob|end of day`. */
export class Phrases<T> {
  private readonly byFirstWord = new Map<string, { words: string[]; value: T }[]>();

  constructor(table: Readonly<Record<string, T>>) {
    for (const [alternatives, value] of Object.entries(table)) {
      for (const phrase of alternatives.split('|')) this.add(phrase.trim().split(' '), value);
    }
    for (const list of this.byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  private add(words: string[], value: T): void {
    const first = words[0] as string;
    const list = this.byFirstWord.get(first) ?? [];
    list.push({ words, value });
    this.byFirstWord.set(first, list);
  }

  /** The longest phrase that stands at `at`, before `end`. */
  at(tokens: readonly Token[], at: number, end: number = tokens.length): Found<T> | undefined {
    const first = tokens[at];
    if (!first || at >= end || !isComparable(first)) return undefined;
    for (const { words, value } of this.byFirstWord.get(first.norm) ?? []) {
      if (at + words.length <= end && words.every((word, index) => isWord(tokens[at + index], word))) {
        return { value, next: at + words.length };
      }
    }
    return undefined;
  }

  /** Every length at which a phrase of the table stands here, longest first. */
  *lengthsAt(tokens: readonly Token[], at: number, end: number): Generator<number> {
    const first = tokens[at];
    if (!first || at >= end || !isComparable(first)) return;
    for (const { words } of this.byFirstWord.get(first.norm) ?? []) {
      if (at + words.length <= end && words.every((word, index) => isWord(tokens[at + index], word)))
        yield words.length;
    }
  }

  firstWords(): Iterable<string> {
    return this.byFirstWord.keys();
  }

  has(word: string): boolean {
    return this.byFirstWord.get(word)?.some(({ words }) => words.length === 1) ?? false;
  }
}

/** A table without meanings: `words('delete remove "get rid of"')` is written as alternatives. */
export function phraseSet(alternatives: string): Phrases<true> {
  return new Phrases<true>({ [alternatives]: true });
}

export function isWord(token: Token | undefined, norm: string): boolean {
  return token !== undefined && token.norm === norm && isComparable(token);
}

function isComparable(token: Token): boolean {
  return token.kind !== 'quoted' && token.kind !== 'literal';
}
