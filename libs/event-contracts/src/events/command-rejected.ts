import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { leftOutTask, rejectionCode } from '../model/command-outcome.js';
import { topics } from '../topics.js';

/** A command was refused for a reason a person can act on; nothing changed. Only todo-command-service publishes it. */
export const commandRejected = defineEvent({
  type: 'command.rejected',
  version: 1,
  topic: topics.commandResults,
  payload: z.object({
    commandId: z.uuid(),
    commandType: z.string(),
    code: rejectionCode,
    message: z.string().max(300),
    leftOut: z.array(leftOutTask).meta({ description: 'The targets it was refused for, with their current versions.' }),
  }),
  audit: ({ payload }) => ({
    action: 'command.reject',
    resourceType: 'command',
    resourceId: payload.commandId,
    afterState: { commandType: payload.commandType, code: payload.code },
  }),
});
export type CommandRejected = MessageOf<typeof commandRejected>;
