import type { Command, UndoChanges } from '@todo/event-contracts';

import type { BatchNeeds } from './command-store.js';

/** What the decisions on a batch could need. */
export function batchNeeds(commands: readonly Command[]): BatchNeeds {
  const undos = commands.filter(isUndo);
  const counts = Map.groupBy(undos, ({ userId }) => userId);
  return {
    userIds: unique(commands.map(({ userId }) => userId)),
    commandIds: unique(commands.flatMap((command) => [command.eventId, ...pendingOf(command)])),
    taskIds: unique(commands.flatMap(taskIdsOf)),
    // Several undos of one batch go further and further back.
    undoing: [...counts].map(([userId, own]) => ({
      userId,
      entriesMax: own.reduce((sum, { payload }) => sum + payload.count, 0),
    })),
    undoneCommandIds: undos.flatMap(({ payload }) => payload.commandId ?? []),
    profileUserIds: unique(commands.flatMap(({ eventType, userId }) => (eventType === 'profile.update' ? userId : []))),
  };
}

function taskIdsOf({ payload }: Command): string[] {
  if ('targets' in payload) return payload.targets.map(({ taskId }) => taskId);
  return 'tasks' in payload ? payload.tasks.map(({ taskId }) => taskId) : [];
}

function pendingOf({ payload }: Command): readonly string[] {
  return 'ownPending' in payload ? (payload.ownPending ?? []) : [];
}

function isUndo(command: Command): command is UndoChanges {
  return command.eventType === 'changes.undo';
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
