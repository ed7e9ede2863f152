import type { Command, RefusalReason } from '@todo/chat-language';
import type { LeftOutTask, RejectionCode } from '@todo/event-contracts';

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

/** The answer to a turn, from what has come of its commands so far. */
export function tellTurn({ lang, timeZone, parts }: Plan, outcomes: Outcomes, now: Date): Told {
  const voice = { lang, timeZone, now };
  const texts = parts.map((part, index) => tellPart(part, outcomes, voice, index === parts.length - 1));
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

function tellPart(
  { command, tasks, steps, text }: PlannedPart,
  outcomes: Outcomes,
  voice: Voice,
  isLast: boolean,
): string {
  if (text !== undefined) return text;
  const ended = steps.map(({ commandId }) => outcomes[commandId]);
  if (ended.some((outcome) => outcome === undefined)) return tell(command, voice, { state: 'on_its_way', tasks });

  const refused = ended.find((outcome) => outcome?.status !== 'accepted');
  if (refused !== undefined) return tellRefusal(command, refused, voice);
  const accepted = ended.flatMap((outcome) => (outcome?.status === 'accepted' ? [outcome] : []));
  const touched = accepted.flatMap((outcome) => outcome.tasks);
  const leftOut = titlesOf(
    accepted.flatMap((outcome) => outcome.leftOut),
    tasks,
  );
  const isAbout = command.resolvesTo !== undefined && leftOut.length > 0;
  const done = new Set(touched.map(({ taskId }) => taskId));
  const named = isAbout ? tasks.filter(({ taskId }) => done.has(taskId)) : tasks;
  if (isAbout && named.length === 0) {
    return `${tell(command, voice, { state: 'refused', reason: 'changed_since' })} (${leftOut.map((title) => `“${title}”`).join(', ')})`;
  }
  return tell(isAbout ? { ...command, resolvesTo: named.map(({ n }) => n) } : command, voice, {
    // How to take it back is said once, behind everything.
    state: isLast ? 'done' : 'expected',
    ...{ tasks, leftOut },
    ...(command.intent === 'undo' || command.intent === 'redo' ? { titles: unique(touched.map(({ title }) => `“${title}”`)) } : {}), // prettier-ignore
  });
}

type Refused = Exclude<CommandOutcome, { status: 'accepted' }>;

const reasons: Partial<Record<RejectionCode, RefusalReason>> = {
  'version-stale': 'changed_since', 'undo-task-changed': 'changed_since', 'task-unknown': 'not_found', 'task-not-yours': 'not_found',
  'nothing-to-undo': 'nothing_to_undo', 'nothing-to-redo': 'nothing_to_redo',
}; // prettier-ignore

function tellRefusal(command: Command, refused: Refused, voice: Voice): string {
  const reason = refused.status === 'failed' ? 'unavailable' : reasons[refused.code];
  // Every other reason has a sentence of the service that refused, which knows the limit that was met.
  return reason === undefined
    ? `That was not done. ${refused.message}`
    : tell(command, voice, { state: 'refused', reason });
}

function titlesOf(leftOut: readonly LeftOutTask[], tasks: readonly NamedTask[]): string[] {
  const known = new Map(tasks.map(({ taskId, title }) => [taskId, title]));
  return unique(leftOut.flatMap(({ taskId, title }) => known.get(taskId) ?? title ?? []));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
