import type { Clock } from '../calendar/clock.js';
import { Phrases, type Found } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { cardinals, ordinals } from '../languages/en/when.words.js';

/** What every reader of a piece of a sentence is given. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly clock: Clock;
  readonly dayFirst: boolean;
}

/** Reads one meaning that begins at a token, or nothing. */
export type Reader<T> = (reading: Reading, at: number) => Found<T> | undefined;

const cardinalWords = new Phrases(cardinals);
const ordinalWords = new Phrases(ordinals);

export function readCardinal({ tokens }: Reading, at: number): Found<number> | undefined {
  const token = tokens[at];
  if (token?.kind === 'number' && /^\d{1,6}$/.test(token.norm)) return { value: Number(token.norm), next: at + 1 };
  return cardinalWords.at(tokens, at);
}

/** `1st`, `twenty first`. */
export function readOrdinal({ tokens }: Reading, at: number): Found<number> | undefined {
  const token = tokens[at];
  const digits = token && /^(\d{1,3})(?:st|nd|rd|th)$/.exec(token.norm);
  if (digits) return { value: Number(digits[1]), next: at + 1 };
  return ordinalWords.at(tokens, at);
}

export function wordAt(reading: Reading, at: number): string | undefined {
  const token = reading.tokens[at];
  return token && (token.kind === 'word' || token.kind === 'mark' || token.kind === 'number') ? token.norm : undefined;
}

export function isAt(reading: Reading, at: number, ...alternatives: readonly string[]): boolean {
  const word = wordAt(reading, at);
  return word !== undefined && alternatives.includes(word);
}

/** The place after any of these words, or the same place. */
export function skip(reading: Reading, at: number, ...alternatives: readonly string[]): number {
  return isAt(reading, at, ...alternatives) ? at + 1 : at;
}
