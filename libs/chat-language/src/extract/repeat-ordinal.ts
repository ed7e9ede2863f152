import type { Rule, RuleWeekday } from '../calendar/rule.js';
import { unitFrequency } from '../languages/en/repeat.words.js';
import type { Found } from '../text/phrases.js';
import { unitWords } from './duration.js';
import { monthWords } from './month-day.js';
import { isAt, readCardinal, readOrdinal, skip, type Reading } from './reading.js';
import type { SaidTime } from './time.js';
import { workdays } from './weekday-list.js';
import { weekdayWords } from './weekday.js';

/** What is repeated, without its bounds. */
export interface Pattern {
  readonly rule: Rule;
  readonly time?: SaidTime;
  readonly isByWeekdayName?: true;
  /** Said as a unit ("month"), so it takes days of its own. */
  readonly isUnit?: true;
}

/** `15th`, `1st and 15th of the month`, `first monday of the month`, `third friday`. */
export function readOrdinalPattern(reading: Reading, at: number): Found<Pattern> | undefined {
  const first = readOrdinal(reading, at) ?? (isAt(reading, at, 'day') ? readCardinal(reading, at + 1) : undefined);
  if (!first || first.value > 31 || isAt(reading, first.next, 'times', 'time', 'x')) return undefined;
  const several = nthWeekdays(reading, first);
  if (several) return inMonth(reading, several.value, several.next);
  const unit = unitWords.at(reading.tokens, first.next);
  if (unit?.value === 'weekday' && first.value === 1) {
    return { value: { rule: { ...monthlyOn(workdays), bySetPos: 1 } }, next: ofTheMonth(reading, unit.next) };
  }
  if (unit) return readEveryNthUnit(reading, first, unit);
  return readMonthDays(reading, first);
}

/** `first monday`, `second and fourth tuesday`. */
function nthWeekdays(reading: Reading, first: Found<number>): Found<RuleWeekday[]> | undefined {
  const places = [first.value];
  let next = first.next;
  for (let more = nextOrdinal(reading, next); more; more = nextOrdinal(reading, next)) {
    places.push(more.value);
    next = more.next;
  }
  const weekday = weekdayWords.at(reading.tokens, next);
  if (!weekday || places.some((place) => place > 5)) return undefined;
  return { value: places.map((nth) => ({ weekday: weekday.value, nth })), next: weekday.next };
}

/** `… of the month`, or `… of october`, which is yearly. */
function inMonth(reading: Reading, byDay: readonly RuleWeekday[], at: number): Found<Pattern> {
  const month = isAt(reading, at, 'of', 'in') ? monthWords.at(reading.tokens, at + 1) : undefined;
  if (month)
    return { value: { rule: { freq: 'YEARLY', interval: 1, byMonth: [month.value], byDay } }, next: month.next };
  return { value: { rule: monthlyOn(byDay) }, next: ofTheMonth(reading, at) };
}

/** `every third day`: an interval, unless it is of the month. */
function readEveryNthUnit(reading: Reading, count: Found<number>, unit: Found<string>): Found<Pattern> | undefined {
  const base = unitFrequency[unit.value];
  if (!base) return undefined;
  const end = ofTheMonth(reading, unit.next);
  if (unit.value === 'day' && end > unit.next) return { value: { rule: onMonthDays([count.value]) }, next: end };
  return { value: { rule: { freq: base.freq, interval: base.interval * count.value }, isUnit: true }, next: unit.next };
}

function readMonthDays(reading: Reading, first: Found<number>): Found<Pattern> | undefined {
  const month = monthWords.at(reading.tokens, skip(reading, first.next, 'of'));
  if (month) return { value: { rule: yearlyOn(month.value, first.value) }, next: month.next };
  const days = [first.value];
  let next = first.next;
  for (let more = nextOrdinal(reading, next); more; more = nextOrdinal(reading, next)) {
    days.push(more.value);
    next = more.next;
  }
  return { value: { rule: onMonthDays([...new Set(days)].sort((a, b) => a - b)) }, next: ofTheMonth(reading, next) };
}

function nextOrdinal(reading: Reading, at: number): Found<number> | undefined {
  const joined = skip(reading, skip(reading, at, ',', '&'), 'and');
  return joined === at ? undefined : readOrdinal(reading, skip(reading, joined, 'the'));
}

/** `last day of the month`, `last friday`, `last weekday of the month`, `end of month`. */
export function readLastPattern(reading: Reading, at: number): Found<Pattern> | undefined {
  if (isAt(reading, at, 'month') && isAt(reading, at + 1, 'end'))
    return { value: { rule: onMonthDays([-1]) }, next: at + 2 };
  if (isAt(reading, at, 'end')) {
    const end = ofTheMonth(reading, at + 1);
    return end > at + 1 ? { value: { rule: onMonthDays([-1]) }, next: end } : undefined;
  }
  if (!isAt(reading, at, 'last')) return undefined;
  const weekday = weekdayWords.at(reading.tokens, at + 1);
  if (weekday) return inMonth(reading, [{ weekday: weekday.value, nth: -1 }], weekday.next);
  const unit = unitWords.at(reading.tokens, at + 1);
  if (unit?.value === 'weekday')
    return { value: { rule: { ...monthlyOn(workdays), bySetPos: -1 } }, next: ofTheMonth(reading, unit.next) };
  return unit?.value === 'day'
    ? { value: { rule: onMonthDays([-1]) }, next: ofTheMonth(reading, unit.next) }
    : undefined;
}

function ofTheMonth(reading: Reading, at: number): number {
  const ofAt = skip(reading, at, 'of', 'in');
  const unitAt = skip(reading, ofAt, 'the', 'every', 'each', 'a');
  return unitAt > at && isAt(reading, unitAt, 'month', 'months') ? unitAt + 1 : at;
}

const monthlyOn = (byDay: readonly RuleWeekday[]): Rule => ({ freq: 'MONTHLY', interval: 1, byDay });

const onMonthDays = (byMonthDay: readonly number[]): Rule => ({ freq: 'MONTHLY', interval: 1, byMonthDay });

export const yearlyOn = (month: number, day: number): Rule => ({
  freq: 'YEARLY',
  interval: 1,
  byMonth: [month],
  byMonthDay: [day],
});
