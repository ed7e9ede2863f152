import type { Clock } from './clock.js';
import { daysInMonth, monthEnd, partsOf, weekdayOf, type Day } from './days.js';

export type Frequency = 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday of a rule; with `nth` the nth of the month, negative from its end. */
export interface RuleWeekday {
  readonly weekday: number;
  readonly nth?: number;
}

/** The part of RFC 5545 that sentences can say. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly byDay?: readonly RuleWeekday[];
  readonly byMonthDay?: readonly number[];
  readonly byMonth?: readonly number[];
  readonly bySetPos?: number;
  readonly count?: number;
  /** The last day on which it may fall. */
  readonly until?: Day;
}

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** RRULE without prefix, FREQ first, UNTIL as the end of its day in UTC. */
export function ruleText(rule: Rule, clock: Clock): string {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byMonth) parts.push(`BYMONTH=${rule.byMonth.join(',')}`);
  if (rule.byMonthDay) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  if (rule.byDay)
    parts.push(`BYDAY=${rule.byDay.map(({ weekday, nth }) => `${nth ?? ''}${weekdayCodes[weekday - 1]}`).join(',')}`);
  if (rule.bySetPos) parts.push(`BYSETPOS=${rule.bySetPos}`);
  if (rule.count) parts.push(`COUNT=${rule.count}`);
  if (rule.until !== undefined) parts.push(`UNTIL=${compactInstant(clock.instantMs(rule.until + 1, 0) - 1000)}`);
  return parts.join(';');
}

function compactInstant(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The first day from `start` on which the rule falls; none within about 12 years means never. */
export function firstDay(rule: Rule, start: Day): Day | undefined {
  for (let day = start; day < start + 4500; day += 1) if (fallsOn(rule, day)) return day;
  return undefined;
}

function fallsOn(rule: Rule, day: Day): boolean {
  const { month, dayOfMonth, year } = partsOf(day);
  if (rule.byMonth && !rule.byMonth.includes(month)) return false;
  if (rule.byMonthDay) {
    const fromEnd = dayOfMonth - daysInMonth(year, month) - 1;
    if (!rule.byMonthDay.includes(dayOfMonth) && !rule.byMonthDay.includes(fromEnd)) return false;
  }
  if (rule.bySetPos !== undefined) return fallsOnSetPosition(rule, day, rule.bySetPos);
  return !rule.byDay || rule.byDay.some((wanted) => isWeekday(wanted, day));
}

/** "The last weekday of the month": only the first and the last position can be said. */
function fallsOnSetPosition(rule: Rule, day: Day, position: number): boolean {
  const isWanted = (candidate: Day): boolean =>
    rule.byDay?.some(({ weekday }) => weekday === weekdayOf(candidate)) ?? true;
  if (!isWanted(day)) return false;
  const { dayOfMonth } = partsOf(day);
  const [from, to] = position > 0 ? [day - dayOfMonth + 1, day] : [day + 1, monthEnd(day) + 1];
  let passed = 0;
  for (let other = from; other < to; other += 1) if (isWanted(other)) passed += 1;
  return passed === Math.abs(position) - 1;
}

function isWeekday({ weekday, nth }: RuleWeekday, day: Day): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === undefined) return true;
  const { year, month, dayOfMonth } = partsOf(day);
  const place = nth > 0 ? Math.ceil(dayOfMonth / 7) : -Math.ceil((daysInMonth(year, month) - dayOfMonth + 1) / 7);
  return place === nth;
}
