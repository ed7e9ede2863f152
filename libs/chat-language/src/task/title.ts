import { inVerbs } from '../languages/en/attributes.words.js';
import type { Token } from '../text/tokens.js';

const looseStart = new Set([
  ',',
  '-',
  ':',
  ';',
  '.',
  '!',
  '?',
  '\n',
  'and',
  'then',
  'that',
  'to',
  '*',
  '•',
  '=',
  '|',
  '/',
  '//',
  ')',
  'also',
]);
const looseEnd = new Set([',', '-', ':', ';', '.', '!', '\n', 'and', '(', '=', '|', '&', '//']);
/** These are dropped from an end only where something was taken out beside them. */
const dangling = new Set([
  'on',
  'at',
  'by',
  'for',
  'in',
  'with',
  'due',
  'is',
  'its',
  'it',
  'from',
  'to',
  'before',
  'the',
  'this',
  'as',
  'of',
  'be',
  'a',
  'until',
  'make',
  'mark',
  'set',
  'should',
  'must',
  'done',
  '@',
  'or',
  'every',
  'thats',
  'which',
  'priority',
  'starting',
  'has',
  'being',
  'repeat',
  'repeating',
]);
/** Of two of them side by side the first belongs to the verb, the second to the date. */
const particles = new Set(['in', 'on', 'at', 'by', 'for', 'before', 'from', 'until', 'every', 'each', 'with', '@']);
const verbsWithIn = new Set(inVerbs.split(' '));
/** Said after the point of a sentence. */
const closings = new Set(['hai', 'ko', 'tak', 'please', 'pls', 'plz', 'thanks', 'thx', 'ok', 'okay', 'ty', 'kindly']);

export interface Title {
  readonly text: string;
  /** The runs of tokens it consists of. */
  readonly runs: readonly (readonly Token[])[];
}

/** What is left of a sentence once everything that was understood is taken out of it. */
export function titleOf(tokens: readonly Token[], isTaken: (index: number) => boolean): Title {
  const isEmptyBracket = emptyBrackets(tokens, isTaken);
  const kept = tokens.map((_, index) => index).filter((index) => !isTaken(index) && !isEmptyBracket(index));
  trim(kept, tokens, isTaken);
  if (kept.length === 1 && tokens[kept[0]!]?.kind === 'quoted') {
    const token = tokens[kept[0]!]!;
    return { text: token.raw.slice(1, -1).trim(), runs: [[token]] };
  }
  const runs = runsOf(kept, tokens);
  return { text: textOf(runs), runs };
}

/** Brackets of which everything inside was taken out. */
function emptyBrackets(tokens: readonly Token[], isTaken: (index: number) => boolean): (index: number) => boolean {
  const empty = new Set<number>();
  let open: number | undefined;
  tokens.forEach(({ kind, norm }, index) => {
    if (kind === 'mark' && ['(', '[', '{'].includes(norm)) open = index;
    else if (kind === 'mark' && [')', ']', '}'].includes(norm) && open !== undefined && index > open + 1) {
      empty.add(open).add(index);
      open = undefined;
    } else if (kind !== 'mark' && !isTaken(index)) open = undefined;
  });
  return (index) => empty.has(index);
}

function trim(kept: number[], tokens: readonly Token[], isTaken: (index: number) => boolean): void {
  for (let changed = true; changed;) {
    changed = false;
    const first = kept[0];
    if (first !== undefined && isLooseStart(tokens, first)) changed = kept.shift() !== undefined;
    const last = kept.at(-1);
    if (last !== undefined && isLooseEnd(tokens, last, isTaken)) changed = kept.pop() !== undefined;
  }
  dropSeams(kept, tokens);
}

function isLooseStart(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  if (token.kind === 'quoted' || token.kind === 'literal') return false;
  if (token.kind === 'mark' && /^[!?]+$/.test(token.norm)) return true;
  if (looseStart.has(token.norm)) return token.kind === 'mark' || index > 0;
  return false;
}

function isLooseEnd(tokens: readonly Token[], index: number, isTaken: (index: number) => boolean): boolean {
  const token = tokens[index]!;
  if (token.kind === 'quoted' || token.kind === 'literal') return false;
  if (token.kind === 'mark' && (looseEnd.has(token.norm) || /^(?:[.!?]+|-+)$/.test(token.norm))) return true;
  if (token.norm === ')') return false;
  if (token.norm === 'and' || (closings.has(token.norm) && index > 0)) return true;
  // "Dial in 4pm": the word belongs to the verb; so it does in "put the roast in at 8", which needs only one of them.
  if (token.norm === 'in' && tokens[index - 1] && verbsWithIn.has(tokens[index - 1]!.norm)) return false;
  if (particles.has(token.norm) && particles.has(tokens[index + 1]?.norm ?? '')) return false;
  return dangling.has(token.norm) && isTaken(index + 1) && index + 1 < tokens.length;
}

/** Where something was taken out of the middle, the commas on both sides of it are one too many. */
function dropSeams(kept: number[], tokens: readonly Token[]): void {
  for (let place = kept.length - 2; place >= 0; place -= 1) {
    const [here, after] = [kept[place]!, kept[place + 1]!];
    if (after === here + 1) continue;
    const [left, right] = [tokens[here]!, tokens[after]!];
    if (right.kind === 'mark' && [',', ';', ':', '.', '-'].includes(right.norm)) kept.splice(place + 1, 1);
    else if (left.kind === 'mark' && [',', ';', '-'].includes(left.norm)) kept.splice(place, 1);
  }
}

function runsOf(kept: readonly number[], tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let previous = -2;
  for (const index of kept) {
    if (index === previous + 1) runs.at(-1)!.push(tokens[index]!);
    else runs.push([tokens[index]!]);
    previous = index;
  }
  return runs;
}

function textOf(runs: readonly (readonly Token[])[]): string {
  return runs
    .map((run) =>
      run
        .map((token, index) => `${token.gap && index > 0 ? ' ' : ''}${token.norm === '\n' ? ' ' : token.raw}`)
        .join(''),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
