import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { topics } from '../topics.js';

/** A command could not be handled and went to the dead letters, so that nobody waits for ever. Only todo-command-service publishes it. */
export const commandFailed = defineEvent({
  type: 'command.failed',
  version: 1,
  topic: topics.commandResults,
  payload: z.object({
    commandId: z.uuid(),
    commandType: z.string().optional(),
    code: z.string().max(100),
    message: z.string().max(300),
  }),
  audit: ({ payload }) => ({
    action: 'command.fail',
    resourceType: 'command',
    resourceId: payload.commandId,
    afterState: { commandType: payload.commandType, code: payload.code },
  }),
});
export type CommandFailed = MessageOf<typeof commandFailed>;
