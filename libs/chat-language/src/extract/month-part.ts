import { addMonths, dayOf, mondayOf, monthStart, partsOf, type Day } from '../calendar/days.js';
import { type Found } from '../text/phrases.js';
import { single, type SaidDay } from './day.js';
import { comingDayOfMonth, monthWords } from './month-day.js';
import { periodWindow } from './relative-day.js';
import { isAt, readOrdinal, skip, wordAt, type Reading } from './reading.js';

type Window = { readonly from: Day; readonly to: Day };
type Part = 'start' | 'middle' | 'end';

/** `mid june`, `end of next month`, `in june`, `the 15th`, `the 3rd of next month`. */
export function readMonthPart(reading: Reading, at: number): Found<SaidDay> | undefined {
  return (
    readPartOfPeriod(reading, at) ??
    readMonthThenDay(reading, at) ??
    readDayOfMonth(reading, at) ??
    readMonthAlone(reading, at)
  );
}

function partAt(reading: Reading, at: number): Found<Part> | undefined {
  const start = skip(reading, at, 'the');
  const word = wordAt(reading, start) ?? '';
  const next = skip(reading, skip(reading, start + 1, 'of', '-'), 'the');
  if (['mid', 'middle'].includes(word)) return { value: 'middle', next };
  if (['beginning', 'start', 'early'].includes(word)) return { value: 'start', next };
  return ['end', 'late'].includes(word) ? { value: 'end', next } : undefined;
}

function readPartOfPeriod(reading: Reading, at: number): Found<SaidDay> | undefined {
  const part = partAt(reading, at) ?? hyphenatedMid(reading, at);
  const window = part && (hyphenatedMonth(reading, at) ?? periodAt(reading, part.next));
  if (!window || !part) return undefined;
  const day = dayOfPart(window.value, part.value);
  // "Mid june" in the last days of June is next year's, unless a year or "this" was said.
  const isNamed = isNamedMonth(reading, part.next) || hyphenatedMonth(reading, at) !== undefined;
  const isPast = isNamed && day < reading.clock.today && part.value !== 'end';
  return { value: single(isPast ? addMonths(day, 12) : day), next: window.next };
}

/** A month by its name alone. */
function isNamedMonth(reading: Reading, at: number): boolean {
  const month = monthWords.at(reading.tokens, at);
  return month !== undefined && !/^20\d\d$/.test(wordAt(reading, skip(reading, month.next, 'of', ',')) ?? '');
}

/** `mid-june` is one token. */
function hyphenatedMid(reading: Reading, at: number): Found<Part> | undefined {
  return wordAt(reading, at)?.startsWith('mid-') ? { value: 'middle', next: at + 1 } : undefined;
}

function hyphenatedMonth(reading: Reading, at: number): Found<Window> | undefined {
  const token = reading.tokens[at];
  if (!token?.norm.startsWith('mid-')) return undefined;
  const month = monthWords.at([{ ...token, norm: token.norm.slice(4) }], 0);
  return month && { value: comingMonth(reading.clock.today, month.value), next: at + 1 };
}

function dayOfPart({ from, to }: Window, part: Part): Day {
  if (part === 'start') return from;
  if (part === 'end') return to - 1;
  // The middle of a month is its 15th; of a week its Wednesday, of a year the first of July.
  const length = to - from;
  if (length === 7) return from + 2;
  return length > 31 ? addMonths(from, Math.round(length / 61)) : from + 14;
}

/** `june`, `june 2027`, `next month`, `this week`, `the year`. */
export function periodAt(reading: Reading, at: number): Found<Window> | undefined {
  const month = monthAlone(reading, at);
  if (month) return month;
  const ahead = isAt(reading, at, 'next') ? 1 : isAt(reading, at, 'last') ? -1 : 0;
  const unitAt = skip(reading, at, 'next', 'last', 'this', 'the');
  const window = periodWindow(reading, wordAt(reading, unitAt), ahead);
  return window && { value: window, next: unitAt + 1 };
}

