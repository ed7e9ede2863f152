import type { Token } from '../../text/tokens.js';
import { calendarWords, finalVerbs, repeatWords, unitNames, weekdayNames, wholes } from './order.words.js';

const afterthoughtMax = 5;

/**
 * The verb stands last; what is said behind it all the same (`hata do list se`, `karna hai mujhe`) belongs before it:
 * next to it, or else in front. Nothing where the last word is the verb, or there is none.
 */
export function withVerbLast(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const verb = tokens.findLastIndex(
    (token) => token.kind === 'word' && finalVerbs.has(token.norm) && !isInfinitive(token),
  );
  const behind = tokens.slice(verb + 1);
  if (verb < 1 || behind.length === 0 || behind.length > afterthoughtMax) return [];
  if (behind.some(({ kind, norm }) => kind === 'mark' || norm === 'and')) return [];
  const [before, last] = [tokens.slice(0, verb), tokens[verb]!];
  return [
    [...before, ...behind, last],
    [...behind, { ...tokens[0]!, gap: true }, ...tokens.slice(1, verb + 1)],
  ];
}

/** "Report likhna parson": an infinitive ends a title as well as a command. */
function isInfinitive({ norm, raw }: Token): boolean {
  return (norm === 'karo' || norm === 'shamil') && /(?:n[aie]|ن[اےی])$/i.test(raw);
}

/** `3 ke ilawa sab kaam`: all tasks except 3. */
export function withExceptionLast(tokens: Token[]): Token[] {
  const place = tokens.findIndex(({ norm }) => norm === 'except');
  if (place < 1) return tokens;
  const nameEnd = tokens[place - 1]!.norm === 'of' ? place - 1 : place;
  let end = place + 1;
  while (wholes.has(tokens[end]?.norm ?? '') || (tokens[end]?.norm === 'done' && tokens[end + 1]?.norm === 'tasks'))
    end += 1;
  if (end === place + 1) return tokens;
  return [...tokens.slice(place + 1, end), tokens[place]!, ...tokens.slice(0, nameEnd), ...tokens.slice(end)];
}

/** `june ke aakhir`: the end of june. */
export function withEndFirst(tokens: Token[]): Token[] {
  const place = tokens.findIndex(({ norm }) => norm === 'aakhir');
  if (place < 2 || tokens[place - 1]!.norm !== 'of' || !calendarWords.has(tokens[place - 2]!.norm)) return tokens;
  const from = ['next', 'this'].includes(tokens[place - 3]?.norm ?? '') ? place - 3 : place - 2;
  const owner = tokens.slice(from, place - 1);
  return [
    ...tokens.slice(0, from),
    { ...tokens[place]!, norm: 'end' },
    tokens[place - 1]!,
    ...owner,
    ...tokens.slice(place + 1),
  ];
}

/** Of what repeats, `30 june tak` says until when and `10 din tak` for how long. */
export function withBoundFirst(tokens: Token[]): Token[] {
  const place = tokens.findIndex(({ norm }, at) => norm === 'tak' && at > 1);
  if (place < 0 || !tokens.some(({ norm }) => repeatWords.has(norm))) return tokens;
  let from = place;
  while (from > 0 && isDatePart(tokens[from - 1]!) && tokens[from - 2]?.norm !== 'every') from -= 1;
  if (from === place) return tokens;
  const isLength = unitNames.has(tokens[place - 1]!.norm) && place - from > 1 && !isNamedPeriod(tokens[from]!);
  const lead = { ...tokens[place]!, norm: isLength ? 'for' : 'until' };
  return [...tokens.slice(0, from), lead, ...tokens.slice(from, place), ...tokens.slice(place + 1)];
}

function isDatePart({ norm, kind }: Token): boolean {
  return kind === 'number' || calendarWords.has(norm);
}

function isNamedPeriod({ norm }: Token): boolean {
  return norm === 'next' || norm === 'this' || norm === 'end';
}

/** `is mahine kitne kaam mukammal kiye`: what is counted stands before its window, as in English. */
export function withCountFirst(tokens: Token[]): Token[] {
  const place = tokens.findIndex(({ norm }) => norm === 'kitne');
  if (place < 1 || !tokens.slice(place).some(({ norm }) => norm === 'done')) return tokens;
  return [...tokens.slice(place), ...tokens.slice(0, place)];
}

/** `peer se jumay tak roz`: monday to friday. */
export function withWeekdayRange(tokens: Token[]): Token[] {
  const from = tokens.findIndex(
    ({ norm }, at) => norm === 'se' && isWeekday(tokens[at - 1]) && isWeekday(tokens[at + 1]),
  );
  if (from < 0) return tokens;
  const end = tokens[from + 2]?.norm === 'tak' ? from + 3 : from + 2;
  const next = tokens[end]?.norm === 'daily' ? end + 1 : end;
  return [...tokens.slice(0, from), { ...tokens[from]!, norm: 'to' }, tokens[from + 1]!, ...tokens.slice(next)];
}

function isWeekday(token: Token | undefined): boolean {
  return token !== undefined && weekdayNames.has(token.norm);
}
