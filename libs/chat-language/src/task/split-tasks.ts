import { extract } from '../extract/extract.js';
import { readMoment } from '../extract/moment.js';
import { anotherTasks, listFillers, listJoiners, noListItems, noVerbs, owners } from '../languages/en/listing.words.js';
import { isAt, skip, type Reading } from '../extract/reading.js';
import { phraseSet } from '../text/phrases.js';
import { commaAt, type Token } from '../text/tokens.js';
import { readTask } from './new-task.js';
import { readSaidOfAll } from './said-of-all.js';
import { continuesList, startsLikeTask } from './task-verbs.js';

const ownerWords = new Set(owners.split(' '));
const noVerbWords = new Set(noVerbs.split(' '));
const noItemWords = new Set(noListItems.split(' '));
const anotherTask = phraseSet(anotherTasks);
const breaks = ['\n', ';'];
/** More lines than these are a text, not a list. */
const piecesMax = 100;
const bullets = ['-', '*', '•', '–', '+', '·', '>', '☐', '☑', '□', '▢', '✓', '✔', '◦', '→', '‣', '->', '=>'];

/** What announces the tasks: nothing, "add", or "add these tasks". */
export type Announced = 'nothing' | 'list' | 'tasks';

/** The pieces of "add soap, rice and ring the vet"; one piece where the commas belong to one task. */
export function splitTasks(reading: Reading, announced: Announced): Token[][] {
  const ofAll = readSaidOfAll(reading);
  const pieces = ofAll && splitPieces({ ...reading, tokens: ofAll.tasks }, announced === 'list' ? 'tasks' : announced);
  if (!ofAll || !pieces || (pieces.length === 1 && !ofAll.isApart)) return splitPieces(reading, announced);
  return pieces.map((piece) => [...piece, commaAt(piece.at(-1)!.end), ...ofAll.values]);
}

function splitPieces(reading: Reading, announced: Announced): Token[][] {
  const lines = splitAt(reading.tokens, (token) => token.kind === 'mark' && breaks.includes(token.norm)).map(
    withoutBullet,
  );
  const filled = lines.filter((line) => line.some(({ kind }) => kind !== 'mark'));
  if (filled.length > piecesMax) return [[...reading.tokens]];
  if (filled.length > 1) return withoutHeading(filled);
  const [line] = filled.length > 0 ? filled : [[...reading.tokens]];
  const numbered = splitNumbered(reading.tokens);
  return numbered.length > 1 ? numbered : splitLine({ ...reading, tokens: line! }, announced);
}

