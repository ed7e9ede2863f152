import { isTimeZone } from '../calendar/clock.js';
import { partsOf } from '../calendar/days.js';
import { readMonthDay } from '../extract/month-day.js';
import { readMoment } from '../extract/moment.js';
import { readTime, type SaidTime } from '../extract/time.js';
import type { Found } from '../text/phrases.js';
import { isAt, skip } from '../extract/reading.js';
import { zoneNames } from '../languages/en/zones.words.js';
import type { Command } from '../understanding.js';
import { settleMinute } from '../extract/settle.js';
import type { Draft, Matched } from './draft.js';
import { within, type Scene } from './scene.js';

export function preference(matched: Matched, fields: Partial<Command>): Draft {
  return { command: { intent: 'set_preference', ...fields }, marked: matched.commandMarks(), mutations: 0 };
}

/** `my time zone is Europe/Paris`, `I moved to Lahore`. */
export function setTimezone(matched: Matched): Draft | undefined {
  const timezone = zoneOf(matched.text('zone'));
  return timezone === undefined ? undefined : preference(matched, { timezone });
}

let zonesByCity: Map<string, string> | undefined;

export function zoneOf(words: string): string | undefined {
  const offset = /^(?:utc|gmt)\s*([+-])\s*(\d{1,2})$/i.exec(words);
  // The names of the fixed zones have the sign of the way back to Greenwich.
  if (offset && Number(offset[2]) <= 12) return `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`;
  const plain = words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\b(?:time|timezone|zone|the|now|please)\b|[.!?]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const known = zoneNames[plain];
  if (known) return known;
  zonesByCity ??= allZones();
  const named = zonesByCity.get(plain.replaceAll(' ', '_'));
  if (named) return named;
  return /^[a-z]+\/[a-z_/+-]+$/i.test(words) && isTimeZone(words) ? words : undefined;
}

function allZones(): Map<string, string> {
  const zones = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    zones.set(zone.toLowerCase(), zone);
    zones.set(zone.slice(zone.lastIndexOf('/') + 1).toLowerCase(), zone);
  }
  return zones;
}

/** `quiet hours from 11pm to 6:30`, `don't disturb me between 22:00 and 7`. */
export function setQuietHours(matched: Matched): Draft | undefined {
  const hours = hoursBetween(matched.part('times'));
  return hours && preference(matched, { quietHours: hours });
}

/** `only notify me between 8am and 10pm`: it is to be quiet for the rest of the day. */
export function setActiveHours(matched: Matched): Draft | undefined {
  const hours = hoursBetween(matched.part('times'), false);
  return hours && preference(matched, { quietHours: { from: hours.to, to: hours.from } });
}

type Hours = NonNullable<Command['quietHours']>;

function hoursBetween(part: Scene, isNight = true): Hours | undefined {
  const found = hoursFrom(part, skip(part, 0, 'from', 'between', ':', 'to', 'at', 'after'), isNight);
  return found && skip(part, found.next, 'tak') === part.tokens.length ? found.value : undefined;
}

/** "11pm until 7", "to bed at 11 and up at 7". */
export function hoursFrom(part: Scene, at: number, isNight = true): Found<Hours> | undefined {
  const joined = /^(\d{1,2})-(\d{1,2})$/.exec(part.tokens[at]?.norm ?? '');
  if (joined) return found(settled(looseHour(joined[1]!), looseHour(joined[2]!), isNight), at + 1);
  // "10 to 6" is no time here.
  const first = timeAt(within(part, 0, isAt(part, at + 1, 'to') ? at + 1 : part.tokens.length), at);
  const between = first && skip(part, first.next, ',', 'and');
  if (!first || !(between !== first.next || isAt(part, first.next, ...untilWords))) return undefined;
  const second = timeAt(part, afterWords(part, isAt(part, between!, ...untilWords) ? between! + 1 : between!));
  return second && found(settled(first.value, second.value, isNight), second.next);
}

const untilWords = ['to', 'until', 'till', '-', 'through', 'se', 'til'];

/** Past the words between two hours: "and get up at". */
function afterWords(part: Scene, at: number): number {
  const verb = skip(part, at, 'get', 'wake', 'rise', 'end', 'ends', 'ending', 'stop', 'stops');
  return skip(part, skip(part, verb, 'up'), 'at');
}

function found<T>(value: T | undefined, next: number): Found<T> | undefined {
  return value === undefined ? undefined : { value, next };
}

function looseHour(hour: string): SaidTime {
  return { minute: Number(hour) * 60, strength: 1, loose: true };
}

