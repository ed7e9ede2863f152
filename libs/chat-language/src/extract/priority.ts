import { notPriorities, priorityPhrases } from '../languages/en/attributes.words.js';
import { Phrases, phraseSet, type Found } from '../text/phrases.js';
import type { Priority } from '../understanding.js';
import { isAt, skip, wordAt, type Reading } from './reading.js';

export const priorityWords = new Phrases(priorityPhrases);
const otherThings = phraseSet(notPriorities);
const statementWords = phraseSet(
  'it is|it is a|it is of|its a|its of|this is|this is a|this is of|thats|that is|it has|this has|which is|which has|and it is|and its',
);

/** `p1`, `high priority`, `!!`, `!2`, `urgent`. */
export function readPriority(reading: Reading, at: number): Found<Priority> | undefined {
  const token = reading.tokens[at];
  if (token?.kind === 'mark' && token.norm.startsWith('!')) return readBangs(reading, at);
  if (otherThings.at(reading.tokens, at)) return undefined;
  const start =
    statementWords.at(reading.tokens, at)?.next ??
    skip(reading, at, 'with', 'as', 'at', 'of', 'and', 'its', 'is', 'make', 'set');
  const plain = priorityWords.at(reading.tokens, start) ?? readSpelled(reading, start);
  const whole = plain ?? priorityWords.at(reading.tokens, at) ?? readApart(reading, at);
  if (whole !== plain) return whole;
  if (!plain || (start > at && isAt(reading, at, 'make', 'set', 'is', 'its')))
    return plain && start === at ? plain : undefined;
  return plain;
}

/** "…, important", "- high -": between marks one word is enough. */
function readApart(reading: Reading, at: number): Found<Priority> | undefined {
  const next = reading.tokens[at + 1];
  const isApart =
    isAt(reading, at - 1, ',', '-', '(', '|', ';') && (!next || next.kind === 'mark' || next.kind === 'tag');
  const value = isApart ? apartLevels.get(wordAt(reading, at) ?? '') : undefined;
  return value && { value, next: at + 1 };
}

const apartLevels: ReadonlyMap<string, Priority> = new Map([
  ...['important', 'crucial', 'critical', 'vital', 'high'].map((word) => [word, 'high'] as const),
  ['medium', 'medium'],
  ['low', 'low'],
]);

/** `priority: high`. */
function readSpelled(reading: Reading, at: number): Found<Priority> | undefined {
  if (!isAt(reading, at, 'priority', 'prio', 'importance') || !isAt(reading, at + 1, ':', '=', '-')) return undefined;
  const letter = letterLevels[wordAt(reading, at + 2) ?? ''];
  if (letter) return { value: letter, next: at + 3 };
  const words = reading.tokens.slice(at, at + 3).filter((_, index) => index !== 1);
  const found = words.length === 2 ? priorityWords.at([{ ...words[0]!, norm: 'priority' }, words[1]!], 0) : undefined;
  return found && { value: found.value, next: at + 3 };
}

/** As in `priority:H`. */
const letterLevels: Readonly<Record<string, Priority>> = { h: 'high', m: 'medium', l: 'low' };

const bangLevels: Readonly<Record<string, Priority>> = {
  '1': 'high',
  '2': 'medium',
  '3': 'low',
  '4': 'low',
  high: 'high',
  medium: 'medium',
  low: 'low',
  urgent: 'high',
  p1: 'high',
  p2: 'medium',
  p3: 'low',
  p4: 'low',
};

/** `!!` stands apart; an exclamation after a word is only an exclamation. */
function readBangs(reading: Reading, at: number): Found<Priority> | undefined {
  const [token, next] = [reading.tokens[at], reading.tokens[at + 1]];
  if (!token || (!token.gap && at > 0 && reading.tokens[at - 1]?.norm !== '\n')) return undefined;
  const level = token.norm.length <= 2 && next && !next.gap ? bangLevels[next.norm] : undefined;
  if (level) return { value: level, next: at + 2 };
  const standsAlone = !next || next.gap || next.kind === 'mark';
  return token.norm.length >= 2 && standsAlone ? { value: 'high', next: at + 1 } : undefined;
}
