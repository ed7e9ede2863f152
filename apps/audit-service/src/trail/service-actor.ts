import type { Actor } from '@todo/event-contracts';

/** Who does what the audit service does by itself. */
export const serviceActor = { type: 'service', id: 'audit-service' } as const satisfies Actor;
