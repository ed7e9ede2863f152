import { addDurations, noDuration, type Duration } from '../calendar/duration.js';
import { units } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import { isAt, readCardinal, skip, wordAt, type Reading } from './reading.js';

export const unitWords = new Phrases(units);
type Unit = (typeof units)[string];

/** `three days`, `1h 40m`, `an hour and a half`, `half an hour`, `a week and two days`. */
export function readDuration(reading: Reading, at: number): Found<Duration> | undefined {
  let found = readPart(reading, at);
  if (!found) return undefined;
  for (let parts = 1; parts < 4; parts += 1) {
    const more = readPart(reading, skip(reading, found.next, 'and', ',', '&'));
    if (!more || isSameUnit(found.value, more.value)) break;
    found = { value: addDurations(found.value, more.value), next: more.next };
  }
  return found;
}

/** "1 day and 2 days" are two durations, "1 hour and 5 minutes" is one. */
function isSameUnit(a: Duration, b: Duration): boolean {
  if (b.days > 0) return a.days > 0 || a.minutes > 0;
  if (b.months > 0) return true;
  return b.minutes >= 60 ? a.minutes > 0 || a.days > 0 : a.minutes % 60 !== 0 || a.days > 0;
}

function readPart(reading: Reading, at: number): Found<Duration> | undefined {
  return readCompact(reading, at) ?? readHalf(reading, at) ?? readCounted(reading, at);
}

/** `1h40m`, `90min`, `2d`, `3w`. */
function readCompact(reading: Reading, at: number): Found<Duration> | undefined {
  const text = wordAt(reading, at);
  if (!text || !/^\d+(?:\.\d)?[a-z]/.test(text)) return undefined;
  let duration = noDuration;
  let length = 0;
  for (const [part, count, letter] of text.matchAll(/(\d{1,5}(?:\.\d)?)([dhmsw])[a-z]*/g)) {
    const unit = unitOfLetter[letter as keyof typeof unitOfLetter];
    duration = addDurations(duration, durationOf(Number(count), unit));
    length += part.length;
  }
  return length === text.length ? { value: duration, next: at + 1 } : undefined;
}

const unitOfLetter = { d: 'day', h: 'hour', m: 'minute', s: 'second', w: 'week' } as const;

/** `half an hour`, `a quarter of an hour`. */
function readHalf(reading: Reading, at: number): Found<Duration> | undefined {
  const start = skip(reading, at, 'a');
  if (isAt(reading, start, 'half')) {
    const unitAt = skip(reading, start + 1, 'an', 'a');
    if (isAt(reading, unitAt, 'hour')) return { value: { ...noDuration, minutes: 30 }, next: unitAt + 1 };
    if (isAt(reading, unitAt, 'day')) return { value: { ...noDuration, minutes: 720 }, next: unitAt + 1 };
  }
  if (!isAt(reading, start, 'quarter')) return undefined;
  const unitAt = skip(reading, skip(reading, start + 1, 'of'), 'an');
  return unitAt > start + 1 && isAt(reading, unitAt, 'hour')
    ? { value: { ...noDuration, minutes: 15 }, next: unitAt + 1 }
    : undefined;
}

/** `three days`, `a week`, `an hour and a half`, `one and a half hours`. */
function readCounted(reading: Reading, at: number): Found<Duration> | undefined {
  const count = isAt(reading, at, 'a', 'an', 'another')
    ? (readCardinal(reading, at) ?? { value: 1, next: at + 1 })
    : (readCardinal(reading, at) ?? readDecimal(reading, at));
  if (!count) return readBareFortnight(reading, at);
  let unitAt = skip(reading, count.next, 'more', 'full', 'whole');
  let amount = count.value;
  if (isAndAHalf(reading, unitAt)) [amount, unitAt] = [amount + 0.5, unitAt + 3];
  const unit = unitWords.at(reading.tokens, unitAt) ?? readOneSecond(reading, unitAt, amount);
  if (!unit) return undefined;
  if (isAndAHalf(reading, unit.next) && amount === count.value)
    return { value: durationOf(amount + 0.5, unit.value), next: unit.next + 3 };
  return { value: durationOf(amount, unit.value), next: unit.next };
}

/** "1 second", not "the second". */
function readOneSecond(reading: Reading, at: number, count: number): Found<Unit> | undefined {
  return count === 1 && isAt(reading, at, 'second') && isAt(reading, at - 1, '1', 'one')
    ? { value: 'second', next: at + 1 }
    : undefined;
}

/** `1.5` */
function readDecimal(reading: Reading, at: number): Found<number> | undefined {
  const text = wordAt(reading, at) ?? '';
  return /^\d{1,3}\.\d{1,2}$/.test(text) ? { value: Number(text), next: at + 1 } : undefined;
}

function readBareFortnight(reading: Reading, at: number): Found<Duration> | undefined {
  return isAt(reading, at, 'fortnight') ? { value: durationOf(1, 'fortnight'), next: at + 1 } : undefined;
}

function isAndAHalf(reading: Reading, at: number): boolean {
  return isAt(reading, at, 'and') && isAt(reading, at + 1, 'a') && isAt(reading, at + 2, 'half');
}

/** Whether it can be said in whole minutes, as reminders and moved dates must be. */
export function isWholeMinutes({ minutes }: Duration): boolean {
  return Number.isInteger(minutes);
}

export function durationOf(count: number, unit: Unit): Duration {
  switch (unit) {
    case 'second':
      return { ...noDuration, minutes: count / 60 };
    case 'minute':
      return { ...noDuration, minutes: Math.round(count) };
    case 'hour':
      return { ...noDuration, minutes: Math.round(count * 60) };
    case 'day':
    case 'weekday':
      return Number.isInteger(count) ? { ...noDuration, days: count } : { ...noDuration, minutes: count * 1440 };
    case 'week':
      return { ...noDuration, days: Math.round(count * 7) };
    case 'fortnight':
      return { ...noDuration, days: count * 14 };
    case 'month':
      return { ...noDuration, months: Math.round(count) };
    case 'quarter':
      return { ...noDuration, months: count * 3 };
    case 'year':
      return { ...noDuration, months: Math.round(count * 12) };
    default:
      return unit satisfies never;
  }
}
