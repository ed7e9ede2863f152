import { addMonths, weekdayOf, type Day } from '../calendar/days.js';
import type { Found } from '../text/phrases.js';
import { single, type SaidDay } from './day.js';
import { periodAt } from './month-part.js';
import { isAt, readOrdinal, skip, type Reading } from './reading.js';
import { weekdayWords } from './weekday.js';

/** `the first monday of june`, `last friday of the month`: one day. With "every" before it, it is a repeat. */
export function readNthWeekday(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'the');
  const isLast = isAt(reading, start, 'last');
  const place = isLast ? { value: -1, next: start + 1 } : readOrdinal(reading, start);
  const weekday = place && weekdayWords.at(reading.tokens, place.next);
  if (!place || place.value > 5 || !weekday || !isAt(reading, weekday.next, 'of', 'in')) return undefined;
  const month = periodAt(reading, skip(reading, weekday.next + 1, 'the'));
  const length = month ? month.value.to - month.value.from : 0;
  if (!month || length < 28 || length > 31) return undefined;
  const monthsApart = isAt(reading, month.next - 1, 'month') ? 1 : 12;
  const day = comingPlace(reading.clock.today, month.value.from, monthsApart, weekday.value, place.value);
  return day === undefined ? undefined : { value: single(day), next: month.next };
}

/** That place in the month; where it has passed or the month has no fifth, in the next month or the month of the next year. */
function comingPlace(today: Day, monthFrom: Day, monthsApart: number, weekday: number, place: number): Day | undefined {
  for (let tries = 0; tries < 5; tries += 1) {
    const day = placeIn(addMonths(monthFrom, tries * monthsApart), weekday, place);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

function placeIn(from: Day, weekday: number, place: number): Day | undefined {
  const to = addMonths(from, 1);
  if (place < 0) return to - 1 - ((weekdayOf(to - 1) - weekday + 7) % 7);
  const day = from + ((weekday - weekdayOf(from) + 7) % 7) + (place - 1) * 7;
  return day < to ? day : undefined;
}