function monthAlone(reading: Reading, at: number): Found<Window> | undefined {
  const isLed = isAt(reading, at, 'next', 'this');
  const month = monthWords.at(reading.tokens, isLed ? at + 1 : at);
  if (!month || reading.tokens[at]?.possessive) return undefined;
  const yearAt = skip(reading, month.next, 'of', ',');
  if (/^20\d\d$/.test(wordAt(reading, yearAt) ?? '')) {
    const from = dayOf(Number(wordAt(reading, yearAt)), month.value, 1);
    return { value: { from, to: addMonths(from, 1) }, next: yearAt + 1 };
  }
  if (isAt(reading, yearAt, 'next') && isAt(reading, yearAt + 1, 'year')) {
    const from = dayOf(partsOf(reading.clock.today).year + 1, month.value, 1);
    return { value: { from, to: addMonths(from, 1) }, next: yearAt + 2 };
  }
  return { value: comingMonth(reading.clock.today, month.value), next: month.next };
}

/** A month that has passed is next year's; the present one is meant as long as it lasts. */
export function comingMonth(today: Day, month: number): Window {
  const now = partsOf(today);
  const from = dayOf(now.year + (month < now.month ? 1 : 0), month, 1);
  return { from, to: addMonths(from, 1) };
}

/** `next month on the 5th`. */
function readMonthThenDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  if (!isAt(reading, at, 'next') || !isAt(reading, at + 1, 'month')) return undefined;
  const ordinal = readOrdinal(reading, skip(reading, skip(reading, at + 2, 'on', ','), 'the'));
  const from = addMonths(monthStart(reading.clock.today), 1);
  const fits = ordinal !== undefined && ordinal.value <= addMonths(from, 1) - from;
  return fits ? { value: single(from + ordinal.value - 1), next: ordinal.next } : undefined;
}

/** `the 15th`, `the 15th of next month`, `the last day of the month`. */
function readDayOfMonth(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'the');
  if (isAt(reading, start, 'last', 'first') && isAt(reading, start + 1, 'day') && isAt(reading, start + 2, 'of')) {
    const window = periodAt(reading, skip(reading, start + 3, 'the'));
    return (
      window && {
        value: single(isAt(reading, start, 'last') ? window.value.to - 1 : window.value.from),
        next: window.next,
      }
    );
  }
  const ordinal = readOrdinal(reading, start);
  if (!ordinal || ordinal.value > 31) return undefined;
  const { today } = reading.clock;
  if (isAt(reading, ordinal.next, 'of') && isAt(reading, ordinal.next + 2, 'month'))
    return ofNamedMonth(reading, ordinal);
  if (isAt(reading, ordinal.next, 'of', 'day', 'week')) return undefined;
  const day = comingDayOfMonth(today, ordinal.value);
  const isFigure = /^\d/.test(reading.tokens[start]?.norm ?? '');
  return day === undefined || !(isFigure || start > at) ? undefined : { value: single(day, 1), next: ordinal.next };
}

function ofNamedMonth(reading: Reading, ordinal: Found<number>): Found<SaidDay> | undefined {
  const { today } = reading.clock;
  const next = ordinal.next + 3;
  if (isAt(reading, ordinal.next + 1, 'next'))
    return { value: single(addMonths(monthStart(today), 1) + ordinal.value - 1), next };
  if (isAt(reading, ordinal.next + 1, 'every', 'each')) return undefined;
  const day = comingDayOfMonth(today, ordinal.value);
  return day === undefined ? undefined : { value: single(day), next };
}

/** `june` alone means its first day; as a question it covers the month. */
function readMonthAlone(reading: Reading, at: number): Found<SaidDay> | undefined {
  const found = monthAlone(reading, at);
  if (!found) return undefined;
  const { from, to } = found.value;
  const { today } = reading.clock;
  // The present month has begun: its first day has passed, so the next one is meant.
  const day = from < today && to > today ? addMonths(from, 12) : from;
  return { value: { day, window: { from, to }, strength: found.next - at > 1 ? 2 : 1 }, next: found.next };
}

export function mondayAfter(day: Day): Day {
  return mondayOf(day) + 7;
}
