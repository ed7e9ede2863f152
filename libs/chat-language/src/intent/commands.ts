import type { Language } from '../languages/language.js';
import { phraseSet } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { newTask } from '../resolve/resolve.js';
import { isAt } from '../extract/reading.js';
import { handlingVerbs } from '../languages/en/reference.words.js';
import { readRefs } from '../resolve/refs.js';
import { isTaskVerb } from '../task/task-verbs.js';
import type { Command } from '../understanding.js';
import { clauseOf, withoutMarks, type Clause } from './clause.js';
import { createFrom, isNumber } from './create-handlers.js';
import { isCreation, withDoubts } from './doubt.js';
import type { Draft } from './draft.js';
import { tellsOfTask, isTaskNumber, mayMeanTask, tasksSpokenOf } from './may-mean-task.js';
import { completesCreation, merged } from './merge.js';
import { bareFilter } from './question-handlers.js';
import { withTokens, type Scene } from './scene.js';

const partsMax = 12;
/** Places of a sentence at which a cut is tried. */
const joinersMax = 12;
const longTokens = 40;

/** The command of a sentence, or of each of the sentences and clauses that are commands of their own. */
export function commandsOf(scene: Scene, language: Language): Draft[] {
  const whole = commandOf(scene, language);
  const parts = split(scene, language, whole);
  const drafts = parts.length > 1 ? merged(parts) : [whole];
  const { command } = clauseOf(scene.tokens, language.openings, language.closings);
  return withDoubts(drafts, withTokens(scene, command));
}

