import { readCardinal, readOrdinal, isAt, skip } from '../extract/reading.js';
import type { Scene } from '../intent/scene.js';
import { numberLeads, pluralPronouns, pronouns, taskNouns } from '../languages/en/reference.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import type { Ref } from '../understanding.js';

const pronounWords = phraseSet(pronouns);
const pluralWords = phraseSet(pluralPronouns);
const leads = phraseSet(numberLeads);
const rangesMax = 200;

/** Numbers, ranges, ordinals and pronouns: `2`, `#2`, `2-4 and 6`, `the second one`, `the last two`, `it`. */
export function readRefs(scene: Scene, at: number): Found<Ref[]> | undefined {
  const pronoun = readPronoun(scene, at) ?? readEdge(scene, at);
  if (pronoun) return pronoun;
  const refs: Ref[] = [];
  let next = at;
  for (let found = readNumbers(scene, at, true); found; found = readNumbers(scene, joinedAt(scene, next), false)) {
    refs.push(...found.value);
    next = found.next;
    if (joinedAt(scene, next) === next && !isNumberLike(scene, next)) break;
  }
  return refs.length > 0 ? { value: unique(refs), next } : undefined;
}

function joinedAt(scene: Scene, at: number): number {
  return skip(scene, skip(scene, skip(scene, at, ',', '&', ';'), 'and', '&', 'plus', 'aur'), 'also', 'then');
}

function isNumberLike({ tokens }: Scene, at: number): boolean {
  return /^#?\d{1,4}$/.test(tokens[at]?.norm ?? '');
}

function unique(refs: readonly Ref[]): Ref[] {
  const seen = new Set<string>();
  return refs.filter((ref) => !seen.has(JSON.stringify(ref)) && seen.add(JSON.stringify(ref)));
}

function readPronoun(scene: Scene, at: number): Found<Ref[]> | undefined {
  // "Both 1 and 6" names them.
  if (isAt(scene, at, 'both') && isNumberLike(scene, at + 1)) return undefined;
  const plural = pluralWords.at(scene.tokens, at);
  if (plural && scene.given.awaiting === undefined) return { value: [{ last: true }], next: plural.next };
  const found = pronounWords.at(scene.tokens, at);
  // "The task 5" is task 5.
  const isLead = found && taskNouns.has(scene.tokens[found.next - 1]!.norm) && isNumberLike(scene, found.next);
  return found && !isLead ? { value: [{ last: true }], next: found.next } : undefined;
}

/** `the first two`, `the last three tasks`, `the last one`: counted from an end of what was shown. */
function readEdge(scene: Scene, at: number): Found<Ref[]> | undefined {
  const start = skip(scene, at, 'the', 'my', 'that', 'this');
  if (!isAt(scene, start, 'first', 'last', 'final', 'bottom', 'top')) return undefined;
  const isLast = isAt(scene, start, 'last', 'final', 'bottom');
  const count = readCardinal(scene, start + 1);
  const next = nounEnd(scene, count?.next ?? start + 1);
  const isOne = !count || isAt(scene, start + 1, 'one');
  if (isOne && !isLast && !isAt(scene, start, 'top')) return undefined;
  const numbers = (scene.tasks ?? []).map(({ n }) => n).sort((a, b) => a - b);
  if (isOne)
    return {
      value: [numbers.length > 0 ? { number: (isLast ? numbers.at(-1) : numbers[0]) as number } : { last: true }],
      next,
    };
  const wanted = isLast ? numbers.slice(-count.value) : numbers.slice(0, count.value);
  return wanted.length > 0 ? { value: wanted.map((number) => ({ number })), next } : undefined;
}

function nounEnd({ tokens }: Scene, at: number): number {
  let end = at;
  while (end < at + 3 && taskNouns.has(tokens[end]?.norm ?? '')) end += 1;
  return end;
}

/** One number, ordinal or range. */
function readNumbers(scene: Scene, at: number, isFirst: boolean): Found<Ref[]> | undefined {
  const whole = isAt(scene, at, 'all') && isAt(scene, at + 1, 'of') && isNumberLike(scene, at + 2) ? at + 2 : at;
  const start = skip(scene, whole, 'the', 'my', 'both');
  const lead = leads.at(scene.tokens, start);
  const numberAt = lead ? skip(scene, lead.next, '#', 'no', 'number', '.', ':') : start;
  const range = readRange(scene, numberAt);
  if (range) return range;
  const ordinal = readOrdinal(scene, start);
  if (ordinal) {
    const next = nounEnd(scene, ordinal.next);
    return { value: [{ number: ordinal.value }], next };
  }
  const number = readNumber(scene, numberAt, lead !== undefined || !isFirst);
  return number && { value: [{ number: number.value }], next: number.next };
}

function readNumber(scene: Scene, at: number, isExpected: boolean): Found<number> | undefined {
  const token = scene.tokens[at];
  const digits = token && /^#?(\d{1,6})$/.exec(token.norm);
  if (digits) return { value: Number(digits[1]), next: at + 1 };
  const word =
    token?.kind === 'word' && !isAt(scene, at, 'a', 'couple', 'few') && (isExpected || !isAt(scene, at, 'one'))
      ? readCardinal(scene, at)
      : undefined;
  return word && (isExpected || word.next === scene.tokens.length || isAt(scene, word.next, 'and', ','))
    ? word
    : undefined;
}

/** `2-4`, `2 to 4`, `2 through 4`. */
function readRange(scene: Scene, at: number): Found<Ref[]> | undefined {
  const hyphenated = /^#?(\d{1,4})-(\d{1,4})$/.exec(scene.tokens[at]?.norm ?? '');
  if (hyphenated) return rangeOf(Number(hyphenated[1]), Number(hyphenated[2]), at + 1);
  if (!isNumberLike(scene, at)) return undefined;
  const wordAt = skip(scene, at + 1, 'to', 'through', 'thru', '-', 'till', 'until', 'se');
  if (wordAt === at + 1 || !isNumberLike(scene, wordAt)) return undefined;
  const [first, last] = [scene.tokens[at]!.norm, scene.tokens[wordAt]!.norm].map((text) =>
    Number(text.replace('#', '')),
  );
  return rangeOf(first ?? 0, last ?? 0, skip(scene, wordAt + 1, 'tak'));
}

function rangeOf(first: number, last: number, next: number): Found<Ref[]> | undefined {
  if (last < first || last - first > rangesMax) return undefined;
  return { value: Array.from({ length: last - first + 1 }, (_, index) => ({ number: first + index })), next };
}
