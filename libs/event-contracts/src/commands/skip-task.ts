import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Moves repeating tasks to their next date without completing them. */
export const skipTask = defineCommand({
  type: 'task.skip',
  version: 1,
  topic: topics.commands,
  payload: targets,
});
export type SkipTask = MessageOf<typeof skipTask>;