/** One command; a sentence that is none is a task to add. */
export function commandOf(scene: Scene, language: Language): Draft {
  const clause = clauseOf(scene.tokens, language.openings, language.closings);
  const said: Scene = { ...scene, isQuestion: clause.isQuestion };
  return (
    unpolished(scene, clause, said, language) ??
    literalText(clause, said, language) ??
    language.grammar.commandOf(withTokens(said, clause.command)) ??
    (clause.body.length === clause.command.length
      ? undefined
      : language.grammar.commandOf(withTokens(said, clause.body))) ??
    (clause.command.length > 60 ? undefined : bare(bareFilter(withTokens(said, clause.command)))) ??
    bareTask(withTokens(said, clause.body))
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
  const draft = language.grammar.commandOf(withTokens(said, withoutMarks(scene.tokens)));
  return draft && [...quiet, 'undo', 'redo'].includes(draft.command.intent) && draft.command.intent !== 'out_of_scope'
    ? draft
    : undefined;
}

function bare(draft: Draft | undefined): Draft | undefined {
  return draft && { ...draft, isBare: true };
}

function bareTask(scene: Scene): Draft {
  if (!scene.tokens.some(({ raw }) => /[\p{L}\p{N}]/u.test(raw)))
    return { command: { intent: 'smalltalk' }, marked: [], mutations: 0, isBare: true };
  const isTalk = scene.isQuestion && !isTaskVerb(scene.tokens[0]?.norm ?? '');
  const refs = readRefs(scene, 0);
  const draft = isTalk || refs?.next === scene.tokens.length ? undefined : createFrom(scene, 'nothing');
  if (draft && (isNumber(draft.command) || mayMeanTask(scene) || tellsOfTask(scene))) return asked(draft, scene);
  if (draft) return { ...draft, isBare: true };
  return { command: { intent: isTalk ? 'out_of_scope' : 'clarify' }, marked: [], mutations: 0, isBare: true };
}

/** "3 on friday" may be task 3 or a title: ask. What begins with a verb and a number can stand in a row of commands. */
function asked({ marked }: Draft, scene: Scene): Draft {
  const numbers = tasksSpokenOf(scene);
  const known = numbers.length > 0 ? { refs: numbers.map((number) => ({ number })), candidates: numbers } : {};
  return {
    command: { intent: 'clarify', pendingIntent: 'update_task', ...known },
    marked,
    mutations: 0,
    isBare: !isTaskNumber(scene, 1) || !isAt(scene, 0, ...handlingVerbs),
  };
}

/** Cuts at "and", "then", commas and points where a command of its own stands on the right. */
function split(scene: Scene, language: Language, whole: Draft): Draft[] {
  const joiners = phraseSet(language.joiners);
  if (scene.tokens.length > 120 || (!whole.isBare && unsplit.includes(whole.command.intent) && !isTold(whole)))
    return [whole];
  const parts: Draft[] = [];
  let start = 0;
  let tries = 0;
  const triesMax = scene.tokens.length > longTokens ? 4 : joinersMax;
  for (let at = 1; at < scene.tokens.length - 1; at += 1) {
    const joiner = joiners.at(scene.tokens, at);
    if (!joiner || joiner.next >= scene.tokens.length || tries >= triesMax || isException(scene, at)) continue;
    if (!language.grammar.mayBegin(scene.tokens[joiner.next]!)) continue;
    tries += 1;
    const left = partOf(after(scene, parts.at(-1)), start, at, language);
    if (!left || (left.isBare && !whole.isBare && !isCreation(whole))) continue;
    const right = partOf(after(scene, left), joiner.next, scene.tokens.length, language);
    if (!right || !isCommandOfItsOwn(right, scene) || !goesWith(left, right)) continue;
    if (isTold(whole) && !isApartFromTale(scene, at, right)) continue;
    parts.push(left);
    start = joiner.next;
    at = joiner.next - 1;
    if (parts.length >= partsMax) break;
  }
  if (parts.length === 0) return [whole];
  return [...parts, partOf(after(scene, parts.at(-1)), start, scene.tokens.length, language) as Draft];
}

/** "All but 3". */
function isException(scene: Scene, at: number): boolean {
  return isAt(scene, at, 'but') && isAt(scene, at - 1, 'all', 'everything', 'every', 'anything', 'nothing');
}

/** In a later clause "it" is what the clause before was about. */
function after(scene: Scene, previous: Draft | undefined): Scene {
  const { intent, resolvesTo, refs } = previous?.command ?? {};
  const [ref] = refs ?? [];
  const number = resolvesTo?.[0] ?? (ref && 'number' in ref ? ref.number : undefined);
  if (previous && intent === 'create_task') return afterCreation(scene, previous.command);
  if (intent === undefined || number === undefined) return scene;
  return { ...scene, isLaterClause: true, given: { ...scene.given, lastCommand: { intent, number } } };
}

/** The task that is to be added has no number yet: 0 stands for it, and never leaves the sentence. */
function afterCreation(scene: Scene, { title = '', due, dueDate }: Command): Scene {
  const lastCommand = { intent: 'create_task' as const, number: newTask };
  const task = { n: newTask, title, ...(due ? { due } : {}), ...(dueDate ? { dueDate } : {}) };
  return { ...scene, isLaterClause: true, newTask: task, given: { ...scene.given, lastCommand } };
}

function partOf(scene: Scene, from: number, to: number, language: Language): Draft | undefined {
  const tokens: readonly Token[] = scene.tokens.slice(from, to);
  return tokens.some(({ kind }) => kind !== 'mark') ? commandOf(withTokens(scene, tokens), language) : undefined;
}

/** "I moved to Rome, change my zone": what is told may stand before a command. */
function isTold({ command, isTale }: Draft): boolean {
  return command.intent === 'smalltalk' && isTale === true;
}

/** Behind a comma or a point, and not about "it", which would be what was told of. */
function isApartFromTale(scene: Scene, at: number, { command }: Draft): boolean {
  return scene.tokens[at]!.kind === 'mark' && !command.refs?.some((ref) => 'last' in ref);
}

/** What these say in one breath is one thing. */
const unsplit = ['undo', 'redo', 'greeting', 'smalltalk', 'help', 'explain'];
const quiet = [
  'greeting',
  'smalltalk',
  'help',
  'out_of_scope',
  'clarify',
  'explain',
  'set_preference',
  'choose',
  'confirm',
];

/** What is cut off must be sure to be a command: no bare sentence, no title that no task has. */
function isCommandOfItsOwn({ command, isBare }: Draft, scene: Scene): boolean {
  if (isBare) return false;
  if (command.intent === 'not_found') return command.refs?.every((ref) => 'number' in ref) ?? false;
  if (command.intent === 'clarify') return (command.candidates?.length ?? 0) > 0 || command.refs !== undefined;
  if (quiet.includes(command.intent) && command.intent !== 'set_preference') return false;
  return scene.tasks !== undefined || !command.refs?.some((ref) => 'title' in ref);
}

/** A task to add may stand left of a command, but only where that cannot be the rest of its title. */
function goesWith(left: Draft, right: Draft): boolean {
  // "Complete all tasks tagged home and due today": what is left of a filter is not a change.
  const isAttribute = right.isContinuation && right.command.intent === 'update_task' && right.command.set !== undefined;
  if (isAttribute && left.command.filter) return false;
  if (left.command.intent === 'not_found' || left.command.intent === 'clarify') return !left.isBare;
  if (left.command.intent === 'greeting' || left.command.intent === 'smalltalk') return true;
  if (left.command.intent === 'set_preference') return true;
  if (quiet.includes(left.command.intent)) return false;
  if (!isCreation(left)) return true;
  if ((right.isContinuation || right.command.resolvesTo?.includes(newTask)) && !completesCreation(left, right))
    return false;
  return right.command.intent !== 'create_task' || !left.isBare;
}
