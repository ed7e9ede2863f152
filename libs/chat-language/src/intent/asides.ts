import { isAt, skip } from '../extract/reading.js';
import {
  addresses,
  clauseLeads,
  fillers,
  firstPersons,
  frontFillers,
  reasons,
  reservations,
  runOnSubjects,
} from '../languages/en/asides.words.js';
import { interjections } from '../languages/en/manners.words.js';
import type { Language } from '../languages/language.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { afterFillers, afterMarks, beforeMarks, clauseEnd, endsClause, isAside } from './aside-clause.js';
import { within, type Scene } from './scene.js';

/** A sentence cut down to what may be its command. */
export interface Cut {
  readonly scene: Scene;
  /** What was passed over before and behind it. */
  readonly dropped?: readonly Scene[];
  /** What was passed over in front announces a task: "quick one before i forget: swimming kit". */
  readonly isAnnounced?: boolean;
  /** The task was named in passing: "I'm making lunch, delete it". */
  readonly isGuess?: boolean;
}

interface Start {
  readonly from: number;
  readonly isAnnounced?: boolean;
}

const tokensMax = 60;
const cutsMax = 6;
const fillerLengthMax = 5;
const reasonWords = phraseSet(reasons);
const frontWords = phraseSet(frontFillers);
const addressWords = phraseSet(addresses);
const manners = new Map<Language, Phrases<true>>();

/** Everything that is only politeness or manner. */
export function mannersOf(language: Language): Phrases<true> {
  const known = manners.get(language);
  if (known) return known;
  const polite = [interjections, language.openings, language.closings].join('|').split('|');
  const sure = polite.filter((phrase) => !phrase.split(' ').some((word) => reservations.includes(word)));
  const all = phraseSet([fillers, ...sure].join('|'));
  manners.set(language, all);
  return all;
}

/** The sentence without what is said beside its command, before and behind it; the shortest rest first. */
export function withoutAsides(scene: Scene, language: Language): Cut[] {
  const { length } = scene.tokens;
  if (length > tokensMax) return [];
  const starts = startsOf(scene, mannersOf(language));
  const ends = endsOf(scene, mannersOf(language));
  return starts
    .flatMap((start) => ends.map((end) => ({ ...start, to: end })))
    .filter(({ from, to }) => to > from && to - from < length)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
    .slice(0, cutsMax)
    .map(({ from, to, ...how }) => {
      const dropped = [within(scene, 0, from), within(scene, to, length)].filter(({ tokens }) => tokens.length > 0);
      return { scene: within(scene, from, to), dropped, ...how };
    });
}

/** Where what is meant may begin: behind the words of manner and what is told in front. */
export function beginnings(scene: Scene, language: Language): number[] {
  return scene.lang === 'en' && scene.tokens.length <= tokensMax
    ? startsOf(scene, mannersOf(language)).map(({ from }) => from)
    : [0];
}

/** "Nah neither of em lol": the sentence without the words of manner at its edges, unless there are no others. */
export function withoutFillers(scene: Scene, language: Language): Scene {
  const words = mannersOf(language);
  const from = afterFillers(scene.tokens, 0, scene.tokens.length, words);
  let to = scene.tokens.length;
  for (let end = fillerStart(scene.tokens, to, words); end !== undefined; end = fillerStart(scene.tokens, to, words))
    to = beforeMarks(scene.tokens, end);
  return from < to ? within(scene, from, to) : scene;
}

/** "Remind me to call Bob, I promised": the first person behind a new task says why. */
export function withoutExcuse(scene: Scene, language: Language): Scene | undefined {
  const from = asideStart(scene, scene.tokens.length, mannersOf(language));
  const isExcuse = from !== undefined && from > 1 && isAt(scene, from + 1, 'not', ...firstPersons);
  return isExcuse ? within(scene, 0, from) : undefined;
}

/** Where the command may begin. */
function startsOf(scene: Scene, words: Phrases<true>): Start[] {
  const starts: Start[] = [{ from: 0 }];
  for (let at = 0; at < scene.tokens.length;) {
    const next = afterFiller(scene, at, words) ?? afterAside(scene, at, words);
    if (next === undefined) break;
    const isAnnounced = isAt(scene, next - 1, ':', '-') && isFilling(scene.tokens, at, next, words);
    starts.push({ from: next, isAnnounced });
    at = next;
  }
  return starts;
}

/** The place behind words of manner that stand here. */
export function afterFiller(scene: Scene, at: number, words: Phrases<true>): number | undefined {
  const filler = frontWords.at(scene.tokens, at) ?? words.at(scene.tokens, at);
  return filler && afterMarks(scene.tokens, skip(scene, filler.next, 'so'));
}

function afterAside(scene: Scene, at: number, words: Phrases<true>): number | undefined {
  const end = clauseEnd(scene, at);
  const next = afterMarks(scene.tokens, skip(scene, end, 'so', 'but'));
  return next < scene.tokens.length && isAside(scene, at, end, words) ? next : undefined;
}

function isFilling(tokens: readonly Token[], from: number, to: number, words: Phrases<true>): boolean {
  return afterFillers(tokens, from, to, words) >= to;
}

/** A clause that begins without a mark. */
function runsOn(scene: Scene, at: number): boolean {
  return at > 1 && isAt(scene, at, ...runOnSubjects) && !isAt(scene, at - 1, ...clauseLeads);
}

/** Where it may end. */
function endsOf(scene: Scene, words: Phrases<true>): number[] {
  const ends = [scene.tokens.length];
  for (let to = scene.tokens.length; to > 1;) {
    const end = beforeMarks(scene.tokens, fillerStart(scene.tokens, to, words) ?? asideStart(scene, to, words) ?? to);
    if (end >= to || end < 1) break;
    ends.push(end);
    to = end;
  }
  return ends;
}

function fillerStart(tokens: readonly Token[], to: number, words: Phrases<true>): number | undefined {
  for (let from = Math.max(1, to - fillerLengthMax); from < to; from += 1)
    if ((words.at(tokens, from, to) ?? addressWords.at(tokens, from, to))?.next === to) return from;
  return undefined;
}

function asideStart(scene: Scene, to: number, words: Phrases<true>): number | undefined {
  for (let at = to - 1; at > 0; at -= 1) {
    const isReason = reasonWords.at(scene.tokens, at) !== undefined || runsOn(scene, at);
    if (!isReason && !endsClause(scene.tokens, at)) continue;
    const from = isReason ? at : at + 1;
    return from < to && isAside(scene, from, to, words, isReason) ? at : undefined;
  }
  return undefined;
}