/** "1. milk 2. eggs" in one line. */
function splitNumbered(tokens: readonly Token[]): Token[][] {
  const starts: number[] = [];
  tokens.forEach(({ norm }, at) => {
    const isNext = norm === String(starts.length + 1) && (at > 0 || starts.length === 0);
    if (isNext && ['.', ')'].includes(tokens[at + 1]?.norm ?? '')) starts.push(at);
  });
  // "(1) milk (2) eggs": the bracket before the number goes with it.
  const opened = tokens[0]?.norm === '(' ? 1 : 0;
  if (starts[0] !== opened) return [];
  return starts.map((start, index) => {
    const end = starts[index + 1];
    return tokens.slice(start + 2, end === undefined ? end : end - opened);
  });
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
 * govern the rest ("buy milk, eggs and bread" is one task), when each piece begins with a verb, or has its own date.
 */
function splitLine(reading: Reading, announced: Announced): Token[][] {
  const { tokens } = reading;
  if (tokens.length > 300) return [[...tokens]];
  const quoted = tokens.filter(({ kind }) => kind === 'quoted');
  const isQuotedList = tokens.every(
    ({ kind, norm }) => kind === 'quoted' || norm === 'and' || norm === ',' || norm === '&',
  );
  if (quoted.length > 1 && isQuotedList) return quoted.map((token) => [token]);
  const sentences = splitAt(tokens, ({ kind, norm }) => kind === 'mark' && (norm === '.' || norm === '!')).filter(
    ({ length }) => length > 0,
  );
  if (sentences.length > 1 && sentences.every((piece) => piece.length > 1 && startsLikeTask(piece))) return sentences;
  return splitByComma(reading, announced) ?? splitByAnd(reading);
}

function splitByComma(reading: Reading, announced: Announced): Token[][] | undefined {
  if (!reading.tokens.some((token, at) => isComma(reading, token, at))) return undefined;
  const isInside = insideMeanings(reading);
  const commas = splitAt(reading.tokens, (token, at) => isComma(reading, token, at) && !isInside(at));
  if (commas.length < 2 || commas.some(({ length }) => length === 0)) return undefined;
  const titled = withValues(reading, commas);
  if (titled.length < 2) return undefined;
  const asTyped = titled.map((piece) => withoutFillers(reading, piece));
  const pieces = withLastAnd(reading, titled).map((piece) => withoutFillers(reading, piece));
  if (pieces.some(({ length }) => length === 0)) return undefined;
  const isAllVerbs = pieces.every((piece) => beginsTask(reading, piece) && piece.length > 1);
  if (isAllVerbs || (announced === 'tasks' && pieces.every(isItem))) return pieces;
  const isPlainList = announced === 'list' && !startsLikeTask(pieces[0]!) && pieces.length > 2 && pieces.every(isItem);
  if (isPlainList) return pieces;
  return [pieces, asTyped].find((several) => several.every((piece) => hasValues(reading, piece)));
}

/** A slash between spaces is one. */
function isComma({ tokens }: Reading, { kind, norm, gap }: Token, at: number): boolean {
  return kind === 'mark' && (norm === ',' || (norm === '/' && gap && tokens[at + 1]?.gap === true));
}

/** Whether a place lies in one meaning: "every mon, wed and fri", "1 day and 2 hours before". */
function insideMeanings(reading: Reading): (at: number) => boolean {
  const spans = extract(reading);
  return (at) => spans.some(({ from, to }) => from < at && at < to - 1);
}

/** "Call Bo, friday, p1": a piece that is no title goes with the task before it, the first one with the task behind it. */
function withValues(reading: Reading, pieces: readonly Token[][]): Token[][] {
  const joined: Token[][] = [];
  for (const piece of pieces) {
    const previous = joined.at(-1);
    // With its comma: "…, high" is a value, "high" alone none.
    const isTitled = readTask({ ...reading, tokens: [commaAt(0), ...piece] }).title !== '';
    if (previous && (!isTitled || (joined.length === 1 && readTask({ ...reading, tokens: previous }).title === '')))
      previous.push(commaAt(previous.at(-1)!.end), ...piece);
    else joined.push([...piece]);
  }
  return joined;
}

/** "Gym #health": a task with a date, a priority or tags of its own. */
function hasValues(reading: Reading, piece: readonly Token[]): boolean {
  if (pointsBack(piece)) return false;
  if (isDated(reading, piece)) return true;
  const { title, fields } = isItem(piece) ? readTask({ ...reading, tokens: piece }) : { title: '', fields: {} };
  return title !== '' && (fields.priority ?? fields.tags) !== undefined;
}

/** "Gym wednesday 7am", "on friday gym". */
function isDated(reading: Reading, tokens: readonly Token[]): boolean {
  const piece = { ...reading, tokens };
  if (tokens.length > 2 * itemTokensMax || !(isItem(tokens) || readMoment(piece, 0)?.value.moment.day)) return false;
  const { title, fields } = readTask(piece);
  return title !== '' && (fields.due ?? fields.dueDate) !== undefined;
}

/** A verb that is known, or a word that does something to "the", "my" …: "hoover the stairs". */
function beginsTask(reading: Reading, piece: readonly Token[]): boolean {
  if (startsLikeTask(piece)) return true;
  const [first, second] = piece;
  if (first?.kind !== 'word' || !ownerWords.has(second?.norm ?? '') || noVerbWords.has(first.norm)) return false;
  return first.raw === first.norm && readMoment({ ...reading, tokens: piece }, 1) === undefined;
}

/** What is longer than this is hardly one of a list. */
const itemTokensMax = 12;

function isItem(piece: readonly Token[]): boolean {
  const first = piece[0];
  return first !== undefined && piece.length <= itemTokensMax && !noItemWords.has(first.norm);
}

/** "soap, rice and ring the vet": the last comma piece holds two. */
function withLastAnd(reading: Reading, pieces: Token[][]): Token[][] {
  const last = pieces.at(-1)!;
  const first = last[0];
  const rest = first?.norm === 'and' ? last.slice(1) : last;
  const isInside = insideMeanings({ ...reading, tokens: rest });
  const place = rest.findIndex(
    ({ norm, kind }, index) => index > 0 && kind !== 'quoted' && (norm === 'and' || norm === '&') && !isInside(index),
  );
  const halves = place > 0 && first?.norm !== 'and' ? [rest.slice(0, place), rest.slice(place + 1)] : [rest];
  return [...pieces.slice(0, -1), ...halves].map((piece) => piece.slice(skip({ ...reading, tokens: piece }, 0, 'and')));
}

/** "buy milk tomorrow and call mom friday": a verb with something behind it, or a date, on both sides. */
function splitByAnd(reading: Reading): Token[][] {
  const { tokens } = reading;
  const pieces: Token[][] = [];
  let start = 0;
  let isInside: ReturnType<typeof insideMeanings> | undefined;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (!isAt(reading, at, ...listJoiners) || tokens[at]!.kind === 'quoted') continue;
    isInside ??= insideMeanings(reading);
    if (isInside(at)) continue;
    const left = withoutFillers(reading, tokens.slice(start, endOf(reading, at)));
    const another = anotherTask.at(tokens, at + 1);
    const next = another?.next ?? skip(reading, skip(reading, at + 1, 'then', 'also'), 'to');
    const right = tokens.slice(next);
    if (!(another && right.length > 0) && !isPair(reading, left, right)) continue;
    pieces.push(left);
    [start, at] = [next, next];
  }
  return [...pieces, tokens.slice(start)];
}

