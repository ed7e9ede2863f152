import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Makes completed or archived tasks pending again. */
export const reopenTask = defineCommand({
  type: 'task.reopen',
  version: 1,
  topic: topics.commands,
  payload: targets,
});
export type ReopenTask = MessageOf<typeof reopenTask>;
