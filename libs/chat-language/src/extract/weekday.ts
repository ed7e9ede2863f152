import { mondayOf, weekdayOf, type Day } from '../calendar/days.js';
import { ambiguousShortForms, weekdays } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import { single, type SaidDay } from './day.js';
import { isAt, readCardinal, skip, type Reading } from './reading.js';

export const weekdayWords = new Phrases(weekdays);

/** `friday`, `next friday`, `friday next week`, `a week on friday`, `the friday after next`. */
export function readWeekday(reading: Reading, at: number): Found<SaidDay> | undefined {
  return readLedWeekday(reading, at) ?? readNextWeekWeekday(reading, at) ?? readBareWeekday(reading, at);
}

function comingDay(today: Day, weekday: number): Day {
  return today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
}

function weekdayAt(reading: Reading, at: number): Found<number> | undefined {
  return reading.tokens[at]?.possessive ? undefined : weekdayWords.at(reading.tokens, at);
}

/** `next friday` is the friday of next week, whatever today is; `this friday` is the coming one. */
function readLedWeekday(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'the');
  if (!isAt(reading, start, 'next', 'this', 'coming', 'following', 'last')) return undefined;
  const nameAt = isAt(reading, start, 'this') ? skip(reading, start + 1, 'coming') : start + 1;
  const found = weekdayAt(reading, nameAt);
  if (!found) return undefined;
  const { today } = reading.clock;
  if (isAt(reading, start, 'next')) return { value: single(mondayOf(today) + 6 + found.value), next: found.next };
  if (isAt(reading, start, 'last')) return { value: single(comingDay(today, found.value) - 7), next: found.next };
  const coming = comingDay(today, found.value);
  return { value: { ...single(coming), weekday: found.value }, next: found.next };
}

/** `next week on friday`, `next week friday`. */
function readNextWeekWeekday(reading: Reading, at: number): Found<SaidDay> | undefined {
  if (!isAt(reading, at, 'next') || !isAt(reading, at + 1, 'week')) return undefined;
  const found = weekdayAt(reading, skip(reading, at + 2, 'on', ','));
  return found && { value: single(mondayOf(reading.clock.today) + 6 + found.value), next: found.next };
}

function readBareWeekday(reading: Reading, at: number): Found<SaidDay> | undefined {
  const found = weekdayAt(reading, at);
  if (!found) return undefined;
  const { today } = reading.clock;
  const day = comingDay(today, found.value);
  const after = found.next;
  if (isAt(reading, after, 'next') && isAt(reading, after + 1, 'week')) {
    return { value: single(mondayOf(today) + 6 + found.value), next: after + 2 };
  }
  if (isAt(reading, after, 'week') && !isAt(reading, after + 1, 'end'))
    return { value: single(day + 7), next: after + 1 };
  if (isAt(reading, after, 'after') && isAt(reading, after + 1, 'next')) {
    return { value: single(mondayOf(today) + 13 + found.value), next: after + 2 };
  }
  const weeks = weeksAhead(reading, after);
  if (weeks) return { value: single(mondayOf(today) + 7 * weeks.value + found.value - 1), next: weeks.next };
  const strength = ambiguousShortForms.has(reading.tokens[at]?.norm ?? '') ? 1 : 2;
  return { value: { day, weekday: found.value, strength }, next: after };
}

/** `friday in two weeks`. */
function weeksAhead(reading: Reading, at: number): Found<number> | undefined {
  if (!isAt(reading, at, 'in')) return undefined;
  const count = readCardinal(reading, at + 1);
  return count && isAt(reading, count.next, 'week', 'weeks') ? { value: count.value, next: count.next + 1 } : undefined;
}
