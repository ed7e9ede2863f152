import { z } from 'zod';

import { defineCommand, type MessageOf } from '../define.js';
import { newTask } from '../model/task.js';
import { topics } from '../topics.js';

/** Adds one or several tasks, all or none. */
export const createTask = defineCommand({
  type: 'task.create',
  version: 1,
  topic: topics.commands,
  payload: z.object({ tasks: z.array(newTask).min(1) }),
});
export type CreateTask = MessageOf<typeof createTask>;
