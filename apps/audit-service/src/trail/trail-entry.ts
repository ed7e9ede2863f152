import type { AuditRecorded } from '@todo/event-contracts';

import { canonicalJson } from './canonical-json.js';
import { type InstantText, instantText } from './instant-text.js';

/** An audit entry as the trail keeps it. */
export interface TrailEntry {
  readonly entryId: string;
  readonly action: string;
  readonly userId: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly happenedAt: InstantText;
  readonly resourceType: string;
  readonly resourceId: string;
  /** Canonical JSON; null when the entry says nothing of it. */
  readonly beforeState: string | null;
  readonly afterState: string | null;
  readonly correlationId: string;
  /** The event that the entry was derived from. */
  readonly causationId: string;
  /** The service that published it. */
  readonly source: string;
}

/** The trail's form of a message of the log. */
export function trailEntry({ payload, headers, source }: AuditRecorded): TrailEntry {
  return {
    // The database writes ids in lower case, and what is hashed is what it gives back.
    entryId: payload.entryId.toLowerCase(),
    action: payload.action,
    userId: payload.userId,
    actorType: payload.actor.type,
    actorId: payload.actor.id,
    happenedAt: instantText(payload.timestamp),
    resourceType: payload.resourceType,
    resourceId: payload.resourceId,
    beforeState: stateText(payload.beforeState),
    afterState: stateText(payload.afterState),
    correlationId: payload.correlationId,
    causationId: headers.causationId,
    source,
  };
}

const stateText = (state: unknown): string | null => (state === undefined ? null : canonicalJson(state));
