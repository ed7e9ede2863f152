import { type Awaiting, type Command, type Given, understand, type Understanding } from '@todo/chat-language';

import type { Asked } from './conversation-state.js';
import { Numbering } from './numbering.js';
import { answerWith, ask, choose } from './answer-with.js';
import type { Said } from './said.js';
import type { Turn } from './turn.js';

/** What a sentence leads to. Pure but for the ids it is given. */
export function decideTurn(said: Said): Turn {
  const { asked } = said.state;
  const numbering = new Numbering(said.tasks, said.shown);
  const understanding = understand(said.text, { now: said.now, given: givenOf(said, numbering) });
  if (understanding.intent === 'confirm' && asked?.kind === 'confirm') return confirmed(understanding, asked);
  if (understanding.intent === 'choose' && asked?.kind === 'choose')
    return chosen(understanding, asked, said, numbering);
  return answerWith(understanding, understanding, { said, numbering, sentence: said.text, chosen: [] });
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
  return { choose: numbering.numbersOf(asked.choices), pendingIntent: asked.pendingIntent };
}

function confirmed(understanding: Understanding, asked: Extract<Asked, { kind: 'confirm' }>): Turn {
  if (understanding.answer !== true) return { understanding, parts: [onlyWords(understanding, understanding.reply)] };
  return { understanding, parts: asked.parts, confirms: asked.messageId };
}

/** The sentence that was unclear is understood again, with what was chosen. */
function chosen(
  understanding: Understanding,
  asked: Extract<Asked, { kind: 'choose' }>,
  said: Said,
  numbering: Numbering,
): Turn {
  const picked = numbering.tasksOf(understanding.resolvesTo ?? []).map(({ taskId }) => taskId);
  if (picked.length === 0) return { understanding, parts: [onlyWords(understanding, understanding.reply)] };

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
  if (command === undefined) return choose(understanding, commands.find(({ intent }) => intent === 'clarify') ?? { intent: 'clarify' }, ground); // prettier-ignore
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

const onlyWords = (command: Command, text: string) => ({ command, tasks: [], steps: [], text });
