import type { Rule } from '../calendar/rule.js';
import { everyWords, wholeRepeats } from '../languages/en/repeat.words.js';
import { determiners } from '../languages/en/lookalikes.words.js';
import { endsThere } from './boundary.js';
import { Phrases, phraseSet, type Found } from '../text/phrases.js';
import { mayBeginRepeat } from './beginnings.js';
import { readCompletion } from './completion.js';
import { isAt, skip, type Reading } from './reading.js';
import { readBounds, type Bounds } from './repeat-bounds.js';
import type { Pattern } from './repeat-ordinal.js';
import { readDayPattern, readEveryPattern, readEverySecond } from './repeat-pattern.js';
import { readWeekdayList } from './weekday-list.js';
import type { SaidTime } from './time.js';
import { readTimeRange } from './moment.js';
import { readDuration } from './duration.js';

/** A repeat as it was said. */
export interface SaidRepeat extends Bounds {
  readonly rule: Rule;
  readonly time?: SaidTime;
  /** Counted from when it is done, not from the date. */
  readonly fromCompletion?: true;
  /** It was said by weekday names: today counts only with a later time. */
  readonly isByWeekdayName?: true;
}

const wholeWords = new Phrases(wholeRepeats);
const every = phraseSet(everyWords);

/** `every other tuesday at 9`, `weekly on mon and thu until june`, `3 days after completion`, `on the 15th of every month`. */
export function readRepeat(reading: Reading, at: number): Found<SaidRepeat> | undefined {
  if (!mayBeginRepeat(reading.tokens[at])) return undefined;
  const start = afterRepeatWord(reading, at);
  return readAfterCompletion(reading, start) ?? readRule(reading, start) ?? readAsRepeat(reading, at);
}

/** `repeating`, `recurs:`. */
function afterRepeatWord(reading: Reading, at: number): number {
  const next = skip(reading, at, ...repeatWords);
  return next > at ? skip(reading, next, ':', '=') : at;
}

const repeatWords = ['repeat', 'repeats', 'repeating', 'recurring', 'recur', 'recurs', 'repeated'];

/** `as a weekly task`. */
function readAsRepeat(reading: Reading, at: number): Found<SaidRepeat> | undefined {
  const whole =
    isAt(reading, at, 'as') && isAt(reading, at + 1, 'a', 'an') ? wholeWords.at(reading.tokens, at + 2) : undefined;
  const next = whole && skip(reading, whole.next, 'recurring', 'repeating');
  return whole && isAt(reading, next!, ...repeated) ? { value: { rule: whole.value }, next: next! + 1 } : undefined;
}

const repeated = [
  'task',
  'todo',
  'to-do',
  'item',
  'thing',
  'one',
  'habit',
  'chore',
  'job',
  'repeat',
  'reminder',
  'event',
];

/** `10 days after completion`. */
function readAfterCompletion(reading: Reading, at: number): Found<SaidRepeat> | undefined {
  const duration = readDuration(reading, at);
  const end = duration && readCompletion(reading, duration.next);
  if (!duration || !end) return undefined;
  const { days, months, minutes } = duration.value;
  const rule = ruleOfDuration(days, months, minutes);
  return rule && { value: { rule, fromCompletion: true }, next: end.next };
}

function ruleOfDuration(days: number, months: number, minutes: number): Rule | undefined {
  if (days > 0) return days % 7 === 0 ? { freq: 'WEEKLY', interval: days / 7 } : { freq: 'DAILY', interval: days };
  if (months > 0)
    return months % 12 === 0 ? { freq: 'YEARLY', interval: months / 12 } : { freq: 'MONTHLY', interval: months };
  return minutes > 0 && minutes % 60 === 0 ? { freq: 'HOURLY', interval: minutes / 60 } : undefined;
}

function readRule(reading: Reading, at: number): Found<SaidRepeat> | undefined {
  const core = readCore(reading, at);
  if (!core || isName(reading, at, core.next)) return undefined;
  let repeat: SaidRepeat = { ...core.value };
  let next = core.next;
  for (let more = readQualifier(reading, next, repeat); more; more = readQualifier(reading, next, repeat)) {
    repeat = more.value;
    next = more.next;
  }
  return { value: repeat, next: isAt(reading, next, 'ko', 'tak') ? next + 1 : next };
}

/** "Read Every Day by Friday": in a sentence of small letters a name. */
function isName({ tokens }: Reading, at: number, next: number): boolean {
  const areCapital = next > at + 1 && tokens.slice(at, next).every(({ raw }) => /^\p{Lu}\p{Ll}/u.test(raw));
  return areCapital && at > 0 && tokens[at - 1]!.kind === 'word' && !/^\p{Lu}/u.test(tokens[at - 1]!.raw);
}

function readCore(reading: Reading, at: number): Found<SaidRepeat> | undefined {
  const led = every.at(reading.tokens, at);
  if (led) {
    // Todoist writes "every!" for a repeat from completion.
    const isBang = isAt(reading, led.next, '!');
    const start = isBang ? led.next + 1 : led.next;
    const pattern = readEverySecond(reading, start) ?? readEveryPattern(reading, start);
    // Urdu says "every two days later".
    if (pattern) return { value: repeatOf(pattern.value, isBang), next: skip(reading, pattern.next, 'later') };
  }
  const whole = wholeWords.at(reading.tokens, at);
  if (whole && !reading.tokens[at]?.possessive && !describesThing(reading, at, whole.next))
    return { value: { rule: whole.value }, next: whole.next };
  const dayPattern = readDayPattern(reading, at);
  return dayPattern && { value: repeatOf(dayPattern.value, false), next: dayPattern.next };
}

