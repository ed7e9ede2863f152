import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';

/**
 * A task is gone; its last state travels along so that the deletion can be shown and undone.
 * `version` is the tombstone's: an undo goes on counting from it. Only todo-command-service publishes it.
 */
export const taskDeleted = defineEvent({
  type: 'task.deleted',
  version: 1,
  topic: topics.taskEvents,
  payload: z.object({ taskId: z.uuid(), version: z.int().min(1), previousState: task }),
  audit: ({ payload }) => ({
    action: 'task.delete',
    resourceType: 'task',
    resourceId: payload.taskId,
    beforeState: payload.previousState,
  }),
});
export type TaskDeleted = MessageOf<typeof taskDeleted>;
