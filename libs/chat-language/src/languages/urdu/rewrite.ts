import { plainText } from '../../text/plain-text.js';
import type { Token } from '../../text/tokens.js';
import { withBoundFirst, withCountFirst, withEndFirst, withExceptionLast, withWeekdayRange } from './reorder.js';
import { cardinals, ordinals } from '../en/when.words.js';
import {
  afterSaturday,
  beforeTasks,
  betweenNumbers,
  notTagNames,
  pastWords,
  verbsOfAction,
  weekCounts,
} from './order.words.js';

/** Urdu that is no word for word English, brought into the form that the readers know. */
export function rewritten(tokens: readonly Token[]): Token[] {
  return [
    withKam,
    withOneVerb,
    withoutNumberWord,
    withDates,
    withSaturday,
    withClockFractions,
    withTagNames,
    withoutLinks,
    withoutTotals,
    withTagAlone,
    withoutPlea,
    withPastDays,
    withExceptionLast,
    withWeekdayRange,
    withEndFirst,
    withBoundFirst,
    withCountFirst,
  ].reduce((sofar, pass) => pass(sofar), [...tokens]);
}

/** `wala kam`, `kitne kam`: work, though it is written like `kam ahmiyat`. */
function withKam(tokens: Token[]): Token[] {
  return tokens.map((token, at) =>
    token.norm === 'low' && beforeTasks.has(tokens[at - 1]?.norm ?? '') && tokens[at + 1]?.norm !== 'priority'
      ? { ...token, norm: 'tasks' }
      : token,
  );
}

/** `delete karo`, and hurried `karo delete`, say no more than `delete`. */
function withOneVerb(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    const [previous, next] = [tokens[at - 1], tokens[at + 1]];
    const isLast = at + 2 >= tokens.length;
    if (token.norm === 'karo' && previous && verbsOfAction.has(previous.norm)) return [];
    if (previous?.norm === 'karo' && at + 1 === tokens.length && verbsOfAction.has(token.norm)) return [];
    if (next?.norm === 'karo' && verbsOfAction.has(token.norm))
      return [{ ...token, raw: rawOf([token, next]), end: next.end }];
    if (isLast && next && token.norm === 'karo' && verbsOfAction.has(next.norm))
      return [{ ...token, norm: next.norm, raw: rawOf([token, next]), end: next.end }];
    return [token];
  });
}

/** `kaam number 3`: the number stands for itself. */
function withoutNumberWord(tokens: Token[]): Token[] {
  return tokens.filter(
    ({ norm }, at) => norm !== 'number' || tokens[at - 1]?.norm !== 'tasks' || tokens[at + 1]?.kind !== 'number',
  );
}

function isPlace(norm: string): boolean {
  return /^\d{1,2}$/.test(norm) || norm in ordinals;
}

/** `15 tareekh` is the 15th, `pehli tareekh` the first, `aakhri tareekh` the last day. */
function withDates(tokens: Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const previous = tokens[index - 1];
    if (token.norm === 'tareekh' && previous?.norm === 'last') return [{ ...token, norm: 'day' }];
    if (token.norm === 'tareekh' && previous && isPlace(previous.norm))
      return [{ ...token, norm: /^\d/.test(previous.norm) ? `${previous.norm}th` : previous.norm }];
    return tokens[index + 1]?.norm === 'tareekh' && isPlace(token.norm) ? [{ ...token, norm: 'the' }] : [token];
  });
}

/** `dhai` is two and a half, `sawa teen` a quarter more than three, `paune teen` a quarter less, `saarhe teen` half more. */
const fractions: Readonly<Record<string, number>> = { saarhe: 0.5, sawa: 0.25, paune: -0.25 };
const fractionsAlone: Readonly<Record<string, number>> = { dhai: 2.5, derh: 1.5, sawa: 1.25, paune: 0.75 };
const units = new Set(['hour', 'day', 'week', 'month', 'minute', 'year']);

function withClockFractions(tokens: Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const fraction = fractionAt(tokens, at);
    found.push(fraction?.token ?? tokens[at]!);
    at = fraction?.last ?? at;
  }
  return found;
}

