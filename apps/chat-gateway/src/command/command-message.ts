import type { Envelope, MessageDefinition } from '@todo/event-contracts';

/** Who asks for something, and in the course of what. */
export interface Origin {
  readonly userId: string;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
}

/** The message of a command. Its id is the command's: whoever sees it twice can tell. */
export function commandMessage(
  definition: MessageDefinition,
  { userId, correlationId, traceparent }: Origin,
  { commandId, payload, now }: { commandId: string; payload: unknown; now: Date },
): Envelope {
  return {
    eventId: commandId,
    timestamp: now.toISOString(),
    eventType: definition.type,
    source: 'chat-gateway',
    userId,
    payload,
    headers: {
      schemaVersion: definition.version,
      correlationId,
      causationId: correlationId,
      actor: { type: 'user', id: userId },
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}
