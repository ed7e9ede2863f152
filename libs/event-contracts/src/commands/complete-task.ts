import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Marks tasks done; a repeating one leaves its next occurrence. */
export const completeTask = defineCommand({
  type: 'task.complete',
  version: 1,
  topic: topics.commands,
  payload: targets,
});
export type CompleteTask = MessageOf<typeof completeTask>;
