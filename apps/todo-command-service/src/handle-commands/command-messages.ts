import {
  type Command,
  commandAccepted,
  commandFailed,
  commandRejected,
  derivedId,
  type Envelope,
  type MessageDefinition,
  taskCompleted,
  taskCreated,
  taskDeleted,
  taskUpdated,
  userProfileUpdated,
} from '@todo/event-contracts';
import type { Transaction } from '@todo/messaging';

import type { Fact } from '../task/decision.js';
import { type CommandOutcome, outcomeId } from './command-outcome.js';

/** The name under which this service's messages are known. */
export const source = 'todo-command-service';

/** What a message takes over from the command that caused it. */
export type Cause = Pick<Command, 'eventId' | 'userId'> & {
  readonly headers: Pick<Command['headers'], 'correlationId' | 'actor' | 'traceparent'>;
};

type Emitter = Pick<Transaction<unknown>, 'emit'>;

const definitions = {
  'task.created': taskCreated,
  'task.updated': taskUpdated,
  'task.completed': taskCompleted,
  'task.deleted': taskDeleted,
  'user.profile-updated': userProfileUpdated,
  'command.accepted': commandAccepted,
  'command.rejected': commandRejected,
  'command.failed': commandFailed,
} as const;

/** Publishes what a command did. The ids follow from the command's, so that a second attempt publishes the same. */
export function emitFacts(cause: Cause, facts: readonly Fact[], timestamp: string, { emit }: Emitter): void {
  facts.forEach((fact, index) => {
    const definition = definitions[fact.eventType];
    emit(definition, message(definition, cause, derivedId(cause.eventId, `fact:${index}`), timestamp, fact.payload));
  });
}

/** Publishes the answer to a command; the same answer again is the same message again. */
export function emitOutcome(cause: Cause, { eventType, timestamp, payload }: CommandOutcome, { emit }: Emitter): void {
  const definition = definitions[eventType];
  emit(definition, message(definition, cause, outcomeId(cause.eventId), timestamp, payload));
}

function message<Type extends string>(
  definition: Pick<MessageDefinition<Type>, 'type' | 'version'>,
  { eventId, userId, headers: { correlationId, actor, traceparent } }: Cause,
  id: string,
  timestamp: string,
  payload: unknown,
): Envelope<Type> {
  return {
    eventId: id,
    timestamp,
    eventType: definition.type,
    source,
    userId,
    payload,
    headers: {
      schemaVersion: definition.version,
      correlationId,
      causationId: eventId,
      actor,
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}
