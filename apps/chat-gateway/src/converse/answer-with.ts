import type { Command, Understanding } from '@todo/chat-language';

import type { Said } from './decide-turn.js';
import { groupOf, inListOrder } from './list-order.js';
import { namedTask, type Numbering } from './numbering.js';
import type { NamedTask } from './step.js';
import { stepsOf } from './steps-of.js';
import { renumbered, tell, type Voice } from './telling.js';
import type { ToldPart, Turn } from './turn.js';

/** What an understood sentence stands on. */
export interface Ground {
  readonly said: Said;
  readonly numbering: Numbering;
  /** The sentence that is understood, when this is the answer to a question about an earlier one. */
  readonly sentence: string;
  readonly saidAt?: string;
  readonly shown?: readonly string[];
  readonly chosen: readonly string[];
}

/** Tasks that a list shows at most. */
const listedMax = 20;

/** What is done and said about a command. `understanding` is of the message itself. */
export function answerWith(understanding: Understanding, command: Command, ground: Ground): Turn {
  const commands = command.intent === 'multi' ? (command.commands ?? []) : [command];
  // Nothing of a sentence is done before all of it is clear, or its clear part would be done twice.
  const unclear = commands.find(({ intent }) => intent === 'clarify');
  if (unclear !== undefined) return choose(understanding, unclear, ground);
  if (commands.some(({ confirm }) => confirm)) return ask(understanding, commands, ground);
  const turns = commands.map((one) => answerOne(understanding, one, ground));
  return Object.assign({}, ...turns, { understanding, parts: turns.flatMap(({ parts }) => parts) }) as Turn;
}

function answerOne(understanding: Understanding, command: Command, ground: Ground): Turn {
  const { said } = ground;
  const voice = voiceOf(understanding, said);
  switch (command.intent) {
    case 'list_tasks':
    case 'count_tasks':
      return list(understanding, command, ground);
    case 'history': {
      const taskIds = command.resolvesTo && ground.numbering.tasksOf(command.resolvesTo).map(({ taskId }) => taskId);
      return { understanding, parts: [words(command, '')], lookUp: { kind: 'history', range: command.range, taskIds } };
    }
    case 'explain':
      return { understanding, parts: [words(command, '')], lookUp: { kind: 'explain' } };
    case 'not_found':
      // What it names may just be coming into being.
      return { understanding, parts: [words(command, said.pending ? tell(command, voice, { state: 'refused', reason: 'still_on_its_way' }) : tell(command, voice))] }; // prettier-ignore
    default: {
      const part = partOf(command, ground);
      if (part.steps.length > 0) return { understanding, parts: [part] };
      return { understanding, parts: [{ ...part, text: tell(part.command, voice, { tasks: part.tasks }) }] };
    }
  }
}

function partOf(command: Command, { numbering, said }: Ground): ToldPart {
  const { timeZone, newId, state } = said;
  return {
    command,
    tasks: numbering.named(command.resolvesTo ?? []),
    steps: stepsOf(command, { numbering, timeZone, newId, last: state.last, refused: new Set(said.refused) }),
  };
}

function list(understanding: Understanding, command: Command, { numbering, said }: Ground): Turn {
  const { now, timeZone: zone } = said;
  const found = inListOrder(numbering.tasksOf(command.resolvesTo ?? []), command.sort, { now, zone });
  const tasks = found.map((task, index) => namedTask(task, index + 1));
  const told: Command = { ...command, resolvesTo: tasks.map(({ n }) => n) };
  const text = tell(told, voiceOf(understanding, said), { tasks });
  if (command.intent === 'count_tasks') return { understanding, parts: [words(told, text)] };
  const shown = found.slice(0, listedMax);
  return {
    understanding,
    parts: [words(told, text)],
    tasks: shown.map((task, index) => ({ ...task, number: index + 1, group: groupOf(task, now, zone) })),
    shown: shown.map(({ taskId }) => taskId),
  };
}

/** Asks before anything is done, and shows exactly what would be touched. */
export function ask(understanding: Understanding, commands: readonly Command[], ground: Ground): Turn {
  const { said } = ground;
  const plain = commands.map((command) => partOf(command, ground));
  const all = [...new Map(plain.flatMap(({ tasks }) => tasks).map((task) => [task.n, task])).values()];
  const order = all.map((task, index) => ({ ...task, n: index + 1 }));
  const parts = plain.map((part) => {
    const { command, tasks } = renumbered(part.command, part.tasks, all);
    return { ...part, command, tasks };
  });
  const voice = voiceOf(understanding, said);
  const text = parts.map(({ command, tasks }) => tell(command, voice, { tasks })).join('\n');
  const deletes = commands.some(({ intent, confirm }) => confirm && intent === 'delete_task');
  const intent = deletes ? 'delete_task' : (commands.find(({ confirm }) => confirm)?.intent ?? 'update_task');
  // What was asked for is done without asking again.
  const asked = parts.map(({ command: { confirm: _asks, ...command }, ...part }) => ({ ...part, command }));
  return {
    understanding,
    parts: [words(understanding, text)],
    ...listed(order, said),
    asked: { kind: 'confirm', messageId: said.messageId, intent, parts: asked },
  };
}

/** Asks which task is meant. */
export function choose(understanding: Understanding, command: Command, ground: Ground): Turn {
  const { said, numbering } = ground;
  const offered = numbering.named(command.candidates ?? []);
  const { command: told, tasks } = renumbered({ ...command, candidates: offered.map(({ n }) => n) }, offered);
  const parts = [words(told, tell(told, voiceOf(understanding, said), { tasks }))];
  const { pendingIntent } = command;
  if (tasks.length === 0 || pendingIntent === undefined) return { understanding, parts };
  return {
    ...{ understanding, parts, shown: tasks.map(({ taskId }) => taskId) },
    choices: tasks.map(({ n, taskId, title }) => ({ number: n, taskId, title })),
    asked: {
      ...{ kind: 'choose', pendingIntent, sentence: ground.sentence, chosen: ground.chosen },
      saidAt: ground.saidAt ?? said.now.toISOString(),
      shown: ground.shown ?? said.shown,
      choices: tasks.map(({ taskId }) => taskId),
    },
  };
}

function listed(order: readonly NamedTask[], { tasks, now, timeZone }: Said): Pick<Turn, 'tasks' | 'shown'> {
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  const shown = order.flatMap(({ taskId }) => byId.get(taskId) ?? []);
  return {
    tasks: shown
      .slice(0, 100)
      .map((task, index) => ({ ...task, number: index + 1, group: groupOf(task, now, timeZone) })),
    shown: shown.slice(0, listedMax).map(({ taskId }) => taskId),
  };
}

const words = (command: Command, text: string): ToldPart => ({ command, tasks: [], steps: [], text });
const voiceOf = ({ lang }: Understanding, { timeZone, now }: Said): Voice => ({ lang, timeZone, now });
