import { everyWords, wholeRepeats } from '../languages/en/repeat.words.js';
import {
  cardinals,
  dayparts,
  feasts,
  months,
  noDate,
  ordinals,
  relativeDays,
  todayWithoutTime,
  weekdayPlurals,
  weekdays,
} from '../languages/en/when.words.js';
import type { Token } from '../text/tokens.js';

/**
 * Most words of a sentence begin neither a date nor a repeat. Knowing that from the first word alone spares the readers,
 * and keeps long sentences cheap.
 */
const tables = [weekdays, months, relativeDays, dayparts, feasts, cardinals, ordinals];
const literals =
  'next this last the a an in within after end mid middle beginning start early late half quarter noon midday midnight lunchtime tonight tonite 2nite 2night weekend eow eom eoy week month year coming following previous past current another good easter thanksgiving fortnight first of new later sometime earlier over wknd wkend am pm +';
const momentWords = new Set([
  ...tables.flatMap((table) => firstWords(Object.keys(table).join('|'))),
  ...firstWords(todayWithoutTime),
  ...firstWords(noDate),
  ...literals.split(' '),
]);
const repeatWords = new Set([
  ...firstWords(everyWords),
  ...firstWords(Object.keys(wholeRepeats).join('|')),
  ...firstWords(Object.keys(weekdayPlurals).join('|')),
  ...'repeat repeats repeating recurring recur recurs repeated as on the weekends weekdays workdays last first end alternate alternating all day'.split(
    ' ',
  ),
]);

function firstWords(alternatives: string): string[] {
  return alternatives.split('|').map((phrase) => phrase.split(' ')[0] as string);
}

export function mayBeginMoment(token: Token | undefined): boolean {
  return token !== undefined && (momentWords.has(token.norm) || isFigure(token));
}

export function mayBeginRepeat(token: Token | undefined): boolean {
  return token !== undefined && (repeatWords.has(token.norm) || mayBeginMoment(token));
}

function isFigure({ norm }: Token): boolean {
  const code = norm.charCodeAt(0);
  return (code >= 48 && code <= 57) || norm.includes('-');
}
