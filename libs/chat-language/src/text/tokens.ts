import { months, weekdays } from '../languages/en/when.words.js';
import { trimMarks } from './trim.js';
import { plainText } from './plain-text.js';

export type TokenKind = 'word' | 'number' | 'tag' | 'quoted' | 'literal' | 'mark';

/** A piece of the sentence with its place in what was typed. */
export interface Token {
  readonly kind: TokenKind;
  /** As typed. */
  readonly raw: string;
  /** Lower case, one form of each letter and digit, no apostrophes; what all tables of words are compared with. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly gap: boolean;
  /** `friday's` is not the day `fridays`. */
  readonly possessive: boolean;
}

/** A comma that nobody typed, between words that are read together. */
export function commaAt(place: number): Token {
  return { kind: 'mark', raw: ',', norm: ',', start: place, end: place, gap: false, possessive: false };
}

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', '\u00AB': '\u00BB', '\u300C': '\u300D', '`': '`' };
const address =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)|^[^@]+@[^@]+\.[^@]+$|^[\w-]*\p{L}[\w-]*(?:\.[\w-]*\p{L}[\w-]*)+(?:\/|$)/iu;
const chunkAt = /[^\s"]{1,300}/y;
const wordAt = /[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_']*(?:-[\p{L}\p{M}\p{N}_']+)*[#+]{0,2}/uy;
const numberAt = /\p{N}[\p{L}\p{N}:./,'-]*/uy;
const tagAt = /#[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*/uy;
const markAt = /[()]|\s*\n\s*|[-=]>|(.)\1*/suy;
const trailingMarks = ".,;:!?)]}'/&|-";
const numeric = /^#?\d+(?:st|nd|rd|th)?$|^\d{1,2}[:.]\d{2}(?:[ap]m?)?$|^\d{1,2}(?:am|pm|h|h\d{2})$|^\d+(?:[./-]\d+)+$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?z?$/;
const compactDuration = /^(?:\d+(?:\.\d)?(?:d|h|m|s|w|hrs?|mins?|secs?|hours?|minutes?|seconds?|days?|weeks?))+$/;

const monthNames = Object.keys(months).join('|');
const dayNames = [...Object.keys(weekdays), 'today|tomorrow|tmrw|tonight'].join('|');
/** Typed without a space: `15may`, `5ish`; `may15`, `fri5pm`. */
const gluedNumber = new RegExp(
  `^\\d{1,2}(?:(?:st|nd|rd|th)?(?=(?:${monthNames})$)|(?:[:.]\\d{2})?(?:[ap]m)?(?=-?ish$))`,
);
const gluedName = new RegExp(`^(?:(?:${monthNames})(?=\\d{1,2}(?:st|nd|rd|th)?$)|(?:${dayNames})(?=\\d{1,2}[ap]m$))`);

/** Splits a sentence into tokens. Linear in its length. */
export function tokenize(text: string): Token[] {
  const plain = plainText(text);
  const tokens: Token[] = [];
  let gap = false;
  for (let at = 0; at < plain.length;) {
    const char = plain[at] as string;
    if (char !== '\n' && /\s/.test(char)) {
      gap = true;
      at += 1;
      continue;
    }
    const { kind, length } = pieceAt(plain, at);
    tokens.push(tokenOf(text, plain, at, at + length, kind, gap));
    at += length;
    gap = false;
  }
  return tokens;
}

function pieceAt(plain: string, at: number): { kind: TokenKind; length: number } {
  // The owner's "s" of "2's due date".
  if (plain.startsWith("'s", at) && /\d/.test(plain[at - 1] ?? '')) return { kind: 'word', length: 2 };
  const quoted = quotedLength(plain, at);
  if (quoted) return { kind: 'quoted', length: quoted };
  const tag = sticky(tagAt, plain, at);
  if (tag) return { kind: tagKind(tag), length: tag.length };
  const begins = beginsChunk(plain, at);
  const chunk = begins ? trimMarks(sticky(chunkAt, plain, at), '', trailingMarks) : '';
  if (address.test(chunk)) return { kind: 'literal', length: chunk.length };
  const number = sticky(numberAt, plain, at);
  if (number) return numberPiece(number);
  const word = sticky(wordAt, plain, at);
  const name = gluedName.exec(word.toLowerCase());
  if (name) return { kind: 'word', length: name[0].length };
  if (word) return { kind: 'word', length: trimMarks(word, '', "'").length || word.length };
  return { kind: 'mark', length: sticky(markAt, plain, at).length || 1 };
}

/** `#9` counts something and `#12-34` is some other number: a tag has a letter. */
function tagKind(tag: string): TokenKind {
  if (/^#\p{N}+$/u.test(tag)) return 'number';
  return /\p{L}/u.test(tag) ? 'tag' : 'literal';
}

/** An address stands after white space, or in one bracket or quote after it. */
function beginsChunk(plain: string, at: number): boolean {
  const isSpace = (place: number): boolean => place < 0 || /\s/.test(plain[place] as string);
  return isSpace(at - 1) || (/[(<["]/.test(plain[at - 1] as string) && isSpace(at - 2));
}

/** What begins with a digit is a number, a time, a date, a duration, or (as in 7-Eleven) none of these. */
function numberPiece(found: string): { kind: TokenKind; length: number } {
  const text = trimMarks(found, '', trailingMarks).replace(/,.*$/s, (rest) => (/^,\d{3}$/.test(rest) ? rest : ''));
  const lower = text.toLowerCase();
  if (/^2(?:moro|morrow|mrw|day|nite|night)$/.test(lower)) return { kind: 'word', length: text.length };
  const counted = gluedNumber.exec(lower);
  if (counted) return { kind: 'number', length: counted[0].length };
  const range =
    /^\d{1,2}(?:[:.]\d{2}(?:am|pm)?|am|pm)(?=-\d)/.exec(lower) ??
    /^\d{1,2}(?=-\d{1,2}(?:[:.]\d{2})?(?:am|pm)$)/.exec(lower);
  if (range) return { kind: 'number', length: range[0].length };
  const owner = /^\d+(?='s$)/.exec(lower);
  if (owner) return { kind: 'number', length: owner[0].length };
  if (numeric.test(lower) || isoMoment.test(lower) || compactDuration.test(lower))
    return { kind: 'number', length: text.length };
  return { kind: 'literal', length: text.length };
}

function quotedLength(plain: string, at: number): number {
  const open = plain[at] as string;
  if (open === "'") return singleQuotedLength(plain, at);
  const close = closingQuotes[open];
  if (!close) return 0;
  const end = plain.indexOf(close, at + 1);
  return end > at + 1 ? end - at + 1 : 0;
}

/** A single quote opens after white space and closes before white space or a mark; otherwise it is an apostrophe. */
function singleQuotedLength(plain: string, at: number): number {
  if (at > 0 && !/[\s(:,]/.test(plain[at - 1] as string)) return 0;
  for (let end = plain.indexOf("'", at + 1), tries = 0; end > 0 && tries < 20; tries += 1) {
    const next = plain[end + 1];
    if (end > at + 1 && (next === undefined || /[\s.,;:!?)]/.test(next))) return end - at + 1;
    end = plain.indexOf("'", end + 1);
  }
  return 0;
}

function sticky(pattern: RegExp, plain: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(plain)?.[0] ?? '';
}

function tokenOf(text: string, plain: string, start: number, end: number, kind: TokenKind, gap: boolean): Token {
  const piece = plain.slice(start, end);
  const lower = kind === 'mark' && piece.includes('\n') ? '\n' : piece.toLowerCase();
  const norm = lower.includes("'") ? lower.replaceAll("'", '') : lower;
  return {
    kind,
    raw: text.slice(start, end),
    norm,
    start,
    end,
    gap,
    possessive: kind === 'word' && /'s?$/.test(lower),
  };
}
