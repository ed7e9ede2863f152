import { randomUUID } from 'node:crypto';

import { derivedId } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import {
  type Asked as AskedOf,
  type LedgerEntry,
  precedents,
  type RepeatableRequest,
} from '../adapters/command-ledger.js';
import type { LastChange } from '../converse/conversation-state.js';
import { createdId, decideStep } from '../converse/decide-step.js';
import type { Step } from '../converse/step.js';
import type { PlannedPart } from '../converse/tell-turn.js';
import type { ToldPart, Turn } from '../converse/turn.js';
import type { DecidedCommand } from '../request-change/decide-command.js';
import { PrecedentBook } from '../request-change/precedent-book.js';

/** Namespace of the ids of commands that sentences ask for. */
const namespace = '5b0f4a4e-8d0e-4a0b-9d3a-2f6c1f3f7a61';

/** Commands of a turn, ready to be entered and sent. */
export interface CommandPlan {
  readonly parts: readonly PlannedPart[];
  readonly commands: readonly { readonly entry: LedgerEntry; readonly command: DecidedCommand }[];
}

/**
 * Gives a turn's commands their ids, and counts as seen what the user's own commands in front of them will change.
 * Call it with the user locked.
 */
export async function planCommands(
  tx: SqlClient,
  userId: string,
  { parts, confirms }: Turn,
  repeatable: RepeatableRequest | undefined,
): Promise<CommandPlan> {
  const steps = parts.flatMap((part) => part.steps);
  const ids = steps.map((_, index) => commandIdOf(userId, index, confirms, repeatable));
  const asked = steps.map((step, index) => askedBy(userId, ids[index]!, step));
  const book = new PrecedentBook(await precedents(tx, asked.flat()));

  const idOf = new Map<Step, string>();
  const commands = steps.map((step, index) => {
    // A key of long ago may have used the id; an answer to a question never finds its own used.
    const commandId = book.isTaken(asked[index]![0]!) ? randomUUID() : ids[index]!;
    idOf.set(step, commandId);
    const ownPending = [
      ...new Set(asked[index]!.flatMap((one) => book.seenBy(one).ownPending.map((p) => p.commandId))),
    ];
    const command = decideStep(step, { commandId, confirmed: confirms !== undefined, ownPending });
    const { definition, taskIds, creates } = command;
    const entry: LedgerEntry = { userId, commandId, type: definition.type, taskIds, creates, request: undefined };
    book.note(entry);
    return { entry, command };
  });
  return { parts: parts.map((part) => plannedPart(part, idOf)), commands };
}

function commandIdOf(userId: string, index: number, confirms?: string, repeatable?: RepeatableRequest): string {
  if (confirms !== undefined) return derivedId(namespace, JSON.stringify([userId, 'answer', confirms, index]));
  if (repeatable !== undefined) return derivedId(namespace, JSON.stringify([userId, 'key', repeatable.key, index]));
  return randomUUID();
}

/** One for each task, since what is on its way is looked up by task; one without a task where there is none. */
function askedBy(userId: string, commandId: string, { targets }: Step): AskedOf[] {
  const taskIds = targets.length === 0 ? [undefined] : targets.map(({ taskId }) => taskId);
  return taskIds.map((taskId) => ({ userId, commandId, key: undefined, taskId }));
}

function plannedPart({ command, tasks, steps, text }: ToldPart, idOf: ReadonlyMap<Step, string>): PlannedPart {
  // What is said already needs nothing more: a list of ten thousand must not be kept with its turn.
  if (text !== undefined) return { command: { intent: command.intent }, tasks: [], steps: [], text };
  return {
    ...{ command, tasks },
    steps: steps.map((step) => ({ commandId: idOf.get(step)!, tool: step.tool, arguments: step.arguments })),
  };
}

/** What "it" and "undo" mean after a turn. @param before what they meant until then. */
export function lastChange(
  { parts }: Turn,
  { parts: planned, commands }: CommandPlan,
  before: LastChange | undefined,
): LastChange | undefined {
  const at = parts.findIndex(({ steps }) => steps.length > 0);
  const [part, sent] = [parts[at], planned[at]];
  const step = part?.steps[0];
  if (part === undefined || sent === undefined || step === undefined) return undefined;
  const { intent } = part.command;
  if (step.action.kind === 'undo') return lastTakenBack(part, before);
  const created = step.action.kind === 'create' && step.action.tasks.length === 1;
  const taskId = created ? createdId(sent.steps[0]!.commandId, 0) : onlyTarget(part.steps);
  const commandIds = commands.map(({ entry }) => entry.commandId);
  return { intent, commandIds, count: commandIds.length, ...(taskId === undefined ? {} : { taskId }) };
}

/** "It" is still the task of the change that was taken back or brought back, unless more than that was. */
function lastTakenBack({ command: { intent }, steps }: ToldPart, before: LastChange | undefined): LastChange {
  const counts = steps.map(({ action }) => (action.kind === 'undo' ? action.count : 0));
  const count = counts.reduce((sum, one) => sum + one, 0);
  const taskId = count === before?.count ? before.taskId : undefined;
  return { intent, commandIds: [], count, ...(taskId === undefined ? {} : { taskId }) };
}

function onlyTarget(steps: readonly Step[]): string | undefined {
  const taskIds = new Set(steps.flatMap(({ targets }) => targets.map(({ taskId }) => taskId)));
  return taskIds.size === 1 ? [...taskIds][0] : undefined;
}
