import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';

/** A task exists from this moment on. Only todo-command-service publishes it. */
export const taskCreated = defineEvent({
  type: 'task.created',
  version: 1,
  topic: topics.taskEvents,
  payload: z.object({ task }),
  audit: ({ payload }) => ({
    action: 'task.create',
    resourceType: 'task',
    resourceId: payload.task.taskId,
    afterState: payload.task,
  }),
});
export type TaskCreated = MessageOf<typeof taskCreated>;
