import { interjections, wishedVerbs, wishes } from '../languages/en/manners.words.js';
import { handlingVerbs } from '../languages/en/reference.words.js';
import { commandWords } from '../languages/en/spelling.words.js';
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
const commandStarts = new Set(commandWords);
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
const questionWords = new Set('what whats which how when whens where'.split(' '));
/** "If it is not too much trouble". */
const closingWordsMax = 7;

export function clauseOf(tokens: readonly Token[], openings: string, closings: string): Clause {
  const isQuestion = tokens.some(
    ({ kind, norm }, index) => kind === 'mark' && norm.startsWith('?') && index >= tokens.length - 2,
  );
  const bare = withoutMarks(tokens);
  const body = withoutOpenings(bare, phraseSet(openings));
  const command = withoutInnerPlease(withoutClosings(withoutEmoticon(body), phraseSet(closings)));
  return { body, command, isQuestion, isUntouched: command.length === bare.length };
}

/** "Delete please the number 6". */
function withoutInnerPlease(tokens: readonly Token[]): readonly Token[] {
  const isPolite = tokens.length > 2 && ['please', 'pls', 'plz'].includes(tokens[1]!.norm);
  return isPolite ? [tokens[0]!, ...tokens.slice(2)] : tokens;
}

/** "Good evening :)": a face at the end says nothing. */
export function withoutEmoticon(tokens: readonly Token[]): readonly Token[] {
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
    if (wish && isWishedCommand(tokens, wish.next)) at = wish.next + (asksToKnow(tokens, wish.next) ? 1 : 0);
    else if (opening && opening.next < tokens.length && !isName(tokens, at, opening.next)) at = opening.next;
    else if (tokens[at]?.norm === 'do' && isDone(tokens[at + 1])) at += 1;
    else if (greetings.has(tokens[at]?.norm ?? '') && commandVerbs.has(tokens[at + 1]?.norm ?? '')) at += 1;
    else if (isInterjection(tokens, at)) at = interjectionWords.at(tokens, at)!.next;
    else break;
    while (tokens[at]?.kind === 'mark' && [',', '!', ':', '.', '-'].includes(tokens[at]!.norm) && tokens[at + 1])
      at += 1;
  }
  return at === 0 ? tokens : tokens.slice(at);
}

/** "Do let the report wait". */
function isDone(token: Token | undefined): boolean {
  return (
    token !== undefined && (handlingVerbs.includes(token.norm) || ['let', 'give', 'bring', 'set'].includes(token.norm))
  );
}

/** "I want to change the date of the report": a verb that begins many a title is one of a command beside a word of the list. */
function isWishedCommand(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.norm ?? '';
  if (wishedVerbs.has(verb)) return true;
  return changeVerbs.has(verb) && tokens.slice(at + 1).some(({ norm }) => taskWords.has(norm));
}

const changeVerbs = new Set(['change', 'set', 'move', 'push', 'make', 'put', 'skip', 'mark', 'clear', 'complete']);
const taskWords = new Set(['task', 'tasks', 'date', 'deadline', 'due', 'priority', 'tag', 'tags', 'title', 'note']);

/** "I need to know what is due". */
function asksToKnow(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.norm === 'know' && questionWords.has(tokens[at + 1]?.norm ?? '');
}

const urduOwners = new Set(['of', 'ko', 'se', 'wala']);

/** "Ok computer vinyl": what follows is no command and no verb. */
function isName(tokens: readonly Token[], at: number, next: number): boolean {
  const word = tokens[next]!;
  // "Bhai ki shaadi": whose it is.
  if (urduOwners.has(word.norm)) return true;
  if (!['ok', 'okay', 'right', 'so', 'now'].includes(tokens[at]!.norm) || next > at + 1 || word.kind === 'mark')
    return false;
  return ![isTaskVerb, isCommandWord].some((isVerb) => isVerb(word.norm)) && !commonWords.has(word.norm);
}

function isCommandWord(word: string): boolean {
  return commandVerbs.has(word) || commandStarts.has(word) || handlingVerbs.includes(word);
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
  'from',
  'tick',
  'cross',
  'check',
  'show',
  'list',
  'remove',
  'give',
  'put',
  'switch',
  'turn',
  'set',
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
    for (let length = Math.min(closingWordsMax, to - 1); length > 0 && !changed; length -= 1) {
      const found = closings.at(tokens, to - length, to);
      if (found?.next === to) [to, changed] = [to - length, true];
    }
    while (to > 1 && tokens[to - 1]!.kind === 'mark' && [',', '.', '-', ';'].includes(tokens[to - 1]!.norm)) to -= 1;
  }
  return tokens.slice(0, to);
}
