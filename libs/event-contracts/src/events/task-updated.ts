import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';

/** What a task's update was about. `restored` is an undo or redo. */
export const updateKind = z.enum(['edited', 'archived', 'reopened', 'skipped', 'restored']);
export type UpdateKind = z.infer<typeof updateKind>;

/** A task is no longer as it was; both whole states travel along. Only todo-command-service publishes it. */
export const taskUpdated = defineEvent({
  type: 'task.updated',
  version: 1,
  topic: topics.taskEvents,
  payload: z.object({ kind: updateKind, previousState: task, newState: task }),
  audit: ({ payload }) => ({
    action: auditActions[payload.kind],
    resourceType: 'task',
    resourceId: payload.newState.taskId,
    beforeState: payload.previousState,
    afterState: payload.newState,
  }),
});
export type TaskUpdated = MessageOf<typeof taskUpdated>;

const auditActions: Record<UpdateKind, string> = {
  edited: 'task.update',
  archived: 'task.archive',
  reopened: 'task.reopen',
  skipped: 'task.skip',
  restored: 'task.restore',
};
