import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';
import { targets } from './targets.js';

/** Removes tasks; undo brings them back. */
export const deleteTask = defineCommand({
  type: 'task.delete',
  version: 1,
  topic: topics.commands,
  payload: targets,
});
export type DeleteTask = MessageOf<typeof deleteTask>;
