import { readMoment } from '../extract/moment.js';
import { readPriority } from '../extract/priority.js';
import { isAt } from '../extract/reading.js';
import {
  frontReasons,
  nounsInIng,
  objectPronouns,
  places,
  reservations,
  reservationsFirst,
  stateFollowers,
  stateLeads,
  states,
  subjects,
  tellingVerbs,
} from '../languages/en/asides.words.js';
import { conditions, presentOf } from '../languages/en/reference.words.js';
import { commandWords } from '../languages/en/spelling.words.js';
import { tasksTitled, titleIn } from '../resolve/title-target.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { isTaskNumber } from './may-mean-task.js';
import { within, type Scene } from './scene.js';

const wordsMax = 14;
const frontReasonWords = phraseSet(frontReasons);
const commands = new Set(['add', ...commandWords]);

/** Up to its mark, "so" or "but"; a reason in front also up to the word of the command. */
export function clauseEnd(scene: Scene, from: number): number {
  const isReason = frontReasonWords.at(scene.tokens, from) !== undefined;
  let end = from + 1;
  while (end < scene.tokens.length && !endsClause(scene.tokens, end)) {
    const next = scene.tokens[end + 1]?.norm ?? '';
    if (isAt(scene, end, 'so') || (isAt(scene, end, 'but') && commands.has(next))) break;
    if (isReason && end > from + 2 && commands.has(scene.tokens[end]!.norm)) break;
    end += 1;
  }
  return end;
}

export function endsClause(tokens: readonly Token[], at: number): boolean {
  const { kind, norm, gap } = tokens[at]!;
  if (kind !== 'mark') return false;
  return norm === '-' ? gap && tokens[at + 1]?.gap === true : /^[,.;:!?\n]/.test(norm);
}

export function afterMarks(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < tokens.length && endsClause(tokens, next)) next += 1;
  return next;
}

export function beforeMarks(tokens: readonly Token[], to: number): number {
  let end = to;
  while (end > 0 && tokens[end - 1]!.kind === 'mark' && !/^[)\]?]/.test(tokens[end - 1]!.norm)) end -= 1;
  return end;
}

/** Whether a clause says nothing to do: words of manner, what somebody tells, or (in front of a command) how somebody is. */
export function isAside(scene: Scene, from: number, to: number, words: Phrases<true>, isReason = false): boolean {
  const start = afterFillers(scene.tokens, from, to, words);
  if (start >= to) return true;
  const clause = within(scene, start, to);
  if (isTheOther(clause)) return true;
  if (to - start > wordsMax || holdsData(clause) || isReserved(clause)) return false;
  if (isReason || frontReasonWords.at(clause.tokens, 0)) return true;
  if (isTaskVerb(clause.tokens[0]!.norm)) return false;
  const isFront = to < scene.tokens.length;
  if (isAt(scene, to, ':') && isAt(scene, to + 1, 'add', 'remind')) return true;
  if (!isTold(clause) && !isState(clause) && !isState(within(scene, from, to))) return false;
  return !isFront || !hasPronoun(within(scene, to, scene.tokens.length)) || !isAboutTask(clause);
}

export function afterFillers(tokens: readonly Token[], from: number, to: number, words: Phrases<true>): number {
  let at = from;
  for (let found = words.at(tokens, at, to); found; found = words.at(tokens, at, to))
    at = Math.min(to, afterMarks(tokens, found.next));
  return at;
}

/** "She moved", "the train is late", "took me ages", "what a relief". */
function isTold(clause: Scene): boolean {
  const isExclaimed = isAt(clause, 0, 'what', 'such') && isAt(clause, 1, 'a', 'an');
  if (isExclaimed || isAt(clause, 0, ...subjects)) return true;
  return clause.tokens.some(({ norm }, at) => isAt(clause, at, ...tellingVerbs) || isPast(norm));
}

function isPast(word: string): boolean {
  return !isTaskVerb(word) && (word in presentOf || /[a-z]{2}ed$/.test(word));
}

/** "…, not the almond one". */
function isTheOther(clause: Scene): boolean {
  if (!isAt(clause, 0, 'not')) return false;
  const title = titleIn(within(clause, 1, clause.tokens.length));
  return title !== undefined && tasksTitled(title, clause).length > 0;
}

/** "Stuck in traffic", "running late", "at the dentist", "too tired"; not "cooking class" or "on monday call mum". */
function isState(clause: Scene): boolean {
  const first = clause.tokens[0]!.norm;
  if (isAt(clause, 0, ...stateLeads)) return true;
  if (isAt(clause, 0, ...places))
    return readMoment(clause, 0) === undefined && !clause.tokens.slice(0, -1).some(({ norm }) => isTaskVerb(norm));
  const isDoing = /[a-z]{2}(?:ing|ed)$/.test(first) && !nounsInIng.includes(first);
  if (!isDoing && !states.includes(first)) return false;
  return clause.tokens.length === 1 || isAt(clause, 1, ...stateFollowers);
}

/** "But not today", "i'm not sure", "once she is back". */
function isReserved(clause: Scene): boolean {
  const isLimited = isAt(clause, 0, ...reservationsFirst, ...conditions);
  return isLimited || clause.tokens.some((_, at) => isAt(clause, at, ...reservations));
}

/** It has the number of a task, a tag, a priority, or says when "it" is due. */
function holdsData(clause: Scene): boolean {
  const isAboutIt = hasPronoun(clause);
  return clause.tokens.some(
    ({ kind }, at) =>
      ['tag', 'quoted', 'literal'].includes(kind) ||
      isTaskNumber(clause, at) ||
      readPriority(clause, at) !== undefined ||
      (isAboutIt && readMoment(clause, at) !== undefined),
  );
}

function hasPronoun(scene: Scene): boolean {
  return scene.tokens.some((_, at) => isAt(scene, at, ...objectPronouns));
}

/** What is told of a task that is there may matter: "the report is late". */
function isAboutTask({ tokens, tasks = [] }: Scene): boolean {
  const words = tokens.flatMap(({ kind, norm }) => (kind === 'word' && norm.length > 3 ? [norm] : []));
  return tasks.some(({ title }) => words.some((word) => title.toLowerCase().includes(word)));
}
