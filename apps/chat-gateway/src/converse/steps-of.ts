import type { Command } from '@todo/chat-language';
import { limits } from '@todo/event-contracts';

import type { LastChange } from './conversation-state.js';
import type { Numbering, PersonTask } from './numbering.js';
import type { Action, Step } from './step.js';
import { type NewId, saidPatch, saidProfile, saidReminders, saidTask } from './wanted-fields.js';

/** What is needed to turn what was understood into commands. */
export interface Ground {
  readonly numbering: Numbering;
  readonly timeZone: string;
  readonly last: LastChange | undefined;
  /** Those of its commands that were refused or failed. */
  readonly refused: ReadonlySet<string>;
  readonly newId: NewId;
}

/** The commands that one understood command takes; none for questions, and for what is so already. */
export function stepsOf(command: Command, ground: Ground): Step[] {
  if (command.effect !== undefined) return [];
  const tasks = ground.numbering.tasksOf(command.resolvesTo ?? []);
  switch (command.intent) {
    case 'create_task':
      return [step(command, { kind: 'create', tasks: [saidTask(command, ground.timeZone, ground.newId)] })];
    case 'create_many':
      return [step(command, { kind: 'create', tasks: (command.tasks ?? []).map((one) => saidTask(one, ground.timeZone, ground.newId)) })]; // prettier-ignore
    case 'complete_task':
      return onTasks(command, { kind: 'complete' }, tasks);
    case 'reopen_task':
      return onTasks(command, { kind: 'reopen' }, tasks);
    case 'delete_task':
      return onTasks(command, { kind: 'delete' }, tasks);
    case 'skip_occurrence':
      return onTasks(command, { kind: 'skip' }, tasks);
    case 'update_task':
      return updates(command, ground, tasks);
    case 'set_reminder':
      return saysWhen(command) ? tasks.map((task) => reminding(command, task, ground.newId)) : [];
    case 'snooze':
      return tasks.map((task) => reminding(command, task, ground.newId));
    case 'cancel_reminder':
      return onTasks(command, { kind: 'update', set: { reminders: null } }, tasks.filter(hasReminder));
    case 'set_preference': {
      const set = saidProfile(command);
      return set === undefined ? [] : [step(command, { kind: 'profile', set })];
    }
    case 'undo':
    case 'redo':
      return takingBack(command, ground);
    default:
      return [];
  }
}

const saysWhen = ({ remindAt, reminderOffsets }: Command): boolean => (remindAt ?? reminderOffsets) !== undefined;
const hasReminder = ({ reminders }: PersonTask): boolean => reminders.length > 0;

function updates(command: Command, { timeZone }: Ground, tasks: readonly PersonTask[]): Step[] {
  const { addTags, removeTags, shift } = command;
  const set = saidPatch(command, timeZone);
  const update: Action = {
    kind: 'update',
    ...(set === undefined ? {} : { set }),
    ...(addTags?.length ? { addTags } : {}),
    ...(removeTags?.length ? { removeTags } : {}),
    ...(shift === undefined ? {} : { shift }),
  };
  return [
    ...(Object.keys(update).length > 1 ? onTasks(command, update, tasks) : []),
    ...(command.set?.status === 'archived' ? onTasks(command, { kind: 'archive' }, tasks) : []),
  ];
}

/** Reminders are set as a whole, so each task keeps its own beside the new one. */
function reminding(command: Command, task: PersonTask, newId: NewId): Step {
  const { until, remindAt, reminderOffsets } = command;
  const said = {
    ...(remindAt === undefined ? {} : { remindAt }),
    ...(reminderOffsets === undefined ? {} : { reminderOffsets }),
  };
  const added = saidReminders(until === undefined ? said : { remindAt: [until] }, newId);
  return step(command, { kind: 'update', set: { reminders: [...task.reminders, ...added] } }, [task]);
}

/**
 * What one sentence did is taken back together, and nothing else with it: neither what was refused nor what was done
 * elsewhere meanwhile. Only where a number is said, or nothing was done here, it is the newest changes of all.
 */
function takingBack(command: Command, { last, refused }: Ground): Step[] {
  const { intent, count = 1 } = command;
  const direction = intent === 'redo' ? 'redo' : 'undo';
  const newest = (together: number): Step[] => [
    step(command, { kind: 'undo', direction, count: bounded(count > 1 ? count : together) }),
  ];
  if (direction === 'redo') return newest(last?.intent === 'undo' ? last.count : 1);
  const done = last?.commandIds.filter((commandId) => !refused.has(commandId)) ?? [];
  if (count > 1 || done.length === 0) return newest(last?.intent === 'redo' ? last.count : 1);
  return done.toReversed().map((commandId) => step(command, { kind: 'undo', direction, count: 1, commandId }));
}

const bounded = (count: number): number => Math.min(100, Math.max(1, count));

function onTasks(command: Command, action: Action, tasks: readonly PersonTask[]): Step[] {
  const steps: Step[] = [];
  for (let from = 0; from < tasks.length; from += limits.bulkTargetsMax) {
    steps.push(step(command, action, tasks.slice(from, from + limits.bulkTargetsMax)));
  }
  return steps;
}

function step(command: Command, action: Action, tasks: readonly PersonTask[] = []): Step {
  const { intent, confirm: _asks, resolvesTo: _numbers, commands: _others, ...said } = command;
  const targets = tasks.map(({ taskId, version }) => ({ taskId, version }));
  return {
    tool: intent,
    arguments: { ...said, ...(targets.length === 0 ? {} : { taskIds: targets.map(({ taskId }) => taskId) }) },
    action,
    targets,
  };
}