/** Nights begin in the evening and end in the morning, days the other way round: loose hours are read that way. */
function settled(first: SaidTime, second: SaidTime, isNight: boolean): Hours | undefined {
  if (!isNight) return hoursOf(first.minute, second.loose && second.minute < 720 ? second.minute + 720 : second.minute);
  if (first.loose && first.minute === 720) return hoursOf(0, second.minute);
  const isEvening = first.loose && first.minute < 720 && first.minute >= 360;
  return hoursOf(isEvening ? first.minute + 720 : first.minute, second.minute);
}

function hoursOf(from: number, to: number): Hours | undefined {
  return from > 1440 || to > 1440 ? undefined : { from: clockText(from), to: clockText(to) };
}

/** The Urdu way puts the part of the day in front: "raat 11". */
export function timeAt(part: Scene, at: number): Found<SaidTime> | undefined {
  const time = timeInPartOfDay(part, at) ?? readTime(part, at);
  const figures = time?.value.isPart ? readTime(part, time.next) : undefined;
  if (!figures || !time) return time;
  const minute = settleMinute(
    { ...figures.value, ...(time.value.part ? { part: time.value.part } : {}) },
    part.clock,
    false,
  );
  return { value: { minute, strength: 2 }, next: figures.next };
}

/** "Quarter past six in the morning", "eleven at night". */
function timeInPartOfDay(part: Scene, at: number): Found<SaidTime> | undefined {
  const figures = readTime(part, at);
  const lead = figures && skip(part, figures.next, 'at', 'in', 'of');
  const said = figures && lead !== figures.next ? readTime(part, skip(part, lead!, 'the')) : undefined;
  if (!figures || figures.value.isPart || !said?.value.isPart || !said.value.part) return undefined;
  const minute = settleMinute({ ...figures.value, part: said.value.part }, part.clock, false);
  return { value: { minute, strength: 2 }, next: said.next };
}

export function clockText(minute: number): string {
  const inDay = minute % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** `no pings before 7am or after 10pm`. */
export function setQuietOutside(matched: Matched): Draft | undefined {
  const [morning, night] = [wholeTime(matched.part('before'), 0), wholeTime(matched.part('after'), 0)];
  const hours = morning && night && settled(night, morning, true);
  return hours && preference(matched, { quietHours: hours });
}

export function clearQuietHours(matched: Matched): Draft {
  return preference(matched, { quietHours: null });
}

const digestUsual = '08:00';

/** `send me a daily summary at 7:30`. A loose hour is the morning unless a part of the day is said. */
export function setDigest(matched: Matched): Draft | undefined {
  if (!matched.has('time')) return preference(matched, { digest: { at: digestUsual } });
  const at = digestTime(matched.part('time'));
  return at === undefined ? undefined : preference(matched, { digest: { at } });
}

function digestTime(part: Scene): string | undefined {
  // "From 8 to 7" says two times.
  if (isAt(part, 0, 'from')) return undefined;
  const start = skip(part, 0, 'at', 'for', 'to', 'around', 'every', 'each', 'in');
  const time = wholeTime(part, start);
  if (!time) return undefined;
  return clockText(time.part ? settleMinute(time, part.clock, false) : time.minute);
}

/** "Half 7", or a time and a part of the day: "7 in the morning". */
function wholeTime(part: Scene, start: number): SaidTime | undefined {
  const plain = timeAt(part, start);
  if (plain?.next === part.tokens.length) return plain.value;
  const found = readMoment(part, start);
  return found?.next === part.tokens.length ? found.value.moment.time : undefined;
}

export function clearDigest(matched: Matched): Draft {
  return preference(matched, { digest: null });
}

export function setLanguage(matched: Matched): Draft {
  return preference(matched, { language: matched.options.variant as string });
}

export function setDayFirst(matched: Matched): Draft {
  return preference(matched, { dayFirst: matched.options.variant === 'true' });
}

/** `05/06 means 5 june`. */
export function setDayFirstByExample(matched: Matched): Draft | undefined {
  const part = matched.part('meaning');
  const said = readMonthDay(part, 0);
  if (said?.next !== part.tokens.length) return undefined;
  const dayFirst = dayFirstOf(matched.part('date'), partsOf(said.value.day));
  return dayFirst === undefined ? undefined : preference(matched, { dayFirst });
}

/** Whether figures like `05/06` mean that day with the day first. */
export function dayFirstOf(
  { tokens }: Scene,
  { month, dayOfMonth }: { month: number; dayOfMonth: number },
): boolean | undefined {
  const figures = tokens.length === 1 && /^(\d{1,2})[/.-](\d{1,2})$/.exec(tokens[0]!.norm);
  if (!figures) return undefined;
  const [first, second] = [Number(figures[1]), Number(figures[2])];
  if (first === second) return undefined;
  if (first === dayOfMonth && second === month) return true;
  return first === month && second === dayOfMonth ? false : undefined;
}
