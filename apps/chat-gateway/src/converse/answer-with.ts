import { type Command, groupsOn, type Understanding } from '@todo/chat-language';

import { listTasks } from './list-tasks.js';
import type { Numbering } from './numbering.js';
import type { Said } from './said.js';
import type { NamedTask } from './step.js';
import { stepsOf } from './steps-of.js';
import { askedList, renumbered, tell, type Voice } from './telling.js';
import type { ShownTask, ToldPart, Turn } from './turn.js';

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

/** Tasks that come with a question at most. */
const askedMax = 100;

/** What is done and said about a command. `understanding` is of the message itself. */
export function answerWith(understanding: Understanding, command: Command, ground: Ground): Turn {
  const understood = command.intent === 'multi' ? (command.commands ?? []) : [command];
  const commands = understood.map((one) => withEffect(one, ground.numbering));
  // Nothing of a sentence is done before all of it is clear, or its clear part would be done twice.
  const unclear = commands.find(({ intent }) => intent === 'clarify');
  if (unclear?.refs) {
    // The task was named: what is missing is what to do with it, which no choice of tasks would say.
    return { understanding, parts: [words(unclear, tell(unclear, voiceOf(understanding, ground.said)))] };
  }
  if (unclear !== undefined) return choose(understanding, unclear, ground);
  if (commands.some((one) => one.confirm && !isIdle(one))) return ask(understanding, commands, ground);
  const turns = commands.map((one) => answerOne(understanding, one, ground));
  return Object.assign({}, ...turns, { understanding, parts: turns.flatMap(({ parts }) => parts) }) as Turn;
}

/** What a sentence cannot do to tasks as they are: it is understood without knowing of their reminders. */
function withEffect(command: Command, numbering: Numbering): Command {
  const { confirm: _asks, ...rest } = command;
  const tasks = numbering.tasksOf(command.resolvesTo ?? []);
  if (tasks.length === 0 || command.effect !== undefined) return command;
  if (command.intent === 'cancel_reminder' && tasks.every(({ reminders }) => reminders.length === 0)) {
    return { ...rest, effect: 'no_reminder' };
  }
  const { shift, set, addTags, removeTags } = command;
  const isOnlyMoved = shift !== undefined && set === undefined && addTags === undefined && removeTags === undefined;
  const isUndated = tasks.every(({ due, dueDate }) => due === undefined && dueDate === undefined);
  return isOnlyMoved && isUndated ? { ...rest, effect: 'no_due' } : command;
}

function answerOne(understanding: Understanding, command: Command, ground: Ground): Turn {
  const { said } = ground;
  const voice = voiceOf(understanding, said);
  switch (command.intent) {
    case 'list_tasks':
    case 'count_tasks':
      return listTasks(understanding, command, said, ground.numbering);
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
      return {
        understanding,
        parts: [{ ...part, text: tell(withoutEffect(part.command), voice, { tasks: part.tasks }) }],
      };
    }
  }
}

/** It is about tasks, and there are none such. */
const isIdle = ({ resolvesTo, effect }: Command): boolean => resolvesTo?.length === 0 && effect === undefined;

/** What to say of a command that takes no step: never that it was done. */
function withoutEffect(command: Command): Command {
  if (isIdle(command)) return { intent: 'list_tasks', resolvesTo: [] };
  // A reminder without a time asks for one.
  const isSaidOnly = command.effect !== undefined || command.intent === 'set_reminder' || talk.has(command.intent);
  return isSaidOnly ? command : { intent: 'out_of_scope' };
}

/** Intents that are nothing but words. */
const talk: ReadonlySet<string> = new Set(['confirm', 'choose', 'greeting', 'smalltalk', 'help', 'out_of_scope']);

function partOf(command: Command, { numbering, said }: Ground): ToldPart {
  const { timeZone, newId, state } = said;
  return {
    command,
    tasks: numbering.named(command.resolvesTo ?? []),
    steps: stepsOf(command, { numbering, timeZone, newId, last: state.last, refused: new Set(said.refused) }),
  };
}

/** Asks before anything is done, and shows exactly what would be touched. */
export function ask(understanding: Understanding, commands: readonly Command[], ground: Ground): Turn {
  const { said } = ground;
  const plain = commands.map((command) => partOf(command, ground));
  const all = [...new Map(plain.flatMap(({ tasks }) => tasks).map((task) => [task.n, task])).values()];
  const list = askedList(all, ground.numbering);
  const parts = plain.map((part) => {
    const { command, tasks } = renumbered(part.command, part.tasks, list);
    return { ...part, command, tasks };
  });
  const voice = voiceOf(understanding, said);
  const [first] = parts;
  const asking: Command =
    parts.length === 1 ? first!.command : { intent: 'multi', commands: parts.map(({ command }) => command) };
  const text = tell({ ...asking, confirm: true }, voice, { tasks: renumbered(understanding, all, list).tasks });
  const deletes = commands.some(({ intent, confirm }) => confirm && intent === 'delete_task');
  const intent = deletes ? 'delete_task' : (commands.find(({ confirm }) => confirm)?.intent ?? 'update_task');
  // What was asked for is done without asking again.
  const asked = parts
    .filter(({ steps }) => steps.length > 0)
    .map(({ command: { confirm: _asks, ...command }, ...part }) => ({ ...part, command }));
  return {
    understanding,
    parts: [words(understanding, text)],
    tasks: numbered(renumbered(understanding, all, list).tasks, said),
    shown: list.shown,
    asked: { kind: 'confirm', messageId: said.messageId, intent, parts: asked },
  };
}

/** Asks which task is meant. */
export function choose(understanding: Understanding, command: Command, ground: Ground): Turn {
  const { said, numbering } = ground;
  const offered = numbering.named(command.candidates ?? []);
  const list = askedList(offered, numbering);
  const { command: told, tasks } = renumbered({ ...command, candidates: offered.map(({ n }) => n) }, offered, list);
  const parts = [words(told, tell(told, voiceOf(understanding, said), { tasks }))];
  const { pendingIntent } = command;
  if (tasks.length === 0 && said.pending && isComing(said, numbering)) {
    const text = tell(told, voiceOf(understanding, said), { state: 'refused', reason: 'still_on_its_way' });
    return { understanding, parts: [words(told, text)] };
  }
  if (tasks.length === 0 || pendingIntent === undefined) return { understanding, parts };
  return {
    ...{ understanding, parts, shown: list.shown },
    choices: tasks.map(({ n, taskId, title }) => ({ number: n, taskId, title })),
    asked: {
      ...{ kind: 'choose', pendingIntent, sentence: ground.sentence, chosen: ground.chosen },
      saidAt: ground.saidAt ?? said.now.toISOString(),
      shown: ground.shown ?? said.shown,
      choices: tasks.map(({ taskId }) => taskId),
    },
  };
}

function numbered(named: readonly NamedTask[], { tasks, now, timeZone }: Said): ShownTask[] {
  const groupOf = groupsOn(now, timeZone);
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  return named.slice(0, askedMax).flatMap(({ taskId, n }) => {
    const task = byId.get(taskId);
    return task === undefined ? [] : [{ ...task, number: n, group: groupOf(task) }];
  });
}

/** The task that was last spoken of is still being made. */
const isComing = ({ state: { last } }: Said, numbering: Numbering): boolean =>
  last?.taskId !== undefined && numbering.numberOf(last.taskId) === undefined;

const words = (command: Command, text: string): ToldPart => ({ command, tasks: [], steps: [], text });
export const voiceOf = ({ lang }: Understanding, { timeZone, now }: Said): Voice => ({ lang, timeZone, now });
