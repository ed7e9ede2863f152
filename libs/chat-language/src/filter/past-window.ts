import type { Clock } from '../calendar/clock.js';
import { addMonths, mondayOf, partsOf, weekdayOf, type Day, isoDate } from '../calendar/days.js';
import { readDuration } from '../extract/duration.js';
import { readMoment } from '../extract/moment.js';
import { periodAt } from '../extract/month-part.js';
import { isAt, readCardinal, skip, type Reading } from '../extract/reading.js';
import { months } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import type { FilterLeaf } from '../understanding.js';
import { windowEnds, type Window } from './window-ends.js';

const monthWords = new Phrases(months);

const pastWords: Readonly<Record<string, string>> = { week: 'week', month: 'month', year: 'year' };

/** `in the last 7 days`, `past two weeks`. */
export function readLastDays(reading: Reading, at: number): Found<Window> | undefined {
  const start = skip(reading, skip(reading, at, 'in', 'within', 'for', 'over', 'during'), 'the');
  if (!isAt(reading, start, 'last', 'past', 'previous') || !readCardinal(reading, start + 1)) return undefined;
  const duration = readDuration(reading, start + 1);
  if (!duration) return undefined;
  const { today } = reading.clock;
  const from = reading.clock.shiftDay(today, duration.value, -1) + 1;
  const past = today - from === 6 ? 'last_7_days' : `last_${today - from + 1}_days`;
  return { value: { from, to: today + 1, past }, next: duration.next };
}

/** `yesterday`, `last week`, and in the past also `this morning`, `in may`, `on monday`. */
export function readPastPeriod(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const start = skip(reading, at, 'in', 'on', 'during', 'from', 'since', 'the', 'over');
  const { today } = reading.clock;
  if (isAt(reading, start, 'yesterday', 'yesterdays'))
    return { value: { from: today - 1, to: today, past: 'yesterday' }, next: start + 1 };
  if (isAt(reading, start, 'last', 'previous', 'past')) {
    const found = periodAt(reading, isAt(reading, start, 'last') ? start : start + 1);
    const unit = pastWords[reading.tokens[start + 1]?.norm ?? ''];
    if (found && unit) return { value: { ...lastPeriod(today, unit), past: `last_${unit}` }, next: start + 2 };
    if (isAt(reading, start + 1, 'night'))
      return { value: { from: today - 1, to: today, past: 'yesterday' }, next: start + 2 };
    if (isAt(reading, start + 1, 'weekend'))
      return { value: { from: mondayOf(today) - 2, to: mondayOf(today), past: 'last_weekend' }, next: start + 2 };
  }
  return isPast ? readPastOnly(reading, start) : undefined;
}

function readPastOnly(reading: Reading, at: number): Found<Window> | undefined {
  const { today } = reading.clock;
  if (isAt(reading, at, 'this') && isAt(reading, at + 1, 'morning', 'afternoon', 'evening')) {
    return { value: { from: today, to: today + 1, past: 'today' }, next: at + 2 };
  }
  const month = monthWords.at(reading.tokens, at);
  if (month && !isAt(reading, month.next, '1', '2')) {
    const { year } = partsOf(today);
    const isAhead = month.value > partsOf(today).month;
    const from = Math.floor(Date.UTC(isAhead ? year - 1 : year, month.value - 1, 1) / 86_400_000);
    return { value: { from, to: addMonths(from, 1), past: monthNames[month.value - 1] as string }, next: month.next };
  }
  const day = readMoment(reading, isAt(reading, at - 1, 'on') ? at : at);
  const weekday = day?.value.moment.day?.weekday;
  if (!day || weekday === undefined || day.value.moment.time) return undefined;
  const from = today - ((weekdayOf(today) - weekday + 7) % 7 || 7);
  return { value: { from, to: from + 1, past: reading.tokens[day.next - 1]!.norm }, next: day.next };
}

export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function lastPeriod(today: Day, unit: string): { from: Day; to: Day } {
  if (unit === 'week') return { from: mondayOf(today) - 7, to: mondayOf(today) };
  const { year, month } = partsOf(today);
  const start = unit === 'month' ? Date.UTC(year, month - 1, 1) : Date.UTC(year, 0, 1);
  const to = Math.floor(start / 86_400_000);
  return { from: addMonths(to, unit === 'month' ? -1 : -12), to };
}

/** When it was done: a name where there is one, and the ends. */
export function completedLeaf(window: Window, clock: Clock): FilterLeaf {
  const completedIn = window.past ?? window.name ?? intervalOf(window);
  return { ...(completedIn ? { completedIn } : { status: 'completed' as const }), ...windowEnds(window, clock) };
}

/** `2026-05-01/2026-05-05`: without a name, as in "between may 1 and may 5". */
function intervalOf({ from, to }: Window): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return `${from === undefined ? '..' : isoDate(from)}/${to === undefined ? '..' : isoDate(to - 1)}`;
}

/** The days of a named window of the past, for those who look for what was completed in it. */
export function pastDays(name: string, today: Day): { from: Day; to: Day } | undefined {
  const [which, unit] = name.split('_');
  if (name === 'today') return { from: today, to: today + 1 };
  if (name === 'yesterday') return { from: today - 1, to: today };
  const counted = /^last_(\d+)_days$/.exec(name);
  if (counted) return { from: today - Number(counted[1]) + 1, to: today + 1 };
  if (which === 'last' && unit && unit in pastWords) return lastPeriod(today, unit);
  if (which !== 'this' || !unit || !(unit in pastWords)) return undefined;
  const from = lastPeriod(today, unit).to;
  return { from, to: unit === 'week' ? from + 7 : addMonths(from, unit === 'month' ? 1 : 12) };
}
