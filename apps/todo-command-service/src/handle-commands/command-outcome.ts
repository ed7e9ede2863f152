import { type Command, type CommandResult, derivedId, type TouchedTask } from '@todo/event-contracts';

import type { Decision } from '../task/decision.js';
import type { FactOf } from '../task/task-state.js';

/** How a command ended, as it was answered and will be answered again whenever the command comes again. */
export type CommandOutcome = FactOf<CommandResult> & { readonly timestamp: string };

/** How long a person may count on being able to undo, in ms. */
const undoableMs = 24 * 60 * 60 * 1000;

/** The answer to a command. */
export function outcomeOf({ eventId, eventType, payload }: Command, decision: Decision, now: string): CommandOutcome {
  const command = { commandId: eventId, commandType: eventType };
  if (decision.kind === 'rejected') {
    const { code, message, leftOut } = decision;
    const refused = { ...command, code, message, leftOut: [...leftOut] };
    return { eventType: 'command.rejected', timestamp: now, payload: refused };
  }

  const { tasks, leftOut, profileVersion } = decision;
  const standsInJournal = tasks.some(isChanged) && !(eventType === 'changes.undo' && payload.direction === 'undo');
  return {
    eventType: 'command.accepted',
    timestamp: now,
    payload: {
      ...command,
      tasks: [...tasks],
      leftOut: [...leftOut],
      ...(profileVersion === undefined ? {} : { profileVersion }),
      ...(standsInJournal ? { undoableUntil: new Date(Date.parse(now) + undoableMs).toISOString() } : {}),
    },
  };
}

/** The tasks of which a command made a version; none as long as it has not been handled. */
export function versionsMade(outcome: CommandOutcome | undefined): TouchedTask[] {
  return outcome?.eventType === 'command.accepted' ? outcome.payload.tasks.filter(isChanged) : [];
}

/** The id of the message that answers a command: one command, one answer. */
export function outcomeId(commandId: string): string {
  return derivedId(commandId, 'outcome');
}

function isChanged({ change }: TouchedTask): boolean {
  return change !== 'unchanged';
}
