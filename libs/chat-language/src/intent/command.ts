import { isAt } from '../extract/reading.js';
import type { Language } from '../languages/language.js';
import { handlingVerbs } from '../languages/en/reference.words.js';
import { readRefs } from '../resolve/refs.js';
import { isTaskVerb } from '../task/task-verbs.js';
import type { Token } from '../text/tokens.js';
import { bareFilter } from './bare-filter.js';
import { clauseOf, withoutMarks, type Clause } from './clause.js';
import { createFrom, isNumber } from './create-handlers.js';
import type { Draft } from './draft.js';
import { sparingCommand } from './exempting.js';
import { gappedChange } from './gapped-change.js';
import { isTaskNumber, mayMeanTask, speaksOfList, tasksSpokenOf, tellsOfTask } from './may-mean-task.js';
import { withTokens, type Scene } from './scene.js';
import { withShortIs } from './short-is.js';
import { isTold, quiet } from './talk.js';
import { wondered } from './wondering.js';

/** One command; a sentence that is none is a task to add. */
export function commandOf(scene: Scene, language: Language): Draft {
  const key = pieceKey(scene);
  const known = scene.commandsFound.get(key) as Draft | undefined;
  if (known) return known;
  const draft = commandIn(scene, language);
  scene.commandsFound.set(key, draft);
  return draft;
}

/** The words at their places, and what was said before that they may be about. */
function pieceKey({ tokens, given, isLaterClause, newTask: added, topic }: Scene): string {
  const before = isLaterClause ? JSON.stringify([given.lastCommand, added, topic]) : '';
  return `${tokens.map(({ norm, start }) => `${start}${norm}`).join(' ')}/${before}`;
}

function commandIn(scene: Scene, language: Language): Draft {
  const clause = clauseOf(scene.tokens, language.openings, language.closings);
  const said: Scene = { ...scene, isQuestion: clause.isQuestion };
  return (
    unpolished(scene, clause, said, language) ??
    literalText(clause, said, language) ??
    wondered(withTokens(said, clause.command), language.grammar) ??
    sparingCommand(withTokens(said, clause.command), (scene) => language.grammar.commandOf(scene)) ??
    language.grammar.commandOf(withTokens(said, clause.command)) ??
    (clause.body.length === clause.command.length
      ? undefined
      : language.grammar.commandOf(withTokens(said, clause.body))) ??
    gappedChange(withTokens(said, clause.command)) ??
    withShortIs(withTokens(said, clause.command), (scene) => language.grammar.commandOf(scene)) ??
    (clause.command.length > 60 ? undefined : bare(bareFilter(withTokens(said, clause.command)))) ??
    reordered(clause, said, language) ??
    bareTask(withTokens(said, clause.body), language)
  );
}

/** "Add a note to 6: window seat please": behind a colon a note is taken as it stands. */
function literalText(clause: Clause, said: Scene, language: Language): Draft | undefined {
  const hasColon = clause.body.some(({ kind, norm }) => kind === 'mark' && norm === ':');
  if (!hasColon || clause.body.length === clause.command.length) return undefined;
  const draft = language.grammar.commandOf(withTokens(said, clause.body));
  return draft?.command.set?.description || draft?.command.set?.title ? draft : undefined;
}

/** "Thank you so much" is no politeness before a command but all of the sentence. */
function unpolished(scene: Scene, clause: Clause, said: Scene, language: Language): Draft | undefined {
  if (clause.isUntouched) return undefined;
  const draft = language.grammar.talkOf(withTokens(said, withoutMarks(scene.tokens)));
  // Without its polite words it may well be clear what is to be added.
  if (draft?.command.pendingIntent === 'create_task') return undefined;
  return draft &&
    !isTold(draft) &&
    [...quiet, 'undo', 'redo'].includes(draft.command.intent) &&
    !['out_of_scope', 'clarify'].includes(draft.command.intent)
    ? draft
    : undefined;
}

function bare(draft: Draft | undefined): Draft | undefined {
  return draft && { ...draft, isBare: true };
}

/** "Hata do list se": what stands out of its place. */
function reordered({ command }: Clause, said: Scene, language: Language): Draft | undefined {
  for (const tokens of language.reordered?.(command) ?? []) {
    const draft = language.grammar.commandOf(withTokens(said, tokens));
    if (draft) return draft;
  }
  return undefined;
}

/** The words that end it handle tasks ("… hata do"), or it speaks of one ("the report wala kaam …"). */
function isHandling({ tokens }: Scene, { handlingVerbs: handling }: Language): boolean {
  if (handling === undefined) return false;
  const namesTask = tokens.some(({ norm }, at) => norm === 'wala' && tokens[at + 1]?.norm === 'tasks');
  const isToDo = tokens.at(-1)?.norm === 'hai' || tokens.at(-1)?.norm === 'karo';
  return (
    startsWithNumbers(tokens) ||
    (namesTask && !isToDo) ||
    tokens.slice(-2).some(({ kind, norm }) => kind === 'word' && handling.has(norm))
  );
}

/** "3 aur 5 ko …": something is to be done to these. */
function startsWithNumbers(tokens: readonly Token[]): boolean {
  const place = tokens.findIndex(({ norm }) => !/^#?\d{1,4}$/.test(norm) && norm !== 'and' && norm !== ',');
  return place > 0 && tokens[place]!.norm === 'ko';
}

function bareTask(scene: Scene, language: Language): Draft {
  if (!scene.tokens.some(({ raw }) => /[\p{L}\p{N}]/u.test(raw)))
    return { command: { intent: 'smalltalk' }, marked: [], mutations: 0, isBare: true };
  const isTalk = scene.isQuestion && !isTaskVerb(scene.tokens[0]?.norm ?? '');
  const refs = readRefs(scene, 0);
  const draft = isTalk || refs?.next === scene.tokens.length ? undefined : createFrom(scene, 'nothing');
  const isOfTask = [mayMeanTask, tellsOfTask, speaksOfList].some((isSo) => isSo(scene));
  if (draft && (isNumber(draft.command) || isOfTask || isHandling(scene, language))) return asked(draft, scene);
  if (draft) return { ...draft, isBare: true };
  return { command: { intent: isTalk ? 'out_of_scope' : 'clarify' }, marked: [], mutations: 0, isBare: true };
}

/** "3 on friday" may be task 3 or a title: ask. What begins with a verb and a number can stand in a row of commands. */
export function asked({ marked }: Draft, scene: Scene): Draft {
  const numbers = tasksSpokenOf(scene);
  const known = numbers.length > 0 ? { refs: numbers.map((number) => ({ number })), candidates: numbers } : {};
  return {
    command: { intent: 'clarify', pendingIntent: 'update_task', ...known },
    marked,
    mutations: 0,
    isBare: !isTaskNumber(scene, 1) || !isAt(scene, 0, ...handlingVerbs),
  };
}
