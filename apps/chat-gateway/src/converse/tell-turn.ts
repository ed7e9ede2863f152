import type { Command } from '@todo/chat-language';
import type { LeftOutTask, Task, TouchedTask } from '@todo/event-contracts';

import type { CommandOutcome } from '../command/command-outcome.js';
import type { NamedTask } from './step.js';
import { tell, type Voice } from './telling.js';

/** A command of a turn that was sent. */
export interface SentStep {
  readonly commandId: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface PlannedPart {
  readonly command: Command;
  readonly tasks: readonly NamedTask[];
  readonly steps: readonly SentStep[];
  readonly text?: string;
}

/** What an answer is made from, now and again when its commands have ended. */
export interface Plan {
  readonly lang: string;
  readonly timeZone: string;
  readonly parts: readonly PlannedPart[];
}

/** What one command did, beside the sentence that asked for it. */
export interface ToolCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly response: string;
  readonly toolCalls: readonly ToolCall[];
  readonly undo?: { readonly commandId: string; readonly until: string };
}

export type Outcomes = Readonly<Record<string, CommandOutcome>>;

/**
 * The answer to a turn, from what has come of its commands so far.
 * @param after the tasks that they touched, as they are by now, where that is known.
 */
export function tellTurn(
  { lang, timeZone, parts }: Plan,
  outcomes: Outcomes,
  now: Date,
  after: readonly Task[] = [],
): Told {
  const voice = { lang, timeZone, now };
  // How to take it back is said once, behind everything that was done.
  const last = parts.findLast(({ text }) => text === undefined);
  const texts = parts.map((part) => tellPart(part, { outcomes, after }, voice, part === last ? 'done' : 'expected'));
  const steps = parts.flatMap((part) => part.steps);
  const undo = steps
    .map(({ commandId }) => undoOf(commandId, outcomes[commandId]))
    .findLast((one) => one !== undefined);
  return {
    response: texts.filter((text) => text !== '').join('\n'),
    toolCalls: steps.map(({ commandId, tool, arguments: said }) => ({ tool, arguments: said, result: resultOf(commandId, outcomes[commandId]) })), // prettier-ignore
    ...(undo === undefined ? {} : { undo }),
  };
}

function undoOf(commandId: string, outcome: CommandOutcome | undefined) {
  if (outcome?.status !== 'accepted' || outcome.undoableUntil === undefined) return undefined;
  return outcome.commandType === 'changes.undo' ? undefined : { commandId, until: outcome.undoableUntil };
}

function resultOf(commandId: string, outcome: CommandOutcome | undefined): Record<string, unknown> {
  if (outcome === undefined) return { status: 'pending', commandId };
  const { commandType: _type, ...rest } = outcome;
  return { ...rest, commandId };
}

/** What came of the commands of a turn. */
interface Ended {
  readonly outcomes: Outcomes;
  readonly after: readonly Task[];
}

function tellPart(part: PlannedPart, { outcomes, after }: Ended, voice: Voice, state: 'done' | 'expected'): string {
  const { command, tasks, steps, text } = part;
  if (text !== undefined) return text;
  const ended = steps.flatMap(({ commandId }) => outcomes[commandId] ?? []);
  if (ended.length < steps.length) return tell(command, voice, { state: 'on_its_way', tasks });
  const accepted = ended.filter((outcome) => outcome.status === 'accepted');
  const refused = ended.find((outcome) => outcome.status !== 'accepted');
  return [
    ...(accepted.length > 0 ? [tellAccepted(part, { accepted, after }, voice, state)] : []),
    ...(refused === undefined ? [] : [tellRefused(part, refused, voice)]),
  ].join(' ');
}

type Accepted = Extract<CommandOutcome, { status: 'accepted' }>;
type Refused = Exclude<CommandOutcome, Accepted>;

function tellAccepted(
  { command, tasks }: PlannedPart,
  { accepted, after }: { accepted: readonly Accepted[]; after: readonly Task[] },
  voice: Voice,
  state: 'done' | 'expected',
): string {
  const touched = accepted.flatMap((outcome) => outcome.tasks);
  if (command.intent === 'undo' || command.intent === 'redo') return tellTakenBack(command, touched, voice);
  const leftOut = titlesOf(
    accepted.flatMap((outcome) => outcome.leftOut),
    tasks,
  );
  const again = nextOf(touched, after);
  const next = command.intent === 'complete_task' && again !== undefined ? { nextDue: again } : {};
  if (command.resolvesTo === undefined || leftOut.length === 0) return tell(command, voice, { state, tasks, ...next });
  const done = new Set(touched.map(({ taskId }) => taskId));
  const named = tasks.filter(({ taskId }) => done.has(taskId));
  if (named.length === 0) return tell(command, voice, { state: 'refused', reason: 'version-stale', titles: leftOut });
  return tell({ ...command, resolvesTo: named.map(({ n }) => n) }, voice, { state, tasks, leftOut });
}

/** When the one task that was completed is due again: the next one of a repeat is a task of its own. */
function nextOf(touched: readonly TouchedTask[], after: readonly Task[]): string | undefined {
  const created = touched.filter(({ change }) => change === 'created');
  if (touched.length > 2 || created.length !== 1) return undefined;
  const next = after.find(({ taskId }) => taskId === created[0]!.taskId);
  return next?.due ?? next?.dueDate;
}

/** Taking a creation back takes the task away, as does bringing a deletion back; everything else restores one. */
function tellTakenBack(command: Command, touched: readonly TouchedTask[], voice: Voice): string {
  const [removed, restored] = [true, false].map((isGone) =>
    unique(touched.flatMap(({ title, change }) => ((change === 'deleted') === isGone ? title : []))),
  );
  return tell(command, voice, { titles: restored!, removed: removed! });
}

function tellRefused({ command, tasks }: PlannedPart, refused: Refused, voice: Voice): string {
  if (refused.status === 'failed') return tell(command, voice, { state: 'refused', reason: 'failed' });
  const leftOut = titlesOf(refused.leftOut, tasks);
  const titles = leftOut.length > 0 ? leftOut : tasks.map(({ title }) => title);
  return tell(command, voice, { state: 'refused', reason: refused.code, titles });
}

function titlesOf(leftOut: readonly LeftOutTask[], tasks: readonly NamedTask[]): string[] {
  const known = new Map(tasks.map(({ taskId, title }) => [taskId, title]));
  return unique(leftOut.flatMap(({ taskId, title }) => known.get(taskId) ?? title ?? []));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
