import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';

/**
 * A task is done. Of a repeating one the next occurrence follows as a `task.created` of the same series.
 * Only todo-command-service publishes it.
 */
export const taskCompleted = defineEvent({
  type: 'task.completed',
  version: 1,
  topic: topics.taskEvents,
  payload: z.object({ previousState: task, task }),
  audit: ({ payload }) => ({
    action: 'task.complete',
    resourceType: 'task',
    resourceId: payload.task.taskId,
    beforeState: payload.previousState,
    afterState: payload.task,
  }),
});
export type TaskCompleted = MessageOf<typeof taskCompleted>;
