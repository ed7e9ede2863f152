import { isAt, skip, type Reading } from '../extract/reading.js';
import { continuesList, startsLikeTask } from './task-verbs.js';
import type { Token } from '../text/tokens.js';

const breaks = ['\n', ';'];
/** More lines than these are a text, not a list. */
const piecesMax = 100;
const bullets = ['-', '*', '•', '–', '+', '·', '>', '☐', '☑', '□', '▢', '✓', '✔', '◦', '→', '‣', '->', '=>'];

/** What announces the tasks: nothing, "add", or "add these tasks". */
export type Announced = 'nothing' | 'list' | 'tasks';

/** The pieces of "add soap, rice and ring the vet"; one piece where the commas belong to one task. */
export function splitTasks(reading: Reading, announced: Announced): Token[][] {
  const lines = splitAt(reading.tokens, (token) => token.kind === 'mark' && breaks.includes(token.norm)).map(
    withoutBullet,
  );
  const filled = lines.filter((line) => line.some(({ kind }) => kind !== 'mark'));
  if (filled.length > piecesMax) return [[...reading.tokens]];
  if (filled.length > 1) return withoutHeading(filled);
  const [line] = filled.length > 0 ? filled : [[...reading.tokens]];
  return splitLine({ ...reading, tokens: line! }, announced);
}

function splitAt(tokens: readonly Token[], isBreak: (token: Token, index: number) => boolean): Token[][] {
  const pieces: Token[][] = [[]];
  tokens.forEach((token, index) => {
    if (isBreak(token, index)) pieces.push([]);
    else pieces.at(-1)!.push(token);
  });
  return pieces;
}

function withoutBullet(line: readonly Token[]): Token[] {
  let from = 0;
  while (from < line.length && line[from]!.kind === 'mark' && bullets.includes(line[from]!.norm)) from += 1;
  const isNumbered = /^\d{1,2}$/.test(line[from]?.norm ?? '') && ['.', ')'].includes(line[from + 1]?.norm ?? '');
  // "[ ] milk" is an empty box to tick.
  if (line[from]?.norm === '[' && line.slice(from, from + 3).some(({ norm }) => norm === ']'))
    from = line.findIndex(({ norm }) => norm === ']') + 1;
  return line.slice(isNumbered ? from + 2 : from);
}

/** A first line that ends in a colon announces the list. */
function withoutHeading(lines: readonly Token[][]): Token[][] {
  const [first, ...rest] = lines;
  return first?.at(-1)?.norm === ':' && rest.length > 0 ? [...rest] : [...lines];
}

/**
 * Commas split where every piece could be a task of its own: after "add", when the first piece has no verb that would
 * govern the rest ("buy milk, eggs and bread" is one task), or when each piece begins with a verb.
 */
function splitLine(reading: Reading, announced: Announced): Token[][] {
  const { tokens } = reading;
  if (tokens.length > 300) return [[...tokens]];
  const quoted = tokens.filter(({ kind }) => kind === 'quoted');
  const isQuotedList = tokens.every(
    ({ kind, norm }) => kind === 'quoted' || norm === 'and' || norm === ',' || norm === '&',
  );
  if (quoted.length > 1 && isQuotedList) return quoted.map((token) => [token]);
  const sentences = splitAt(tokens, (token) => token.kind === 'mark' && token.norm === '.').filter(
    ({ length }) => length > 0,
  );
  if (sentences.length > 1 && sentences.every((piece) => piece.length > 1 && startsLikeTask(piece))) return sentences;
  const commas = splitAt(tokens, (token) => token.kind === 'mark' && token.norm === ',');
  const byComma = commas.length > 1 ? withLastAnd(reading, commas) : commas;
  const isAllVerbs = byComma.length > 1 && byComma.every((piece) => startsLikeTask(piece) && piece.length > 1);
  const startsWithVerb = startsLikeTask(byComma[0] ?? []);
  if (byComma.length > 1 && byComma.every((piece) => piece.length > 0)) {
    if (isAllVerbs || (announced === 'tasks' && byComma.every(isItem))) return byComma;
    const isPlainList = announced === 'list' && !startsWithVerb && byComma.length > 2 && byComma.every(isItem);
    if (isPlainList) return byComma;
  }
  return splitByAnd(reading);
}

function isItem(piece: readonly Token[]): boolean {
  const first = piece[0];
  if (!first || piece.length > 8) return false;
  return (
    ![
      'due',
      'by',
      'on',
      'at',
      'tomorrow',
      'today',
      'urgent',
      'high',
      'low',
      'medium',
      'priority',
      'tagged',
      'remind',
      'note',
      'with',
      'every',
      'p1',
      'p2',
      'p3',
      'p4',
    ].includes(first.norm) && first.kind !== 'tag'
  );
}

/** "soap, rice and ring the vet": the last comma piece holds two. */
function withLastAnd(reading: Reading, pieces: Token[][]): Token[][] {
  const last = pieces.at(-1)!;
  const first = last[0];
  const rest = first?.norm === 'and' ? last.slice(1) : last;
  const place = rest.findIndex(
    ({ norm, kind }, index) => index > 0 && kind !== 'quoted' && (norm === 'and' || norm === '&'),
  );
  const halves = place > 0 && first?.norm !== 'and' ? [rest.slice(0, place), rest.slice(place + 1)] : [rest];
  return [...pieces.slice(0, -1), ...halves].map((piece) => piece.slice(skip({ ...reading, tokens: piece }, 0, 'and')));
}

/** "buy milk tomorrow and call mom friday": a verb with something behind it, on both sides. */
function splitByAnd(reading: Reading): Token[][] {
  const { tokens } = reading;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (!isAt(reading, at, 'and', '&', 'then', 'plus', 'also') || tokens[at]!.kind === 'quoted') continue;
    const rightAt = skip(reading, skip(reading, at + 1, 'then', 'also'), 'to');
    const left = tokens.slice(0, tokens[at - 1]?.norm === ',' ? at - 1 : at);
    const right = tokens.slice(rightAt);
    const isPair = left.length > 1 && right.length > 1 && startsLikeTask(left) && startsLikeTask(right);
    if (isPair && !pointsBack(right) && !continuesList(left, right)) {
      return [left, ...splitByAnd({ ...reading, tokens: right })];
    }
  }
  return [[...tokens]];
}

/** "Pick up the kids and drop them at school" is one task. */
function pointsBack(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => ['it', 'them', 'him', 'her', 'there', 'that', 'tag', 'one'].includes(norm));
}
