import { weekdayOf, type Day } from '../calendar/days.js';
import type { Duration } from '../calendar/duration.js';
import type { Found } from '../text/phrases.js';
import { single, type SaidDay } from './day.js';
import { durationOf, readDuration, unitWords } from './duration.js';
import { readFigures, readMonthDay } from './month-day.js';
import { isAt, readCardinal, skip, type Reading } from './reading.js';
import { readRelativeDay } from './relative-day.js';
import { readWeekday } from './weekday.js';
import { plurals } from './weekday-list.js';

/** Either a day or, when hours or minutes were counted, an instant. */
export type Counted = { readonly day: SaidDay } | { readonly instantMs: number };

/** `in three days`, `2 hours from now`, `a week from friday`, `a week on monday`, `in 5 working days`. */
export function readCounted(reading: Reading, at: number): Found<Counted> | undefined {
  return readIn(reading, at) ?? readFromDay(reading, at);
}

function readIn(reading: Reading, at: number): Found<Counted> | undefined {
  if (!isAt(reading, at, 'in', 'within', 'after', '+')) return undefined;
  const start = skip(
    reading,
    skip(reading, skip(reading, at + 1, 'about', 'around', 'exactly'), 'the'),
    'next',
    'coming',
  );
  const working = readWorkingDays(reading, start) ?? readWeekdaysAhead(reading, start);
  if (working) return working;
  const duration = readDuration(reading, start) ?? readWithinUnit(reading, at);
  if (!duration || isAt(reading, duration.next, 'of', 'after', 'before', 'ago')) return undefined;
  return { value: fromNow(reading, duration.value), next: afterTime(reading, duration.next) };
}

/** "Within the hour". */
function readWithinUnit(reading: Reading, at: number): Found<Duration> | undefined {
  const unit =
    isAt(reading, at, 'within') && isAt(reading, at + 1, 'the') ? unitWords.at(reading.tokens, at + 2) : undefined;
  return unit && { value: durationOf(1, unit.value), next: unit.next };
}

/** "in two hours' time", "in two hours from now" */
function afterTime(reading: Reading, at: number): number {
  // "In a day or two", "in a week or so".
  if (isAt(reading, at, 'or') && isAt(reading, at + 1, 'two', 'so', 'three')) return at + 2;
  if (isAt(reading, at, 'from') && isAt(reading, at + 1, 'now', 'today')) return at + 2;
  return isAt(reading, at, 'time') ? at + 1 : at;
}

/** "In two fridays", "two fridays from now". */
function readWeekdaysAhead(reading: Reading, at: number): Found<Counted> | undefined {
  const count = readCardinal(reading, at);
  const weekday = count && plurals.at(reading.tokens, count.next);
  if (!weekday || count.value < 2 || count.value > 60) return undefined;
  const { today } = reading.clock;
  const coming = today + ((weekday.value - weekdayOf(today) + 6) % 7) + 1;
  return { value: { day: single(coming + 7 * (count.value - 1)) }, next: weekday.next };
}

function fromNow({ clock }: Reading, duration: Duration): Counted {
  if (duration.minutes > 0) return { instantMs: clock.shiftInstant(clock.nowMs, duration) };
  return { day: single(clock.shiftDay(clock.today, duration)) };
}

/** `two days from now`, `a week from friday`, `two days after christmas`, `a week on monday`. */
function readFromDay(reading: Reading, at: number): Found<Counted> | undefined {
  const fridays = readWeekdaysAhead(reading, at);
  if (fridays && isAt(reading, fridays.next, 'from') && isAt(reading, fridays.next + 1, 'now', 'today'))
    return { ...fridays, next: fridays.next + 2 };
  const duration = readDuration(reading, at) ?? readTheDay(reading, at) ?? readBareWeek(reading, at);
  if (!duration) return undefined;
  const word = duration.next;
  if (isAt(reading, word, 'from') && isAt(reading, word + 1, 'now'))
    return { value: fromNow(reading, duration.value), next: word + 2 };
  if (isAt(reading, word, 'later', 'hence', 'mein')) return { value: fromNow(reading, duration.value), next: word + 1 };
  // "A week tomorrow" is the British way.
  if (isWeeks(duration.value) && isAt(reading, word, 'today', 'tomorrow')) {
    const ahead = duration.value.days + (isAt(reading, word, 'tomorrow') ? 1 : 0);
    return { value: { day: single(reading.clock.today + ahead) }, next: word + 1 };
  }
  const weekday = isWeeks(duration.value) ? readWeekday(reading, word) : undefined;
  if (weekday?.value.weekday)
    return { value: { day: single(weekday.value.day + duration.value.days) }, next: weekday.next };
  if (duration.value.minutes > 0 || !isAt(reading, word, 'from', 'after', 'before', 'on')) return undefined;
  // "A week on monday" is that monday's week later; "two days on monday" is no date.
  if (isAt(reading, word, 'on') && duration.value.days % 7 !== 0) return undefined;
  const base = baseDay(reading, word + 1);
  if (!base) return undefined;
  const day = reading.clock.shiftDay(base.value, duration.value, isAt(reading, word, 'before') ? -1 : 1);
  return { value: { day: single(day) }, next: base.next };
}

function isWeeks({ days, months, minutes }: Duration): boolean {
  return days > 0 && days % 7 === 0 && months === 0 && minutes === 0;
}

/** "Week on friday", the British way. */
function readBareWeek(reading: Reading, at: number): Found<Duration> | undefined {
  if (!isAt(reading, at, 'week') || !isAt(reading, at + 1, 'on', 'today', 'tomorrow')) return undefined;
  return { value: durationOf(1, 'week'), next: at + 1 };
}

/** "The day before christmas", "the week after easter". */
function readTheDay(reading: Reading, at: number): Found<Duration> | undefined {
  const unit = isAt(reading, at, 'the') ? unitWords.at(reading.tokens, at + 1) : undefined;
  return unit && isAt(reading, unit.next, 'before', 'after')
    ? { value: durationOf(1, unit.value), next: unit.next }
    : undefined;
}

function baseDay(reading: Reading, at: number): Found<Day> | undefined {
  const found =
    readMonthDay(reading, at) ?? readFigures(reading, at) ?? readWeekday(reading, at) ?? readRelativeDay(reading, at);
  return found && { value: found.value.day, next: found.next };
}

function readWorkingDays(reading: Reading, at: number): Found<Counted> | undefined {
  const count = readCardinal(reading, at);
  const unit = count && unitWords.at(reading.tokens, count.next);
  if (!count || unit?.value !== 'weekday' || count.value > 1000) return undefined;
  let day = reading.clock.today;
  for (let left = count.value; left > 0;) {
    day += 1;
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return { value: { day: single(day) }, next: unit.next };
}
