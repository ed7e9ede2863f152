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
import type { Scene } from './scene.js';

function preference(matched: Matched, fields: Partial<Command>): Draft {
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
  const part = matched.part('times');
  const hours = /^(\d{1,2})-(\d{1,2})$/.exec(part.tokens[0]?.norm ?? '');
  if (hours && part.tokens.length === 1) return quietBetween(matched, Number(hours[1]) * 60, Number(hours[2]) * 60);
  const first = timeAt(part, skip(part, 0, 'from', 'between', ':', 'to', 'at'));
  if (!first || !isAt(part, first.next, 'to', 'until', 'till', 'and', '-', 'through', 'se', 'til')) return undefined;
  const second = timeAt(part, first.next + 1);
  if (!second || skip(part, second.next, 'tak') !== part.tokens.length) return undefined;
  // Nights begin in the evening and end in the morning, so a loose hour is read that way.
  const from =
    first.value.loose && first.value.minute < 720 && first.value.minute >= 360
      ? first.value.minute + 720
      : first.value.minute;
  return quietBetween(matched, first.value.minute === 720 && first.value.loose ? 0 : from, second.value.minute);
}

function quietBetween(matched: Matched, from: number, to: number): Draft | undefined {
  return from > 1440 || to > 1440
    ? undefined
    : preference(matched, { quietHours: { from: clockText(from), to: clockText(to) } });
}

/** The Urdu way puts the part of the day in front: "raat 11". */
function timeAt(part: Scene, at: number): Found<SaidTime> | undefined {
  const time = readTime(part, at);
  const figures = time?.value.isPart ? readTime(part, time.next) : undefined;
  if (!figures || !time) return time;
  const minute = settleMinute(
    { ...figures.value, ...(time.value.part ? { part: time.value.part } : {}) },
    part.clock,
    false,
  );
  return { value: { minute, strength: 2 }, next: figures.next };
}

function clockText(minute: number): string {
  const inDay = minute % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
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
  const [date] = matched.part('date').tokens;
  const figures = /^(\d{1,2})[/.-](\d{1,2})$/.exec(date?.norm ?? '');
  const part = matched.part('meaning');
  const said = figures && matched.part('date').tokens.length === 1 ? readMonthDay(part, 0) : undefined;
  if (!figures || said?.next !== part.tokens.length) return undefined;
  const { month, dayOfMonth } = partsOf(said.value.day);
  const [first, second] = [Number(figures[1]), Number(figures[2])];
  if (first === second) return undefined;
  if (first === dayOfMonth && second === month) return preference(matched, { dayFirst: true });
  return first === month && second === dayOfMonth ? preference(matched, { dayFirst: false }) : undefined;
}
