import { readLastDays, readPastPeriod } from './past-window.js';
import type { Window } from './window-ends.js';
import { addMonths, mondayOf, monthEnd, partsOf, type Day } from '../calendar/days.js';
import { readMonthDay } from '../extract/month-day.js';
import { readDuration } from '../extract/duration.js';
import { readMoment } from '../extract/moment.js';
import { isAt, readCardinal, readOrdinal, skip, type Reading } from '../extract/reading.js';
import { settle } from '../extract/settle.js';
import { phraseSet, type Found } from '../text/phrases.js';

const isLater = phraseSet('after|later than|past|from|since|starting|starting from|on or after');
const isEarlier = phraseSet('before|by|until|till|up to|earlier than|no later than|prior to|on or before|through');

/** The days of a moment, or of two of them: `next week`, `before friday`, `between monday and june 3`, `in the last 7 days`. */
export function readWindow(reading: Reading, at: number, isPast = false): Found<Window> | undefined {
  return (
    readNextDays(reading, at) ??
    readRest(reading, at) ??
    readLastDays(reading, at) ??
    readWholePeriod(reading, at, isPast) ??
    readBetween(reading, at, isPast) ??
    readOpenEnded(reading, at, isPast) ??
    readUntil(reading, at, isPast)
  );
}

/** `friday`, or with the Urdu word behind it `friday tak`: up to then. */
function readUntil(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const one = readOne(reading, at, isPast);
  return one && isAt(reading, one.next - 1, 'tak') ? { value: endingWith(one.value), next: one.next } : one;
}

/** "Last week"; of "on may 5" the month is only a part. */
function readWholePeriod(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const period = readPastPeriod(reading, at, isPast);
  const moment = isPast && period ? readMoment(reading, at) : undefined;
  return moment && period && moment.next > period.next ? undefined : period;
}

/** `next 7 days`, `in the next three weeks`, `within 2 days`. */
function readNextDays(reading: Reading, at: number): Found<Window> | undefined {
  const start = skip(reading, skip(reading, at, 'in', 'within', 'for', 'over', 'during'), 'the');
  const isNext = isAt(reading, start, 'next', 'coming', 'upcoming', 'following');
  if (!isNext && !isAt(reading, at, 'within')) return undefined;
  const duration = readDuration(reading, isNext ? start + 1 : start);
  if (!duration) return undefined;
  const { today } = reading.clock;
  if (duration.value.days === 0 && duration.value.months === 0) return readNextHours(reading, duration);
  const to = reading.clock.shiftDay(today, duration.value);
  const window: Window = { from: today, to };
  return { value: to - today === 7 ? { ...window, name: 'next_7_days' } : window, next: duration.next };
}

/** `the rest of the week`: from today to its end. */
function readRest(reading: Reading, at: number): Found<Window> | undefined {
  const start = skip(reading, skip(reading, at, 'for', 'in', 'over'), 'the');
  if (!isAt(reading, start, 'rest', 'remainder') || !isAt(reading, start + 1, 'of')) return undefined;
  const unitAt = skip(reading, start + 2, 'the', 'this', 'my');
  const { today } = reading.clock;
  const ends = { day: today + 1, today: today + 1, week: mondayOf(today) + 7, month: monthEnd(today) + 1 };
  const unit = (['day', 'today', 'week', 'month'] as const).find((name) => isAt(reading, unitAt, name));
  return unit && { value: { from: today, to: ends[unit] }, next: unitAt + 1 };
}

