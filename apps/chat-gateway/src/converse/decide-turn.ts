import { asksForMore, type Awaiting, type Command, type Given, type Intent, understand, type Understanding } from '@todo/chat-language'; // prettier-ignore

import type { Asked } from './conversation-state.js';
import { Numbering } from './numbering.js';
import { answerWith, ask, choose, voiceOf } from './answer-with.js';
import { listMore } from './list-tasks.js';
import type { Said } from './said.js';
import { tell } from './telling.js';
import type { ToldPart, Turn } from './turn.js';

/** What a sentence leads to. Pure but for the ids it is given. */
export function decideTurn(said: Said): Turn {
  const { asked } = said.state;
  const numbering = new Numbering(said.tasks, said.shown);
  const more = asksForMore(said.text);
  if (more !== undefined) return { ...listMore(said, numbering, more), ...(asked && { lapsed: true }) };
  const understanding = heard(said, understand(said.text, { now: said.now, given: givenOf(said, numbering) }));
  if (understanding.intent === 'confirm' && asked?.kind === 'confirm') return confirmed(understanding, asked, said);
  if (understanding.intent === 'choose' && asked?.kind === 'choose')
    return chosen(understanding, asked, said, numbering);
  if (asked?.kind === 'choose' && isHalfAnswer(understanding, asked, numbering))
    return choose(understanding, understanding, { said, numbering, ...asked });
  const turn = answerWith(understanding, understanding, { said, numbering, sentence: said.text, chosen: [] });
  if (understanding.intent === 'smalltalk' && said.state.lapsed) return { understanding, parts: [lapsed(turn, said)] };
  if (asked === undefined) return turn;
  return mayBeAnswer.has(understanding.intent)
    ? { ...turn, parts: [lapsed(turn, said), ...turn.parts] }
    : { ...turn, lapsed: true };
}

/** A number alone is in no language: it is answered in the one that was spoken before. */
function heard({ text, state }: Said, understanding: Understanding): Understanding {
  return /\p{L}/u.test(text) ? understanding : { ...understanding, lang: state.lang ?? understanding.lang };
}

/** What may have been meant as an answer: whoever says something else knows that they do. */
const mayBeAnswer: ReadonlySet<Intent> = new Set(['create_task', 'clarify', 'not_found', 'out_of_scope', 'smalltalk']);

function lapsed({ understanding }: Turn, said: Said): ToldPart {
  const command: Command = { intent: 'confirm' };
  return onlyWords(command, tell(command, voiceOf(understanding, said)));
}

/** What `understand` may know. */
export function givenOf(
  said: Omit<Said, 'messageId' | 'newId' | 'pending' | 'refused' | 'text'>,
  numbering: Numbering,
): Given {
  const { state, timeZone, dayFirst, notified } = said;
  const lastNumber = state.last?.taskId === undefined ? undefined : numbering.numberOf(state.last.taskId);
  const lastNotified = notified === undefined ? undefined : numbering.numberOf(notified);
  const awaiting = state.asked && awaitingOf(state.asked, numbering);
  return {
    ...{ timezone: timeZone, dayFirst, tasks: numbering.given },
    ...(awaiting === undefined ? {} : { awaiting }),
    ...(lastNotified === undefined ? {} : { lastNotified }),
    ...(state.last === undefined
      ? {}
      : { lastCommand: { intent: state.last.intent, ...(lastNumber === undefined ? {} : { number: lastNumber }) } }),
  };
}

function awaitingOf(asked: Asked, numbering: Numbering): Awaiting {
  if (asked.kind === 'confirm') return asked.intent === 'delete_task' ? 'confirm_delete' : 'confirm_bulk';
  // "The second" stays the second when the first is gone meanwhile; a place without a number is hit by none.
  const choose = asked.choices.map((taskId, index) => numbering.placeOf(taskId) ?? -1 - index);
  return { choose, pendingIntent: asked.pendingIntent };
}

function confirmed(understanding: Understanding, asked: Extract<Asked, { kind: 'confirm' }>, said: Said): Turn {
  if (understanding.answer !== true) {
    return { understanding, parts: [onlyWords(understanding, tell(understanding, voiceOf(understanding, said)))] };
  }
  return { understanding, parts: asked.parts, confirms: asked.messageId };
}

/** It leaves open what was asked, and names nothing else: the question stays the one about the earlier sentence. */
function isHalfAnswer(
  { intent, pendingIntent, candidates = [], refs }: Understanding,
  asked: Extract<Asked, { kind: 'choose' }>,
  numbering: Numbering,
): boolean {
  // Where a task is named it is the change that is missing.
  if (intent !== 'clarify' || refs !== undefined || pendingIntent !== asked.pendingIntent || candidates.length === 0)
    return false;
  return numbering.tasksOf(candidates).every(({ taskId }) => asked.choices.includes(taskId));
}

/** The sentence that was unclear is understood again, with what was chosen. */
function chosen(
  understanding: Understanding,
  asked: Extract<Asked, { kind: 'choose' }>,
  said: Said,
  numbering: Numbering,
): Turn {
  const { resolvesTo = [] } = understanding;
  const picked = numbering.tasksOf(resolvesTo).map(({ taskId }) => taskId);
  const voice = voiceOf(understanding, said);
  if (resolvesTo.length === 0) return { understanding, parts: [onlyWords(understanding, tell(understanding, voice))] };
  if (picked.length < resolvesTo.length) {
    // One of them is gone since it was offered: what was meant by the answer may have changed with it.
    const text = tell(understanding, voice, { state: 'refused', reason: 'task-unknown' });
    return { understanding, parts: [onlyWords(understanding, text)] };
  }

  const then = new Numbering(said.tasks, asked.shown);
  const { asked: _answered, ...state } = said.state;
  const meant = (taskId: string): Command => {
    const {
      mutations: _m,
      reply: _r,
      understood: _u,
      lang: _l,
      ...command
    } = understand(
      asked.sentence,
      { now: new Date(asked.saidAt), given: givenOf({ ...said, state }, then) },
      { chosen: then.numbersOf([...asked.chosen, taskId]) },
    );
    return command;
  };
  const commands = picked.map(meant);
  const ground = { said, numbering: then, sentence: asked.sentence, chosen: [...asked.chosen, ...picked], saidAt: asked.saidAt, shown: asked.shown }; // prettier-ignore
  const command = together(commands);
  if (command === undefined) return choose(understanding, commands.find(({ intent }) => intent === 'clarify') ?? { intent: 'clarify', pendingIntent: asked.pendingIntent }, ground); // prettier-ignore
  if (understanding.confirm && command.intent !== 'multi')
    return ask(understanding, [{ ...command, confirm: true }], ground);
  return answerWith(understanding, command, ground);
}

/** Several were chosen: one command about all of them. */
function together(commands: readonly Command[]): Command | undefined {
  const [first] = commands;
  if (first === undefined || commands.length === 1) return first;
  if (commands.some(({ intent, resolvesTo }) => intent !== first.intent || resolvesTo === undefined)) return undefined;
  return { ...first, resolvesTo: [...new Set(commands.flatMap(({ resolvesTo }) => resolvesTo ?? []))] };
}

const onlyWords = (command: Command, text: string): ToldPart => ({ command, tasks: [], steps: [], text });
