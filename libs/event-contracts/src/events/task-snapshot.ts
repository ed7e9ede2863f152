import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { task } from '../model/task.js';
import { topics } from '../topics.js';

/**
 * The state of a task as it is, republished to rebuild read models. `task` is absent of a deleted one.
 * Only todo-command-service publishes it.
 */
export const taskSnapshot = defineEvent({
  type: 'task.snapshot',
  version: 1,
  topic: topics.taskEvents,
  payload: z.object({ taskId: z.uuid(), version: z.int().min(1), task: task.optional() }),
  audit: { notAudited: 'nothing happened: a state is told again' },
});
export type TaskSnapshot = MessageOf<typeof taskSnapshot>;
