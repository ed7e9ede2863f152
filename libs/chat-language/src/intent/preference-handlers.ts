import { isTimeZone } from '../calendar/clock.js';
import { readTime } from '../extract/time.js';
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
  const plain = words
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
  const first = readTime(part, skip(part, 0, 'from', 'between', ':', 'to', 'at'));
  if (!first || !isAt(part, first.next, 'to', 'until', 'till', 'and', '-', 'through', 'se', 'til')) return undefined;
  const second = readTime(part, first.next + 1);
  if (!second || second.next !== part.tokens.length) return undefined;
  // Nights begin in the evening and end in the morning, so a loose hour is read that way.
  const from =
    first.value.loose && first.value.minute < 720 && first.value.minute >= 360
      ? first.value.minute + 720
      : first.value.minute;
  const quietHours = {
    from: clockText(first.value.minute === 720 && first.value.loose ? 0 : from),
    to: clockText(second.value.minute),
  };
  return preference(matched, { quietHours });
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
  const time = readTime(part, skip(part, 0, 'at', 'for', 'to', 'around', 'every', 'each', 'in'));
  if (!time || time.next !== part.tokens.length) return undefined;
  const { value } = time;
  return clockText(value.part ? settleMinute(value, part.clock, false) : value.minute);
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
