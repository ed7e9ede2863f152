import { z } from 'zod';

import { defineCommand, type MessageOf } from '../define.js';
import { topics } from '../topics.js';

/**
 * Takes back the user's newest changes that are still in force, or (redo) brings back what was taken back last.
 * Without `commandId` the newest `count` (default 1) commands; with it just that one. A bulk counts as one.
 */
export const undoChanges = defineCommand({
  type: 'changes.undo',
  version: 1,
  topic: topics.commands,
  payload: z.object({
    direction: z.enum(['undo', 'redo']).default('undo'),
    count: z.int().min(1).max(100).default(1),
    commandId: z.uuid().optional(),
  }),
});
export type UndoChanges = MessageOf<typeof undoChanges>;
