import { partsOf, parseIsoDate, weekdayOf, type Day } from '../calendar/days.js';
import type { Telling } from './reply.js';
import type { ReplyKey, Speech } from './speech.js';

type Values = Readonly<Record<string, string | number>>;

/** Puts values into a text: `{name}`, and `{name?one|many}` by whether the value is 1. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)(?:\?([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    one === undefined ? String(values[name] ?? '') : values[name] === 1 ? one : (many ?? ''),
  );
}

/** A text of the speech, filled in. */
export function say({ speech }: Pick<Telling, 'speech'>, key: ReplyKey, values: Values = {}): string {
  return fill(speech.texts[key], values);
}

const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const neutralOnly = /^[\s\p{P}]*$/u;

/**
 * Words of a person on one line, between isolates (U+2068, U+2069) where they run in the other direction than the
 * sentence: they neither reorder it nor are reordered by it.
 */
export function isolated(words: string, { isRightToLeft }: Speech): string {
  const line = words.replace(bidiControls, '').replace(/\s+/g, ' ').trim();
  const isForeign = isRightToLeft ? !isPlainRightToLeft(line) : rightToLeft.test(line);
  return isForeign ? `\u2068${line}\u2069` : line;
}

function isPlainRightToLeft(line: string): boolean {
  return neutralOnly.test(line) || (rightToLeft.test(line) && !/\p{Script=Latin}|[\d#@]/u.test(line));
}

/** A line of a number or a title has no direction of its own: U+200F gives it that of the sentence. */
export function lineOf(text: string, { isRightToLeft }: Speech): string {
  return isRightToLeft ? `\u200f${text}` : text;
}

export function quoted(title: string, speech: Speech): string {
  return `${speech.quotes[0]}${isolated(title, speech)}${speech.quotes[1]}`;
}

export function quotedAll(titles: readonly string[], speech: Speech): string {
  return joined(
    titles.map((title) => quoted(title, speech)),
    speech,
  );
}

export function joined(parts: readonly string[], { and, comma }: Speech): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(comma)}${and}${parts.at(-1)}`;
}

export function hashed(tags: readonly string[], speech: Speech): string {
  return tags.map((tag) => isolated(`#${tag}`, speech)).join(' ');
}

/** `Fri 15 May, 17:00` of a date or an instant, with the year where it is another one. */
export function dateWords(due: string, { clock, speech }: Pick<Telling, 'clock' | 'speech'>): string {
  const local = due.includes('T') ? clock.localOf(Date.parse(due)) : undefined;
  const date = dayWords(local?.day ?? parseIsoDate(due) ?? clock.today, { clock, speech });
  return local ? `${date}${speech.comma}${timeWords(local.minute)}` : date;
}

export function dayWords(day: Day, { clock, speech }: Pick<Telling, 'clock' | 'speech'>): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const isThisYear = year === partsOf(clock.today).year;
  return `${speech.weekdays[weekdayOf(day) - 1]} ${dayOfMonth} ${speech.months[month - 1]}${isThisYear ? '' : ` ${year}`}`;
}

export function timeWords(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), Math.floor(minute % 60)];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
