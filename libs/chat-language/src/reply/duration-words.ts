import { fill, joined } from './format.js';
import type { DurationUnit, Speech } from './speech.js';

const form = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const written: readonly DurationUnit[] = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'];

/** Larger units that people say where a count comes out even. */
const evenly: readonly (readonly [DurationUnit, DurationUnit, number])[] = [
  ['seconds', 'minutes', 60],
  ['minutes', 'hours', 60],
  ['days', 'weeks', 7],
  ['months', 'years', 12],
];

export interface SaidDuration {
  /** Empty for none at all. */
  readonly words: string;
  readonly isBack: boolean;
}

/** `1 hour and 40 minutes` of `-PT1H40M`, and that it goes back; undefined for what is no duration. */
export function durationWords(duration: string, speech: Speech): SaidDuration | undefined {
  const match = form.exec(duration);
  if (!match) return undefined;
  const counts = new Map(written.map((unit, index) => [unit, Number(match[index + 2] ?? 0)]));
  for (const [unit, larger, size] of evenly) {
    const count = counts.get(unit)!;
    // 90 minutes are an hour and a half; ten days are said as days.
    if (count < size || (count % size > 0 && unit !== 'minutes' && unit !== 'seconds')) continue;
    counts.set(unit, count % size).set(larger, counts.get(larger)! + Math.floor(count / size));
  }
  const parts = [...counts].filter(([, count]) => count > 0).map(([unit, n]) => fill(speech.units[unit], { n }));
  return { words: joined(parts, speech), isBack: match[1] === '-' };
}