/** "…, oh and pay rent". */
function withoutFillers(reading: Reading, piece: Token[]): Token[] {
  let from = 0;
  while (from < piece.length - 1 && isAt({ ...reading, tokens: piece }, from, ...listFillers)) from += 1;
  return piece.slice(anotherTask.at(piece, from)?.next ?? from);
}

/** Without the comma or the "oh" before "and". */
function endOf(reading: Reading, at: number): number {
  let end = at;
  while (end > 1 && isAt(reading, end - 1, ',', '-', ...listFillers)) end -= 1;
  return end;
}

function isPair(reading: Reading, left: readonly Token[], right: readonly Token[]): boolean {
  if (pointsBack(right)) return false;
  const isQuoted = left[0]?.kind === 'quoted' && right[0]?.kind === 'quoted';
  if (isQuoted || left.length < 2 || right.length < 2) return isQuoted;
  if (!startsLikeTask(left)) return areDated(reading, left, right);
  return beginsTask(reading, right) && (!continuesList(left, right) || areDated(reading, left, right));
}

/** "Dentist tuesday and gym wednesday"; with a verb in front of the first only, it might be said of both. */
function areDated(reading: Reading, left: readonly Token[], right: readonly Token[]): boolean {
  return right.length <= 4 * itemTokensMax && isDated(reading, left) && isDated(reading, right.slice(0, itemTokensMax));
}

/** "Pick up the kids and drop them at school" is one task. */
function pointsBack(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => ['it', 'them', 'him', 'her', 'there', 'that', 'tag', 'one'].includes(norm));
}
