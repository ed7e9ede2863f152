import { isAt, skip, type Reading } from '../extract/reading.js';
import { readRepeat } from '../extract/repeat.js';
import type { Token } from '../text/tokens.js';
import { readTask } from './new-task.js';

/** Values are short, and only the end of a sentence is looked at. */
const tokensMax = 16;

/** A list of tasks, and what is said of each of them behind it. */
export interface SaidOfAll {
  readonly tasks: readonly Token[];
  readonly values: readonly Token[];
  /** Without a comma before it, "all" may belong to the last of the tasks. */
  readonly isApart: boolean;
}

/** `stamps, envelopes and tape, all for friday`, `… both tagged home`. */
export function readSaidOfAll(reading: Reading): SaidOfAll | undefined {
  const { tokens } = reading;
  for (let at = tokens.length - 2; at > 0 && at > tokens.length - tokensMax; at -= 1) {
    const next = valuesOfAll(reading, at);
    if (next === undefined) continue;
    const isApart = tokens[at - 1]!.kind === 'mark';
    const to = isAt(reading, at - 1, 'and', ',') ? at - 1 : at;
    return { tasks: tokens.slice(0, isAt(reading, to - 1, ',') ? to - 1 : to), values: tokens.slice(next), isApart };
  }
  return undefined;
}

/** Whether here it is said of all, up to the end of the sentence. */
export function saysOfAll(reading: Reading, at: number): boolean {
  return valuesOfAll(reading, at) !== undefined;
}

function valuesOfAll(reading: Reading, at: number): number | undefined {
  if (!isAt(reading, at, 'all', 'both', 'each', 'everything') || readRepeat(reading, at)) return undefined;
  const ofAt = skip(reading, at + 1, 'of');
  const next = skip(reading, ofAt, 'them', 'these', 'those', 'it', 'three', 'two', 'four', 'is', 'are');
  return saysValues(reading, next) ? next : undefined;
}

/** Whether from here on only values are said. */
export function saysValues(reading: Reading, at: number): boolean {
  const { title, fields } = readTask({ ...reading, tokens: reading.tokens.slice(at) });
  return title === '' && Object.keys(fields).length > 0;
}
