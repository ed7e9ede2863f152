import {
  archiveTask, completeTask, createTask, deleteTask, derivedId, type MessageDefinition, reopenTask, skipTask, type Targets, undoChanges, updateProfile, updateTask,
} from '@todo/event-contracts'; // prettier-ignore

import type { DecidedCommand } from '../request-change/decide-command.js';
import type { Step } from './step.js';

/** What a step's command is made under. */
export interface StepGround {
  readonly commandId: string;
  /** It answers a question: only the versions that were shown are touched, and what has changed since is left out. */
  readonly confirmed: boolean;
  /** The user's commands still on their way that touch its tasks. */
  readonly ownPending: readonly string[];
}

const ownPendingMax = 1000;

/** Turns a step into the command that carries it out. */
export function decideStep(
  { action, targets }: Step,
  { commandId, confirmed, ownPending }: StepGround,
): DecidedCommand {
  const about: Targets = {
    targets: [...targets],
    onStale: confirmed ? 'skip' : 'reject',
    ...(confirmed || ownPending.length === 0 ? {} : { ownPending: ownPending.slice(-ownPendingMax) }),
  };
  const taskIds = targets.map(({ taskId }) => taskId);
  const command = (definition: MessageDefinition, payload: unknown): DecidedCommand => ({ definition, payload, taskIds, creates: false }); // prettier-ignore
  switch (action.kind) {
    case 'create': {
      // Derived, so that the same request sent again names the same tasks.
      const tasks = action.tasks.map((task, index) => ({ ...task, taskId: createdId(commandId, index) }));
      return { definition: createTask, payload: { tasks }, taskIds: tasks.map(({ taskId }) => taskId), creates: true };
    }
    case 'update': {
      const { kind: _kind, ...fields } = action;
      return command(updateTask, { ...about, ...fields });
    }
    case 'complete':
      return command(completeTask, about);
    case 'reopen':
      return command(reopenTask, about);
    case 'archive':
      return command(archiveTask, about);
    case 'delete':
      return command(deleteTask, about);
    case 'skip':
      return command(skipTask, about);
    case 'undo': {
      const { kind: _kind, ...payload } = action;
      return command(undoChanges, payload);
    }
    case 'profile':
      return command(updateProfile, { set: action.set });
    default:
      return action satisfies never;
  }
}

/** The id of a task that a command creates. */
export const createdId = (commandId: string, index: number): string =>
  derivedId(commandId, index === 0 ? 'task' : `task ${index}`);