/** Before `baje` it is a time of day, before a unit a count; alone it is no number at all. */
function fractionAt(tokens: readonly Token[], at: number): { token: Token; last: number } | undefined {
  const word = tokens[at]!;
  const whole = countOf(tokens[at + 1]);
  const added = whole === undefined ? undefined : fractions[word.norm];
  const value = added === undefined ? fractionsAlone[word.norm] : whole! + added;
  const last = added === undefined ? at : at + 1;
  const next = tokens[last + 1]?.norm ?? '';
  if (value === undefined || (next !== 'baje' && !units.has(next))) return undefined;
  const norm = next === 'baje' ? clockOf(value) : String(value);
  return {
    token: { ...word, kind: 'number', norm, raw: rawOf(tokens.slice(at, last + 1)), end: tokens[last]!.end },
    last,
  };
}

function countOf(token: Token | undefined): number | undefined {
  if (!token) return undefined;
  return /^\d{1,2}$/.test(token.norm) ? Number(token.norm) : cardinals[token.norm];
}

function clockOf(value: number): string {
  return `${Math.floor(value) || 12}:${String((value % 1) * 60).padStart(2, '0')}`;
}

export function rawOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw, gap }, place) => `${place > 0 && gap ? ' ' : ''}${raw}`).join('');
}

/** What names a tag stays as it was typed: `bachay wale tag` is one of children, not of what remains. */
function withTagNames(tokens: Token[]): Token[] {
  return tokens.map((token, at) =>
    isName(token) && tokens[isLink(tokens, at + 1) ? at + 2 : at + 1]?.norm === 'tag'
      ? { ...token, norm: plainText(token.raw).toLowerCase() }
      : token,
  );
}

/** `office wale tag`, `office ka tag`: the name takes what links it to the noun. */
function withoutLinks(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    const [previous, next] = [tokens[at - 1], tokens[at + 1]];
    if (previous && isName(previous) && isLink(tokens, at)) return [];
    return next && isName(token) && isLink(tokens, at + 1)
      ? [{ ...token, raw: rawOf([token, next]), end: next.end }]
      : [token];
  });
}

function isLink(tokens: readonly Token[], at: number): boolean {
  const norm = tokens[at]?.norm;
  return (norm === 'wala' || norm === 'of') && tokens[at + 1]?.norm === 'tag';
}

function isName({ norm, kind }: Token): boolean {
  return kind === 'word' && !notTagNames.has(norm);
}

/** `hafte ko` is on Saturday, `agle hafte ko` in the next week. */
function withSaturday(tokens: Token[]): Token[] {
  return tokens.map((token, at) => {
    const previous = tokens[at - 1];
    const isCounted = previous !== undefined && (weekCounts.has(previous.norm) || previous.kind === 'number');
    const next = tokens[at + 1]?.norm === 'of' ? tokens[at + 2] : tokens[at + 1];
    return token.norm === 'week' && !isCounted && afterSaturday.has(next?.norm ?? '')
      ? { ...token, norm: 'saturday' }
      : token;
  });
}

/** `3 se 5 tak sab`, `2 aur 3 dono` in front: the numbers have said which. */
function withoutTotals(tokens: Token[]): Token[] {
  const place = tokens.findIndex(({ kind, norm }) => kind !== 'number' && !betweenNumbers.has(norm));
  const isTotal = place > 0 && ['all', 'both'].includes(tokens[place]!.norm);
  return isTotal ? tokens.filter((_, at) => at !== place) : tokens;
}

/** `kal` is the day on either side of today: with "what I did" the one that lies behind. */
function withPastDays(tokens: Token[]): Token[] {
  const isPast = tokens.some(({ norm }) => pastWords.has(norm)) && tokens.some(({ norm }) => norm === 'what');
  return isPast ? tokens.map((token) => (token.norm === 'tomorrow' ? { ...token, norm: 'yesterday' } : token)) : tokens;
}

/** `ghar ke tag ke saath`: the tag itself. */
function withTagAlone(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    const isLed = (place: number): boolean =>
      tokens[place + 1]?.norm === 'tag' && tokens[place + 2]?.norm === 'of' && tokens[place + 3]?.norm === 'saath';
    if (isLed(at) && isName(token))
      return [{ ...token, kind: 'tag' as const, norm: `#${token.norm}`, end: tokens[at + 3]!.end }];
    return [1, 2, 3].some((back) => at >= back && isLed(at - back) && isName(tokens[at - back]!)) ? [] : [token];
  });
}

/** `dikhao na`: the last word pleads, it denies nothing. */
function withoutPlea(tokens: Token[]): Token[] {
  const last = tokens.at(-1);
  const isPlea = tokens.length > 1 && last?.norm === 'nahi' && /^(?:na|نا)$/i.test(last.raw);
  return isPlea ? tokens.slice(0, -1) : tokens;
}
