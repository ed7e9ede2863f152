import { noDate } from '../languages/en/when.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { endsThere } from './boundary.js';
import { readCounted } from './counted-day.js';
import { mayBeginMoment } from './beginnings.js';
import type { SaidDay } from './day.js';
import { readIsoMoment } from './iso-moment.js';
import { readFigures, readMonthDay } from './month-day.js';
import { readMonthPart } from './month-part.js';
import { readNthWeekday } from './nth-weekday.js';
import { isAt, skip, type Reader, type Reading } from './reading.js';
import { readRelativeDay } from './relative-day.js';
import { readTime, type SaidTime } from './time.js';
import { readWeekday } from './weekday.js';

/** A day, a time, or both, as they were said. */
export interface Moment {
  readonly day?: SaidDay;
  readonly time?: SaidTime;
  /** An exact instant: "in two hours". */
  readonly instantMs?: number;
  /** "someday", "no date". */
  readonly none?: true;
}

export interface SaidMoment {
  readonly moment: Moment;
  /** The words before it that only lead to it: on, at, by, before, until, from. */
  readonly lead?: string;
  /** Where the meaning begins; the lead stands before. */
  readonly from: number;
  /** How many pieces it was said in. */
  readonly pieces: number;
}

const leads = phraseSet(
  'due on|due by|due at|due before|due in|due for|due date is|due date|due|deadline is|deadline|no later than|not later than|on or before|on the|by the|on|at|by|for|before|until|till|til|from|since|after|around|starting from|starting on|starting|beginning on|beginning|from the|for the|in|@|as of|latest by|at the latest by|sometime on|sometime|some time|up to|upto|to|through|between|during|effective|later|later on|some time in|sometime in|of|any time|anytime|any time on|anytime on|at some point|at some point on|some point|last thing|last thing on|at about|at around|at roughly|around about|by about|by around|approx|at approx|roughly',
);
const noDateWords = phraseSet(noDate);
const dayReaders: readonly Reader<SaidDay>[] = [
  readFigures,
  readMonthDay,
  readNthWeekday,
  readWeekday,
  readRelativeDay,
  readMonthPart,
];
const glue = [
  ',',
  'at',
  'on',
  'in',
  '@',
  'by',
  'around',
  'the',
  'from',
  'of',
  'about',
  'for',
  'before',
  'exactly',
  'sharp',
];

/** Reads as many of day and time as stand together, in any order: `friday at 5pm`, `at 5pm on friday`. */
export function readMoment(reading: Reading, at: number): Found<SaidMoment> | undefined {
  const lead = leads.at(reading.tokens, at) ?? readColonLead(reading, at);
  const led = lead && readFrom(reading, skip(reading, lead.next, ':'));
  const plain = readFrom(reading, at);
  // "in two hours" and "after lunch" begin with what could be a lead.
  if (plain && (!led || plain.next >= led.next)) return { value: { ...plain.value, from: at }, next: plain.next };
  if (!led || !lead) return undefined;
  const words = reading.tokens.slice(at, lead.next).map(({ norm }) => norm);
  return { value: { ...led.value, lead: words.join(' '), from: skip(reading, lead.next, ':') }, next: led.next };
}

/** "Date: friday"; without its colon the word is part of a title. */
function readColonLead(reading: Reading, at: number): Found<true> | undefined {
  return isAt(reading, at, 'date', 'when', 'day', 'time') && isAt(reading, at + 1, ':')
    ? { value: true, next: at + 1 }
    : undefined;
}

type Pieces = Omit<SaidMoment, 'from' | 'lead'>;

function readFrom(reading: Reading, at: number): Found<Pieces> | undefined {
  const none = noDateWords.at(reading.tokens, at);
  if (none) return { value: { moment: { none: true }, pieces: 1 }, next: none.next };
  let found = readPiece(reading, at, {});
  if (!found) return undefined;
  let pieces = 1;
  for (; pieces < 5; pieces += 1) {
    const more: Found<Moment> | undefined =
      readPiece(reading, found.next, found.value) ?? readGluedPiece(reading, found);
    if (!more) break;
    found = more;
  }
  return { value: { moment: found.value, pieces }, next: skipSharp(reading, found.next) };
}

function readGluedPiece(reading: Reading, found: Found<Moment>): Found<Moment> | undefined {
  for (let at = found.next; at < found.next + 2 && isAt(reading, at, ...glue); at += 1) {
    const more = readPiece(reading, at + 1, found.value);
    if (more) return more;
  }
  return undefined;
}

function skipSharp(reading: Reading, at: number): number {
  // Urdu has its prepositions behind: "jummay ko", "kal tak".
  if (isAt(reading, at, 'sharp', 'ko', 'tak', 'ish', 'prompt')) return at + 1;
  if (isAt(reading, at, '-') && isAt(reading, at + 1, 'ish')) return at + 2;
  if (isAt(reading, at, 'latest') && endsThere(reading, at + 1)) return at + 1;
  if (isAt(reading, at, 'se') && isAt(reading, at + 1, 'every', 'daily')) return at + 1;
  if (isAt(reading, at, 'of') && isAt(reading, at + 1, 'liye', 'لیے', 'لئے')) return at + 2;
  return isAt(reading, at, 'at') && isAt(reading, at + 1, 'the') && isAt(reading, at + 2, 'latest') ? at + 3 : at;
}

