import { type CommandFailed, commands, looseEnvelope } from '@todo/event-contracts';
import type { DeadLettered } from '@todo/messaging';

import type { FactOf } from '../task/task-state.js';
import type { Cause } from './command-messages.js';

/** A command that nobody could handle, and the answer to it. */
export interface CommandFailure {
  readonly cause: Cause;
  readonly fact: FactOf<CommandFailed>;
}

/** What a person is told of it. The code is for those who look for the reason. */
const sentence = 'Something went wrong on our side and this was not done. Try it once more.';

const { eventId: commandIds, userId: userIds } = looseEnvelope.shape;

/** The answer to a command that went to the dead letters; undefined when the record does not even tell whose it is. */
export function failureOf({ eventId, userId, message, errorCode }: DeadLettered): CommandFailure | undefined {
  const id = commandIds.safeParse(eventId);
  const owner = userIds.safeParse(message?.userId ?? userId);
  if (!id.success || !owner.success) return undefined;

  const headers = message?.headers ?? { correlationId: id.data, actor: { type: 'user' as const, id: owner.data } };
  const definition = commands.find(({ type }) => type === message?.eventType);
  const payload = {
    commandId: id.data,
    ...(definition === undefined ? {} : { commandType: definition.type }),
    code: errorCode.slice(0, 100),
    message: sentence,
  };
  return { cause: { eventId: id.data, userId: owner.data, headers }, fact: { eventType: 'command.failed', payload } };
}
