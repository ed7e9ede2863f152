import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Puts tasks out of sight without deleting them. */
export const archiveTask = defineCommand({
  type: 'task.archive',
  version: 1,
  topic: topics.commands,
  payload: targets,
});
export type ArchiveTask = MessageOf<typeof archiveTask>;
