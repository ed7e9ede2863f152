import type { Day } from '../calendar/days.js';
import type { Duration } from '../calendar/duration.js';
import type { Rule } from '../calendar/rule.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { readDuration, unitWords } from './duration.js';
import { single, type SaidDay } from './day.js';
import { readMoment, type Moment } from './moment.js';
import { readMonthPart } from './month-part.js';
import { isAt, readCardinal, skip, wordAt, type Reading } from './reading.js';
import { periodWindow, readPeriod } from './relative-day.js';

/** Where a repeat begins and what ends it after a length of time. */
export interface Bounds {
  readonly starting?: Moment;
  /** It ends this long after it began. */
  readonly lasts?: Duration;
}

const startWords = phraseSet(
  'starting from|starting on|starting|starts|start|beginning on|beginning|from|as of|commencing',
);
const restWords = phraseSet('the rest of the|the rest of this|rest of the|rest of this|the remainder of the');
const endWords = phraseSet('until|till|til|through|thru|up to|ending on|ending|ends on|ends|up until|to');

/** `until june 30`, `for 10 times`, `for 6 weeks`, `starting monday`. */
export function readBounds(
  reading: Reading,
  at: number,
  rule: Rule,
): Found<{ bounds: Bounds; rule: Rule }> | undefined {
  return (
    readUntil(reading, at, rule) ??
    readStart(reading, at, rule) ??
    readTimes(reading, at, rule) ??
    readWithin(reading, at, rule)
  );
}

function readUntil(reading: Reading, at: number, rule: Rule): Found<{ bounds: Bounds; rule: Rule }> | undefined {
  const word = rule.until === undefined ? endWords.at(reading.tokens, at) : undefined;
  const day = word && readDay(reading, skip(reading, word.next, 'the'));
  return day && { value: { bounds: {}, rule: { ...rule, until: day.value } }, next: day.next };
}

function readDay(reading: Reading, at: number): Found<Day> | undefined {
  const found = readMoment(reading, at);
  const day = found?.value.moment.day;
  return found && day && !found.value.moment.time ? { value: day.day, next: found.next } : undefined;
}

function readStart(reading: Reading, at: number, rule: Rule): Found<{ bounds: Bounds; rule: Rule }> | undefined {
  const word = startWords.at(reading.tokens, at);
  const found = word && readMoment(reading, word.next);
  return found?.value.moment.day
    ? { value: { bounds: { starting: found.value.moment }, rule }, next: found.next }
    : undefined;
}

const unitOfFrequency: Readonly<Record<string, string>> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
  HOURLY: 'hour',
  MINUTELY: 'minute',
};

/** `10 times`, `for 6 weeks`: a count where the unit is the rule's own, an end where it is another. */
function readTimes(reading: Reading, at: number, rule: Rule): Found<{ bounds: Bounds; rule: Rule }> | undefined {
  const multiplied = /^x(\d{1,3})$/.exec(wordAt(reading, at) ?? '');
  if (multiplied) return { value: { bounds: {}, rule: { ...rule, count: Number(multiplied[1]) } }, next: at + 1 };
  const opened =
    isAt(reading, at, 'end', 'ends', 'ending', 'stop', 'stopping', 'stops') && isAt(reading, at + 1, 'after')
      ? at + 2
      : at;
  const start = skip(reading, skip(reading, opened, 'for', 'only'), 'the', 'next');
  const isOver = isAt(reading, skip(reading, start, 'next'), 'next');
  const countAt = skip(reading, start, 'next');
  const count =
    readCardinal(reading, countAt) ?? (isAt(reading, countAt, 'a') ? { value: 1, next: countAt + 1 } : undefined);
  if (!count || count.value < 1) return undefined;
  if (isAt(reading, count.next, 'times', 'time', 'occurrences', 'repetitions', 'x')) {
    return { value: { bounds: {}, rule: { ...rule, count: count.value } }, next: count.next + 1 };
  }
  const unit = unitWords.at(reading.tokens, count.next);
  if ((start === at && !isOver) || !unit) return undefined;
  if (
    count.value > 1 &&
    unit.value === unitOfFrequency[rule.freq] &&
    rule.interval === 1 &&
    (rule.byDay?.length ?? 1) === 1
  ) {
    return { value: { bounds: {}, rule: { ...rule, count: count.value } }, next: unit.next };
  }
  const length = readDuration(reading, countAt);
  if (!length || length.value.minutes > 0) return undefined;
  if (rule.freq === 'DAILY' && rule.interval === 1 && length.value.days > 0) {
    return { value: { bounds: {}, rule: { ...rule, count: length.value.days } }, next: length.next };
  }
  return { value: { bounds: { lasts: length.value }, rule }, next: length.next };
}

/** `every tuesday in june`, `every evening this week`: it begins and ends with it. */
function readWithin(reading: Reading, at: number, rule: Rule): Found<{ bounds: Bounds; rule: Rule }> | undefined {
  const isFrequent = rule.freq === 'WEEKLY' || rule.freq === 'DAILY';
  if (!isFrequent || rule.until !== undefined || rule.byMonth) return undefined;
  const found = isAt(reading, at, 'in', 'during', 'throughout')
    ? readMonthPart(reading, at + 1)
    : readThisPeriod(reading, skip(reading, at, 'for', 'all'));
  const window = found?.value.window;
  if (!window || window.to <= reading.clock.today) return undefined;
  const starting = { day: single(Math.max(window.from, reading.clock.today)) };
  return { value: { bounds: { starting }, rule: { ...rule, until: window.to - 1 } }, next: found.next };
}

/** `this week`, `next month`, `the rest of the week`. */
function readThisPeriod(reading: Reading, at: number): Found<{ window?: SaidDay['window'] }> | undefined {
  const rest = restWords.at(reading.tokens, at);
  if (!rest) return readPeriod(reading, at);
  const window = periodWindow(reading, wordAt(reading, rest.next), 0);
  return window && { value: { window }, next: rest.next + 1 };
}
