import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { instant } from '../envelope.js';
import { leftOutTask, touchedTask } from '../model/command-outcome.js';
import { topics } from '../topics.js';

/**
 * A command was carried out. `tasks` names what is now which version: the outcome counts as there only once a
 * read model has those versions. Only todo-command-service publishes it.
 */
export const commandAccepted = defineEvent({
  type: 'command.accepted',
  version: 1,
  topic: topics.commandResults,
  payload: z.object({
    commandId: z.uuid(),
    commandType: z.string(),
    tasks: z.array(touchedTask),
    leftOut: z.array(leftOutTask),
    profileVersion: z.int().min(1).optional(),
    undoableUntil: instant.optional(),
  }),
  audit: { notAudited: 'the events it caused are audited' },
});
export type CommandAccepted = MessageOf<typeof commandAccepted>;
