import { addMonths, dayOf, monthEnd, monthStart, mondayOf, partsOf, weekdayOf, type Day } from '../calendar/days.js';
import { relativeDays, todayWithoutTime } from '../languages/en/when.words.js';
import { Phrases, phraseSet, type Found } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { single, type SaidDay } from './day.js';
import { isAt, skip, wordAt, type Reading } from './reading.js';

const relativeWords = new Phrases(relativeDays);
const endOfToday = phraseSet(todayWithoutTime);
const weekEnds = phraseSet('eow|end of week|end of the week|the end of the week|end of this week|the end of this week');
const monthEnds = phraseSet(
  'eom|end of month|end of the month|the end of the month|end of this month|the end of this month|month end',
);
const yearEnds = phraseSet(
  'eoy|end of year|end of the year|the end of the year|end of this year|the end of this year|year end',
);

/** `today`, `tomorrow`, `eod`, `asap`, `end of the month`, `next week`, `this weekend`. */
export function readRelativeDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  return readNamedDay(reading, at) ?? readPeriodEnd(reading, at) ?? readPeriod(reading, at) ?? readWeekend(reading, at);
}

function readNamedDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  const { tokens, clock } = reading;
  const asap = endOfToday.at(tokens, at);
  if (asap) return { value: { ...single(clock.today), name: 'today', withoutTime: true }, next: asap.next };
  const found = relativeWords.at(tokens, at);
  if (!found || tokens[at]?.possessive || isTom(tokens[at]!)) return undefined;
  if (found.value >= 0 && isAt(reading, found.next, 'week') && !isAt(reading, found.next + 1, 'end')) {
    return { value: single(clock.today + found.value + 7), next: found.next + 1 };
  }
  const name = found.value === 0 ? 'today' : found.value === 1 ? 'tomorrow' : undefined;
  const said = single(clock.today + found.value);
  return { value: name ? { ...said, name } : said, next: found.next };
}

/** "Ask Tom" is no "ask tomorrow". */
function isTom({ raw }: Token): boolean {
  return raw === 'Tom';
}

function readPeriodEnd(reading: Reading, at: number): Found<SaidDay> | undefined {
  const { tokens, clock } = reading;
  const ends: [typeof weekEnds, (today: Day) => Day][] = [
    [weekEnds, (today) => mondayOf(today) + 6],
    [monthEnds, monthEnd],
    [yearEnds, (today) => dayOf(partsOf(today).year, 12, 31)],
  ];
  for (const [phrases, dayFrom] of ends) {
    const found = phrases.at(tokens, at);
    if (found) return { value: single(dayFrom(clock.today)), next: found.next };
  }
  return undefined;
}

/** `next week`, `this month`, `next year`, `the week after next`. */
export function readPeriod(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'the');
  if (start > at && isAt(reading, start + 1, 'after') && isAt(reading, start + 2, 'next'))
    return period(reading, start, 2, start + 3);
  if (isAt(reading, start, 'next', 'following', 'coming')) return period(reading, start + 1, 1, start + 2);
  if (isAt(reading, start, 'last', 'previous', 'past')) return period(reading, start + 1, -1, start + 2);
  return isAt(reading, start, 'this', 'current') ? period(reading, start + 1, 0, start + 2) : undefined;
}

function period(reading: Reading, unitAt: number, ahead: number, next: number): Found<SaidDay> | undefined {
  const window = periodWindow(reading, wordAt(reading, unitAt), ahead);
  if (!window) return undefined;
  // "This week" as a due date leaves the whole week; another week or month begins on its first day.
  const day = ahead === 0 ? window.to - 1 : window.from;
  const name = windowName(wordAt(reading, unitAt), ahead);
  return { value: { ...single(day), window, ...(name ? { name } : {}) }, next };
}

function windowName(unit: string | undefined, ahead: number): SaidDay['name'] {
  if (unit === 'week') return ahead === 0 ? 'this_week' : ahead === 1 ? 'next_week' : undefined;
  return unit === 'month' && ahead === 0 ? 'this_month' : undefined;
}

export function periodWindow(
  reading: Reading,
  unit: string | undefined,
  ahead: number,
): { from: Day; to: Day } | undefined {
  const { today } = reading.clock;
  if (unit === 'week') {
    const from = mondayOf(today) + 7 * ahead;
    return { from, to: from + 7 };
  }
  if (unit === 'month') {
    const from = addMonths(monthStart(today), ahead);
    return { from, to: addMonths(from, 1) };
  }
  if (unit === 'quarter') {
    const from = quarterStart(today, ahead);
    return { from, to: addMonths(from, 3) };
  }
  const year = partsOf(today).year + ahead;
  return unit === 'year' ? { from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) } : undefined;
}

function quarterStart(today: Day, ahead: number): Day {
  const { year, month } = partsOf(today);
  return addMonths(dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1), ahead * 3);
}

/** `this weekend`: its Saturday, or today once it has begun. */
function readWeekend(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'over');
  const isNext = isAt(reading, start, 'next');
  const isLed = isNext || isAt(reading, start, 'this', 'the', 'coming') || isAt(reading, start - 1, 'the');
  const wordPlace = isAt(reading, start, 'next', 'this', 'the', 'coming') ? start + 1 : start;
  const next = weekendEnd(reading, wordPlace);
  // The short form is hardly ever a thing.
  const isShort = isAt(reading, wordPlace, 'wknd', 'wkend');
  if (next === undefined || (!isLed && !isShort)) return undefined;
  const { today } = reading.clock;
  const saturday = mondayOf(today) + 5 + (isNext ? 7 : 0);
  const day = !isNext && weekdayOf(today) >= 6 ? today : saturday;
  return { value: { ...single(day), window: { from: saturday, to: saturday + 2 } }, next };
}

function weekendEnd(reading: Reading, at: number): number | undefined {
  if (isAt(reading, at, 'weekend', 'wkend', 'wknd')) return at + 1;
  return isAt(reading, at, 'week') && isAt(reading, at + 1, 'end') ? at + 2 : undefined;
}
