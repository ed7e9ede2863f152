import { z } from 'zod';

/** Who a person is, across all services: the `sub` of their token. Not secret, but never shown to others. */
export const userId = z.string().min(1).max(128).meta({ description: 'The owner; also the record key.' });

/** An instant in UTC, such as `2026-05-15T15:00:00Z`. */
export const instant = z.iso.datetime();

/** A calendar date without a time, such as `2026-05-15`. */
export const calendarDate = z.iso.date();

/** Who did it: the person, the scheduler, an operator, an erasure. */
export const actor = z.object({
  type: z.enum(['user', 'scheduler', 'operator', 'erasure', 'service']),
  id: z.string().min(1).max(200),
});
export type Actor = z.infer<typeof actor>;

/** What travels with every message besides its payload. */
export const envelopeHeaders = z.object({
  schemaVersion: z.int().min(1).meta({ description: 'Major version of the payload.' }),
  correlationId: z.string().min(1).max(128).meta({ description: 'The request or chat message that started it all.' }),
  causationId: z
    .string()
    .min(1)
    .max(128)
    .meta({ description: 'The message or request that directly caused this one.' }),
  actor,
  traceparent: z.string().max(128).optional().meta({ description: 'W3C trace context.' }),
});
export type EnvelopeHeaders = z.infer<typeof envelopeHeaders>;

/** What can be read of any message of this system, whatever its type or version. */
export const looseEnvelope = z.object({
  eventId: z.uuid(),
  timestamp: instant,
  eventType: z.string().min(1).max(100),
  source: z.string().min(1).max(100),
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