/** One more day or time, when it adds to what is there. */
function readPiece(reading: Reading, at: number, sofar: Moment): Found<Moment> | undefined {
  if (sofar.instantMs !== undefined || !mayBeginMoment(reading.tokens[at])) return undefined;
  const iso = readIsoMoment(reading, at);
  if (iso) return sofar.day || sofar.time ? undefined : iso;
  const counted = readCounted(reading, at);
  if (counted) {
    if ('instantMs' in counted.value)
      return sofar.day || sofar.time ? undefined : { value: counted.value, next: counted.next };
    return withDay(sofar, counted.value.day, counted.next);
  }
  const day = longestDay(reading, at);
  const time = readTimeRange(reading, at) ?? (sofar.day && readHalfOfDay(reading, at));
  if (time && (!day || time.next > day.next || isTimeInDay(reading, at, day))) {
    const value = withTime(sofar, time.value);
    if (value && !isBareNumberAlone(reading, at, time, sofar)) return { value, next: time.next };
  }
  return day && withDay(sofar, day.value, day.next);
}

const rangeWords = ['to', '-', 'until', 'till', 'til'];

/** `3 to 4pm`, `15:00-16:30`: it begins then. The end may settle which half of the day the beginning means. */
export function readTimeRange(reading: Reading, at: number): Found<SaidTime> | undefined {
  const first = readTime(reading, at);
  const isBetween = isAt(reading, at - 1, 'between');
  if (!first || first.value.isPart || !isAt(reading, first.next, ...rangeWords, ...(isBetween ? ['and'] : [])))
    return first;
  const last = readTime(reading, first.next + 1);
  // "Between 3 and 4 on friday"; without a day it may be about every day.
  if (isBetween && last && !isAt(reading, last.next, 'on', 'today', 'tomorrow', 'this', 'next')) return first;
  if (
    !last ||
    last.value.isPart ||
    (last.value.loose && last.value.strength === 1 && !isAt(reading, at - 1, 'from', 'between'))
  )
    return first;
  // "From 18 to 22" may count anything.
  const strength = first.value.strength === 1 && last.value.strength === 1 ? 1 : 2;
  if (!first.value.loose || last.value.loose) return { value: { ...first.value, strength }, next: last.next };
  const isAfternoon = last.value.minute >= 720 && first.value.minute + 720 < last.value.minute;
  return { value: { minute: first.value.minute + (isAfternoon ? 720 : 0), strength: 2 }, next: last.next };
}

/** `tomorrow am`: the morning or the afternoon of that day. */
function readHalfOfDay(reading: Reading, at: number): Found<SaidTime> | undefined {
  if (!isAt(reading, at, 'am', 'pm')) return undefined;
  const [minute, from, to] = isAt(reading, at, 'am') ? [540, 0, 720] : [900, 720, 1440];
  return { value: { minute, isPart: true, part: { from, to }, strength: 1 }, next: at + 1 };
}

const timeLeads = [
  'at',
  '@',
  'by',
  'around',
  'before',
  'from',
  'about',
  'until',
  'till',
  'after',
  'since',
  'between',
  'and',
  'to',
];

/** `5.30` and the like are times; a day in figures wins over a loose hour. */
function isTimeInDay(reading: Reading, at: number, day: Found<SaidDay>): boolean {
  return day.value.strength === 1 && reading.tokens[at]?.norm.includes(':') === true;
}

/** "friday 5" may be five o'clock, but a number that starts a phrase is left to its lead. */
function isBareNumberAlone(reading: Reading, at: number, time: Found<SaidTime>, sofar: Moment): boolean {
  const isFigure = time.value.loose === true || reading.tokens[at]?.kind === 'number';
  if (!isFigure || time.value.strength === 2) return false;
  const isWhole = at === 0 && time.next === reading.tokens.length;
  if (!sofar.day && !sofar.time?.isToday) return !isWhole && at > 0 ? !isAt(reading, at - 1, ...timeLeads) : !isWhole;
  return !isAt(reading, at - 1, ...timeLeads) && time.next < reading.tokens.length;
}

function longestDay(reading: Reading, at: number): Found<SaidDay> | undefined {
  let best: Found<SaidDay> | undefined;
  for (const read of dayReaders) {
    const found = read(reading, at);
    if (found && (!best || found.next > best.next)) best = found;
  }
  return best;
}

function withDay(sofar: Moment, day: SaidDay, next: number): Found<Moment> | undefined {
  if (!sofar.day) return day.withoutTime && sofar.time ? undefined : { value: { ...sofar, day }, next };
  // "eod friday": the day of one, the missing time of the other.
  if (sofar.day.withoutTime) return { value: { ...sofar, day: { ...day, withoutTime: true } }, next };
  if (day.withoutTime) return { value: { ...sofar, day: { ...sofar.day, withoutTime: true } }, next };
  // "friday 15 may", "friday the 15th": the date says more than the weekday.
  if (sofar.day.weekday !== undefined && day.weekday === undefined && !day.name && !day.window)
    return { value: { ...sofar, day }, next };
  if (day.weekday !== undefined && sofar.day.weekday === undefined && (day.day - sofar.day.day) % 7 === 0)
    return { value: sofar, next };
  return undefined;
}

function withTime(sofar: Moment, time: SaidTime): Moment | undefined {
  if (sofar.day?.withoutTime) return undefined;
  if (!sofar.time) return { ...sofar, time };
  // "tomorrow evening at 7", "9 in the morning": the figures count, the part of the day settles them.
  if (sofar.time.isPart && !time.isPart) return { ...sofar, time: merged(time, sofar.time) };
  return time.isPart && !sofar.time.isPart ? { ...sofar, time: merged(sofar.time, time) } : undefined;
}

function merged(figures: SaidTime, part: SaidTime): SaidTime {
  const settled = { ...figures, ...(part.part ? { part: part.part } : {}), strength: 2 as const };
  return part.isToday ? { ...settled, isToday: true } : settled;
}
