import {
  dayOf,
  daysInMonth,
  easterOf,
  isRealDate,
  parseIsoDate,
  partsOf,
  weekdayOf,
  type Day,
} from '../calendar/days.js';
import { ambiguousShortForms, feasts, months } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import { single, type SaidDay } from './day.js';
import { isAt, readCardinal, readOrdinal, skip, wordAt, type Reading } from './reading.js';

export const monthWords = new Phrases(months);
const feastWords = new Phrases(feasts);

/** `5 may`, `may 5th 2027`, `the fifth of may`, `christmas`. Without a year, one that has passed is next year's. */
export function readMonthDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  return readDayThenMonth(reading, at) ?? readMonthThenDay(reading, at) ?? readFeast(reading, at);
}

export function comingDate(today: Day, month: number, dayOfMonth: number): Day | undefined {
  const { year } = partsOf(today);
  for (const candidate of [year, year + 1, year + 2, year + 3, year + 4]) {
    if (isRealDate(candidate, month, dayOfMonth)) {
      const day = dayOf(candidate, month, dayOfMonth);
      if (day >= today) return day;
    }
  }
  return undefined;
}

function readDayThenMonth(reading: Reading, at: number): Found<SaidDay> | undefined {
  const start = skip(reading, at, 'the');
  const day = readOrdinal(reading, start) ?? plainDay(reading, start);
  if (!day || day.value > 31) return undefined;
  const monthAt = skip(reading, day.next, 'of', '-');
  const month = monthWords.at(reading.tokens, monthAt);
  if (!month || reading.tokens[monthAt]?.possessive) return undefined;
  return withYear(reading, month.value, day.value, month.next, 2);
}

function plainDay(reading: Reading, at: number): Found<number> | undefined {
  return /^\d{1,2}$/.test(wordAt(reading, at) ?? '') ? readCardinal(reading, at) : undefined;
}

function readMonthThenDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  const month = monthWords.at(reading.tokens, at);
  if (!month) return undefined;
  const dayAt = skip(reading, skip(reading, month.next, '.'), 'the');
  const day = readOrdinal(reading, dayAt) ?? plainDay(reading, dayAt);
  if (!day || day.value > 31 || isAt(reading, day.next, ':')) return undefined;
  // "May 5 times" is no date: a word that may be another needs a neighbour.
  const doubtful = ambiguousShortForms.has(reading.tokens[at]?.norm ?? '') && readOrdinal(reading, dayAt) === undefined;
  return withYear(reading, month.value, day.value, day.next, doubtful ? 1 : 2);
}

function withYear(
  reading: Reading,
  month: number,
  dayOfMonth: number,
  at: number,
  strength: 1 | 2,
): Found<SaidDay> | undefined {
  const yearAt = skip(reading, at, ',');
  const year = /^20\d\d$/.test(wordAt(reading, yearAt) ?? '') ? Number(wordAt(reading, yearAt)) : undefined;
  if (year !== undefined) {
    return isRealDate(year, month, dayOfMonth)
      ? { value: single(dayOf(year, month, dayOfMonth)), next: yearAt + 1 }
      : undefined;
  }
  const nextYear = skip(reading, yearAt, 'of');
  if (isAt(reading, nextYear, 'next') && isAt(reading, nextYear + 1, 'year')) {
    const inYear = partsOf(reading.clock.today).year + 1;
    return isRealDate(inYear, month, dayOfMonth)
      ? { value: single(dayOf(inYear, month, dayOfMonth)), next: nextYear + 2 }
      : undefined;
  }
  const day = comingDate(reading.clock.today, month, dayOfMonth);
  return day === undefined ? undefined : { value: single(day, strength), next: at };
}

function readFeast(reading: Reading, at: number): Found<SaidDay> | undefined {
  const found = feastWords.at(reading.tokens, at);
  const { today } = reading.clock;
  if (found) {
    const [month, dayOfMonth] = found.value;
    const day = comingDate(today, month, dayOfMonth) as Day;
    return { value: { day, strength: 1, isNewYear: month === 1 }, next: found.next };
  }
  const movable = isAt(reading, at, 'easter', 'good', 'thanksgiving')
    ? movableFeast(reading, at, partsOf(today).year)
    : undefined;
  return movable && { value: { day: movable.value, strength: 1, isNewYear: false }, next: movable.next };
}

function movableFeast(reading: Reading, at: number, year: number): Found<Day> | undefined {
  const { today } = reading.clock;
  const coming = (of: (year: number) => Day): Day => (of(year) >= today ? of(year) : of(year + 1));
  if (isAt(reading, at, 'easter')) {
    const isMonday = isAt(reading, at + 1, 'monday');
    const next = isMonday || isAt(reading, at + 1, 'sunday') ? at + 2 : at + 1;
    return { value: coming((of) => easterOf(of) + (isMonday ? 1 : 0)), next };
  }
  if (isAt(reading, at, 'good') && isAt(reading, at + 1, 'friday'))
    return { value: coming((of) => easterOf(of) - 2), next: at + 2 };
  if (isAt(reading, at, 'thanksgiving')) return { value: coming(fourthThursdayOfNovember), next: at + 1 };
  return undefined;
}

function fourthThursdayOfNovember(year: number): Day {
  const first = dayOf(year, 11, 1);
  return first + ((4 - weekdayOf(first) + 7) % 7) + 21;
}

/** `2026-05-15`, `15.5.2026`, `05/06`: read by `dayFirst`, the other way round where only that is a date. */
export function readFigures(reading: Reading, at: number): Found<SaidDay> | undefined {
  const text = wordAt(reading, at) ?? '';
  const iso = parseIsoDate(text.replaceAll('/', '-'));
  if (iso !== undefined) return { value: single(iso), next: at + 1 };
  const match = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!match || (match[2] !== '/' && !match[4])) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = match[4] === undefined ? undefined : Number(match[4].length === 2 ? `20${match[4]}` : match[4]);
  const orders = [
    [first, second],
    [second, first],
  ] as const;
  for (const [dayOfMonth, month] of reading.dayFirst ? orders : [...orders].reverse()) {
    const day =
      year === undefined ? comingDate(reading.clock.today, month, dayOfMonth) : exactDate(year, month, dayOfMonth);
    if (day !== undefined) return { value: single(day, year === undefined ? 1 : 2), next: at + 1 };
  }
  return undefined;
}

function exactDate(year: number, month: number, dayOfMonth: number): Day | undefined {
  return isRealDate(year, month, dayOfMonth) ? dayOf(year, month, dayOfMonth) : undefined;
}

/** The 15th: of this month, or of the first month that has one and where it has not passed. */
export function comingDayOfMonth(today: Day, dayOfMonth: number): Day | undefined {
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const [inYear, inMonth] = [year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1];
    const day = dayOf(inYear, inMonth, dayOfMonth);
    if (dayOfMonth <= daysInMonth(inYear, inMonth) && day >= today) return day;
  }
  return undefined;
}
