import { z } from 'zod';

import { actor, instant, userId } from '../envelope.js';

/** What an audit entry can be about. Readers take any name, so that a new kind needs no new audit service (R14). */
export type ResourceType =
  'task' | 'profile' | 'reminder' | 'notification' | 'command' | 'access' | 'dead-letter' | 'audit';

/** Requirement R5: one fact of the audit trail. States are the whole resource before and after. */
export const auditEntry = z
  .object({
    entryId: z.uuid().meta({ description: "Derived from the event's id, so that an entry told twice is one entry." }),
    action: z.string().min(1).max(100),
    userId,
    actor,
    timestamp: instant,
    resourceType: z
      .string()
      .max(100)
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
    resourceId: z.string().min(1).max(200),
    beforeState: z.unknown().optional(),
    afterState: z.unknown().optional(),
    correlationId: z.string().min(1).max(128),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

/** The part of an audit entry that an event says itself; the rest follows from its envelope. */
export type AuditFacts = Pick<AuditEntry, 'action' | 'resourceId'> & {
  readonly resourceType: ResourceType;
  readonly beforeState?: unknown;
  readonly afterState?: unknown;
};