function readNextHours({ clock }: Reading, duration: Found<{ minutes: number }>): Found<Window> {
  const iso = (ms: number): string => `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
  const [fromInstant, toInstant] = [iso(clock.nowMs), iso(clock.nowMs + duration.value.minutes * 60_000)];
  return { value: { fromInstant, toInstant }, next: duration.next };
}

/** `between monday and friday`, `from june 1 to june 7`, `this week to next monday`. */
function readBetween(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const isLed = isAt(reading, at, 'between', 'from');
  const days = readDaysOfMonth(reading, skip(reading, isLed ? at + 1 : at, 'the'), isLed);
  if (days) return isPast ? lastYears(days, reading.clock.today) : days;
  const firstAt = isLed ? at + 1 : at;
  const first = readOne(reading, firstAt, isPast);
  if (!first || !isAt(reading, first.next, ...rangeWords)) return undefined;
  if (!isLed && isAt(reading, first.next, 'and')) return undefined;
  const secondAt = skip(reading, first.next + 1, 'the');
  const second =
    (readMonthDay(reading, firstAt) && readDayOfSameMonth(reading, secondAt, first.value)) ??
    readOne(reading, secondAt, isPast);
  if (!second || first.value.from === undefined || second.value.to === undefined) return undefined;
  const to = second.value.to > first.value.from ? second.value.to : second.value.to + 7;
  return { value: { from: first.value.from, to }, next: second.next };
}

const rangeWords = ['and', 'to', 'until', 'till', 'through', 'thru', '-'];

/** `between 17 and 25 june`, `from the 3rd to the 9th of may`: the month is said once, behind both days. */
function readDaysOfMonth(reading: Reading, at: number, isLed: boolean): Found<{ from: Day; to: Day }> | undefined {
  const first = readOrdinal(reading, at) ?? readCardinal(reading, at);
  if (!first || !isAt(reading, first.next, ...rangeWords) || (!isLed && isAt(reading, first.next, 'and')))
    return undefined;
  const last = readMonthDay(reading, skip(reading, first.next + 1, 'the'));
  if (!last || first.value > partsOf(last.value.day).dayOfMonth) return undefined;
  const from = last.value.day - partsOf(last.value.day).dayOfMonth + first.value;
  return { value: { from, to: last.value.day + 1 }, next: last.next };
}

/** Of the past are the days that have been, not those to come. */
function lastYears({ value, next }: Found<{ from: Day; to: Day }>, today: Day): Found<Window> {
  return value.from <= today
    ? { value, next }
    : { value: { from: addMonths(value.from, -12), to: addMonths(value.to, -12) }, next };
}

/** `from june 17 to 25`: the month is said once, with the first day. */
function readDayOfSameMonth(reading: Reading, at: number, { from, to }: Window): Found<Window> | undefined {
  const said = readOrdinal(reading, at) ?? readCardinal(reading, at);
  if (!said || said.value > 31 || from === undefined || to !== from + 1 || readMonthDay(reading, at)) return undefined;
  const day = from - partsOf(from).dayOfMonth + said.value;
  return day > from ? { value: { from: day, to: day + 1 }, next: said.next } : undefined;
}

/** `before friday`, `after june 1`, `by the end of the month`. */
function readOpenEnded(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const later = isLater.at(reading.tokens, at);
  const earlier = later ? undefined : isEarlier.at(reading.tokens, at);
  const word = later ?? earlier;
  const one = word && readOne(reading, word.next, isPast);
  if (!word || !one) return undefined;
  const said = reading.tokens[at]!.norm;
  const includes = ['by', 'until', 'till', 'up', 'no', 'through', 'from', 'since', 'starting', 'on'].includes(said);
  if (later) return { value: includes ? startingAt(one.value) : startingAfter(one.value), next: one.next };
  return { value: includes ? endingWith(one.value) : endingBefore(one.value), next: one.next };
}

function startingAt({ from, fromInstant }: Window): Window {
  return fromInstant ? { fromInstant } : from === undefined ? {} : { from };
}

/** "After 5pm" is the rest of that day. */
function startingAfter({ to, fromInstant }: Window): Window {
  return fromInstant ? { fromInstant, ...(to === undefined ? {} : { to }) } : to === undefined ? {} : { from: to };
}

function endingWith({ to, fromInstant }: Window): Window {
  return fromInstant ? { toInstant: fromInstant } : to === undefined ? {} : { to };
}

function endingBefore({ from, fromInstant }: Window): Window {
  return fromInstant ? { toInstant: fromInstant } : from === undefined ? {} : { to: from };
}

/** The days of one moment. */
function readOne(reading: Reading, at: number, isPast: boolean): Found<Window> | undefined {
  const past = isPast ? readPastPeriod(reading, at, true) : undefined;
  const found = readMoment(reading, skip(reading, at, 'over', 'during'));
  if (past && past.next >= (found?.next ?? 0)) return past;
  if (!found || found.value.moment.none) return undefined;
  const { day, time, instantMs } = found.value.moment;
  if (time && !day && time.strength === 1 && !time.isPart && found.value.lead === undefined) return undefined;
  const coming = settle(found.value.moment, reading.clock);
  if (!coming) return undefined;
  // A question about the past means the day that has passed, not the coming one.
  const isOfThePast = isPast && day !== undefined && !day.window && coming.day > reading.clock.today;
  const settled = isOfThePast ? { ...coming, day: addMonths(coming.day, -12) } : coming;
  if (time && !time.isPart && settled.minute !== undefined) {
    const instant = reading.clock.instant(settled.day, settled.minute);
    return { value: { from: settled.day, to: settled.day + 1, fromInstant: instant }, next: found.next };
  }
  if (instantMs !== undefined) return { value: { from: settled.day, to: settled.day + 1 }, next: found.next };
  if (time?.isToday) return { value: { ...dayWindow(reading.clock.today), name: 'today' }, next: found.next };
  const window = day?.window ?? dayWindow(settled.day);
  const name = day?.name;
  return { value: { ...window, ...(name ? { name } : {}), ...pastName(isPast, name) }, next: found.next };
}

function pastName(isPast: boolean, name: string | undefined): { past?: string } {
  return isPast && name ? { past: name } : {};
}

function dayWindow(day: Day): { from: Day; to: Day } {
  return { from: day, to: day + 1 };
}
