import { interjections, wishedVerbs, wishes } from '../languages/en/manners.words.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';

/** A sentence without the polite words around it. */
export interface Clause {
  /** Without openings and without the point at its end: what a new task is read from. */
  readonly body: readonly Token[];
  /** Also without closings: what a command is read from. */
  readonly command: readonly Token[];
  readonly isQuestion: boolean;
  /** Nothing was taken away. */
  readonly isUntouched: boolean;
}

const wishWords = phraseSet(wishes);
const interjectionWords = phraseSet(interjections);
const greetings = new Set(['hello', 'hi', 'hey', 'yo']);
const commandVerbs = new Set([
  ...wishedVerbs,
  'complete',
  'finish',
  'remind',
  'what',
  'whats',
  'set',
  'move',
  'change',
  'can',
  'could',
  'please',
]);
const sets = new Map<string, Phrases<true>>();

function setOf(words: string): Phrases<true> {
  const set = sets.get(words) ?? phraseSet(words);
  sets.set(words, set);
  return set;
}

export function clauseOf(tokens: readonly Token[], openings: string, closings: string): Clause {
  const isQuestion = tokens.some(
    ({ kind, norm }, index) => kind === 'mark' && norm.startsWith('?') && index >= tokens.length - 2,
  );
  const bare = withoutMarks(tokens);
  const body = withoutOpenings(bare, setOf(openings));
  const command = withoutClosings(withoutEmoticon(body), setOf(closings));
  return { body, command, isQuestion, isUntouched: command.length === bare.length };
}

/** "Good evening :)": a face at the end says nothing. */
function withoutEmoticon(tokens: readonly Token[]): readonly Token[] {
  let from = tokens.length;
  while (from > 0 && isFacePart(tokens[from - 1]!)) from -= 1;
  const first = tokens[from];
  return first?.gap && from > 0 && (isEmoji(first) || /^[:;=<^]/.test(first.norm)) ? tokens.slice(0, from) : tokens;
}

function isFacePart(token: Token): boolean {
  return token.kind === 'mark'
    ? !/^[,."\n]/.test(token.norm)
    : ['d', 'p', '3', 'xd'].includes(token.norm) && !token.gap;
}

function isEmoji({ norm }: Token): boolean {
  return /\p{Extended_Pictographic}/u.test(norm);
}

export function withoutMarks(tokens: readonly Token[]): Token[] {
  let [from, to] = [0, tokens.length];
  while (from < to && tokens[from]!.kind === 'mark' && /^[,.;:!?\n]/.test(tokens[from]!.norm) && !isBang(tokens, from))
    from += 1;
  while (to > from && tokens[to - 1]!.kind === 'mark' && /^[,.;:?\n]|^!$/.test(tokens[to - 1]!.norm)) to -= 1;
  return tokens.slice(from, to);
}

/** `!!` and `!1` in front say a priority. */
function isBang(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]!.norm.startsWith('!') && (tokens[at]!.norm.length > 1 || (next !== undefined && !next.gap));
}

function withoutOpenings(tokens: readonly Token[], openings: Phrases<true>): readonly Token[] {
  let at = 0;
  for (;;) {
    const opening = openings.at(tokens, at);
    const wish = wishWords.at(tokens, at);
    if (wish && wishedVerbs.has(tokens[wish.next]?.norm ?? '')) at = wish.next;
    else if (opening && opening.next < tokens.length && !isName(tokens, at, opening.next)) at = opening.next;
    else if (greetings.has(tokens[at]?.norm ?? '') && commandVerbs.has(tokens[at + 1]?.norm ?? '')) at += 1;
    else if (isInterjection(tokens, at)) at = interjectionWords.at(tokens, at)!.next;
    else break;
    while (tokens[at]?.kind === 'mark' && [',', '!', ':', '.', '-'].includes(tokens[at]!.norm) && tokens[at + 1])
      at += 1;
  }
  return at === 0 ? tokens : tokens.slice(at);
}

/** "Ok computer vinyl": what follows is no command and no verb. */
function isName(tokens: readonly Token[], at: number, next: number): boolean {
  const word = tokens[next]!;
  if (!['ok', 'okay', 'right', 'so', 'now'].includes(tokens[at]!.norm) || next > at + 1 || word.kind === 'mark')
    return false;
  return !isTaskVerb(word.norm) && !commandVerbs.has(word.norm) && !commonWords.has(word.norm);
}

const commonWords = new Set([
  'i',
  'the',
  'my',
  'mark',
  'tell',
  'rename',
  'the',
  'it',
  'lets',
  'please',
  'then',
  'now',
  'so',
  'which',
  'how',
  'when',
  'tomorrow',
  'today',
  'thanks',
  'great',
  'cool',
  'got',
  'bye',
  'fine',
  'push',
  'make',
  'snooze',
  'skip',
  'tag',
  'done',
  'finished',
  'delete',
  'next',
  'on',
  'in',
  'every',
  'just',
  'also',
  'and',
  'could',
  'would',
  'id',
  'ill',
  'new',
  'task',
  'clear',
  'cancel',
  'postpone',
  'reopen',
  'undo',
  'all',
]);

function isInterjection(tokens: readonly Token[], at: number): boolean {
  const found = interjectionWords.at(tokens, at);
  const next = found && tokens[found.next];
  return next?.kind === 'mark' && /^[,!.:-]/.test(next.norm) && found!.next + 1 < tokens.length;
}

function withoutClosings(tokens: readonly Token[], closings: Phrases<true>): readonly Token[] {
  let to = tokens.length;
  for (let changed = true; changed;) {
    changed = false;
    for (let length = Math.min(4, to - 1); length > 0 && !changed; length -= 1) {
      const found = closings.at(tokens, to - length, to);
      if (found?.next === to) [to, changed] = [to - length, true];
    }
    while (to > 1 && tokens[to - 1]!.kind === 'mark' && [',', '.', '-', ';'].includes(tokens[to - 1]!.norm)) to -= 1;
  }
  return tokens.slice(0, to);
}
