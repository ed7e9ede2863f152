import { z } from 'zod';

import { defineCommand, type MessageOf } from '../define.js';
import { taskPatch } from '../model/task.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Changes fields of tasks, adds and removes tags, or moves due dates by a duration such as `P3D` or `-PT2H`. */
export const updateTask = defineCommand({
  type: 'task.update',
  version: 1,
  topic: topics.commands,
  payload: targets.extend({
    set: taskPatch.optional(),
    addTags: z.array(z.string()).optional(),
    removeTags: z.array(z.string()).optional(),
    shift: z
      .string()
      .regex(/^-?P(?=[\dT])(?:\d{1,5}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,5}M)?)?$/)
      .optional(),
  }),
});
export type UpdateTask = MessageOf<typeof updateTask>;
