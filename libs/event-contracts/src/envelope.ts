import { z } from 'zod';

/** Who a person is, across all services: the `sub` of their token. Not secret, but never shown to others. */
export const userId = z.string().min(1).max(128).meta({ description: 'The owner; also the record key.' });

/** An instant in UTC, such as `2026-05-15T15:00:00Z`. */
export const instant = z.iso.datetime();

/** A calendar date without a time, such as `2026-05-15`. */
export const calendarDate = z.iso.date();

/** Who did it: the person, the scheduler, an operator, an erasure, or a service by itself. */
export const actor = z
  .object({
    type: z.enum(['user', 'scheduler', 'operator', 'erasure', 'service']),
    id: z.string().min(1).max(200),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actor>;

/** What travels with every message besides its payload. */
export const envelopeHeaders = z
  .object({
    schemaVersion: z.int().min(1).meta({ description: 'Major version of the payload.' }),
    correlationId: z.string().min(1).max(128).meta({ description: 'The request or chat message that started it all.' }),
    causationId: z.string().min(1).max(128).meta({ description: 'The message or request that directly caused it.' }),
    actor,
    traceparent: z.string().max(128).optional().meta({ description: 'W3C trace context.' }),
  })
  .meta({ id: 'EnvelopeHeaders' });
export type EnvelopeHeaders = z.infer<typeof envelopeHeaders>;

/**
 * The name of a kind of message, such as `user.profile-updated`. Narrow, because the name of a kind that a reader does
 * not know ends up in its logs and metrics.
 */
export const eventTypeName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/);

/** What can be read of any message of this system, whatever its type or version. */
export const looseEnvelope = z.object({
  eventId: z.uuid().meta({ description: "The message's own id; a command's is the commandId that its outcome names." }),
  timestamp: instant,
  eventType: eventTypeName,
  source: z.string().min(1).max(100).meta({ description: 'The service that published it.' }),
  userId,
  payload: z.unknown(),
  headers: envelopeHeaders,
});

/** One message: requirement R2. */
export interface Envelope<Type extends string = string, Payload = unknown> {
  readonly eventId: string;
  readonly timestamp: string;
  readonly eventType: Type;
  readonly source: string;
  readonly userId: string;
  readonly payload: Payload;
  readonly headers: EnvelopeHeaders;
}