/** "The quarterly review" is a thing, not a repeat. */
function describesThing(reading: Reading, at: number, next: number): boolean {
  const previous = reading.tokens[at - 1];
  // How often a day is no rule: "twice daily" stays with the words it belongs to.
  if (isAt(reading, at - 1, 'twice', 'thrice', 'times')) return true;
  if (previous === undefined || previous.kind === 'mark' || endsThere(reading, next)) return false;
  return determiners.has(previous.norm) || previous.possessive || isDescription(reading, at, next);
}

/** Behind one of these a repeat says how often from then on: "tomorrow daily yoga". */
const days = ['today', 'tomorrow', 'se'];

/** "Comfy everyday shoes", "renew annual pass": between other words of a title, and nothing says when or how often. */
function isDescription(reading: Reading, at: number, next: number): boolean {
  return next === at + 1 && !isAt(reading, at - 1, ...days) && !mayBeginRepeat(reading.tokens[next]);
}

function repeatOf({ rule, time, isByWeekdayName }: Pattern, isFromCompletion: boolean): SaidRepeat {
  return {
    rule,
    ...(time ? { time } : {}),
    ...(isByWeekdayName ? { isByWeekdayName } : {}),
    ...(isFromCompletion ? { fromCompletion: true as const } : {}),
  };
}

/** What may follow the rule itself: days it falls on, a time, bounds, "from completion". */
function readQualifier(reading: Reading, at: number, sofar: SaidRepeat): Found<SaidRepeat> | undefined {
  const start = isAt(reading, at, ',') ? at + 1 : at;
  const completion = readCompletion(reading, start);
  if (completion) return { value: { ...sofar, fromCompletion: true }, next: completion.next };
  const bounds = readBounds(reading, start, sofar.rule);
  if (bounds) return { value: { ...sofar, ...bounds.value.bounds, rule: bounds.value.rule }, next: bounds.next };
  return (
    readDays(reading, start, sofar) ?? readExcept(reading, start, sofar) ?? readTimeQualifier(reading, start, sofar)
  );
}

/** `weekly on monday`, `monthly on the 15th`, `every year on 3 march`. */
function readDays(reading: Reading, at: number, sofar: SaidRepeat): Found<SaidRepeat> | undefined {
  const { rule } = sofar;
  if (rule.byDay || rule.byMonthDay || rule.freq === 'HOURLY' || rule.freq === 'MINUTELY') return undefined;
  const start = isAt(reading, at, 'on', 'every', 'each', 'of') ? at + 1 : at;
  const pattern = readEveryPattern(reading, isAt(reading, start, 'the') ? start + 1 : start);
  if (
    !pattern ||
    pattern.value.isUnit ||
    (start === at && !pattern.value.isByWeekdayName && !isDateOfYear(rule, pattern.value.rule))
  )
    return undefined;
  const days = pattern.value.rule;
  const freq = days.freq === 'YEARLY' || rule.freq === 'DAILY' ? days.freq : rule.freq;
  const time = pattern.value.time ?? sofar.time;
  const merged = { ...days, freq, interval: Math.max(rule.interval, days.interval), ...boundsOf(rule) };
  const byName = pattern.value.isByWeekdayName ? { isByWeekdayName: true as const } : {};
  return { value: { ...sofar, rule: merged, ...(time ? { time } : {}), ...byName }, next: pattern.next };
}

/** "Every year 5 january": the date belongs to the year without any word between. */
function isDateOfYear(rule: Rule, days: Rule): boolean {
  return rule.freq === 'YEARLY' && days.freq === 'YEARLY' && days.byMonthDay !== undefined;
}

/** `every day except sundays`. */
function readExcept(reading: Reading, at: number, sofar: SaidRepeat): Found<SaidRepeat> | undefined {
  const { rule } = sofar;
  const isEveryDay = rule.freq === 'DAILY' || (rule.freq === 'WEEKLY' && (rule.byDay?.length ?? 0) > 1);
  if (!isAt(reading, at, 'except', 'but', 'excluding') || !isEveryDay || rule.interval > 1) return undefined;
  const start = isAt(reading, at + 1, 'on', 'not', 'for') ? at + 2 : at + 1;
  const list = readWeekdayList(reading, isAt(reading, start, 'on') ? start + 1 : start);
  if (!list) return undefined;
  const all = rule.byDay?.map(({ weekday }) => weekday) ?? [1, 2, 3, 4, 5, 6, 7];
  const left = all.filter((weekday) => !list.value.some((day) => day.weekday === weekday));
  return {
    value: { ...sofar, rule: { ...rule, freq: 'WEEKLY', byDay: left.map((weekday) => ({ weekday })) } },
    next: list.next,
  };
}

function boundsOf({ count, until }: Rule): Pick<Rule, 'count' | 'until'> {
  return { ...(count === undefined ? {} : { count }), ...(until === undefined ? {} : { until }) };
}

function readTimeQualifier(reading: Reading, at: number, sofar: SaidRepeat): Found<SaidRepeat> | undefined {
  const isLed = isAt(reading, at, 'at', '@', 'around', 'by', 'before', 'in', 'from');
  const time = readTimeRange(reading, isAt(reading, at, 'in') ? at : isLed ? at + 1 : at);
  if (!time || (!isLed && time.value.strength === 1 && !time.value.isPart)) return undefined;
  if (sofar.time && !(sofar.time.isPart && !time.value.isPart) && !(time.value.isPart && time.value.part))
    return undefined;
  if (sofar.time && time.value.isPart && !sofar.time.loose) return undefined;
  const part = sofar.time?.part ?? (time.value.isPart ? time.value.part : undefined);
  const figures = time.value.isPart && sofar.time ? sofar.time : time.value;
  return { value: { ...sofar, time: { ...figures, ...(part ? { part } : {}) } }, next: time.next };
}
