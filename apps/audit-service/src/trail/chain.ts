import { createHash } from 'node:crypto';

import { partitionOf, topics } from '@todo/event-contracts';

import { filingTime } from './filing-time.js';
import type { InstantText } from './instant-text.js';
import type { TrailEntry } from './trail-entry.js';

/** Where an entry stands in its chain. Hashes are SHA-256, in hex. */
export interface Link {
  readonly chainId: string;
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly filedAt: InstantText;
}

/** A row of the trail. */
export type ChainedEntry = TrailEntry & Link & { readonly hash: string };

/** The newest entry of a chain. */
export interface Head {
  readonly chainId: string;
  /** 0: the chain is empty. */
  readonly sequence: number;
  readonly hash: string;
}

/** A head, and when its entry was filed: what the next entry is linked to. */
export type OpenHead = Head & { readonly filedAt: InstantText | null };

/** What the first entry of a chain carries as the hash before it. */
export const noHash = '0'.repeat(64);

/**
 * The chain of a user's entries: one for each partition of the log, named by topic and partition. A partition is read
 * in order by one consumer at a time, so the chain is the partition's order, and reading the log again makes the same
 * chain again.
 */
export const chainOf = (userId: string): string => `${topics.auditLog.name}/${partitionOf(topics.auditLog, userId)}`;

/**
 * The hash of a row: SHA-256 of the canonical JSON (RFC 8785) of everything it holds but the hash itself, the two
 * states as texts. The names stand in their alphabetical order.
 */
export function hashOf(row: TrailEntry & Link): string {
  const text = JSON.stringify({
    action: row.action,
    actorId: row.actorId,
    actorType: row.actorType,
    afterState: row.afterState,
    beforeState: row.beforeState,
    causationId: row.causationId,
    chainId: row.chainId,
    correlationId: row.correlationId,
    entryId: row.entryId,
    filedAt: row.filedAt,
    happenedAt: row.happenedAt,
    previousHash: row.previousHash,
    resourceId: row.resourceId,
    resourceType: row.resourceType,
    sequence: row.sequence,
    source: row.source,
    userId: row.userId,
  });
  return createHash('sha256').update(text).digest('hex');
}

/** Adds entries to a chain, in order. @returns their rows, and the chain's new head. */
export function link(
  entries: readonly TrailEntry[],
  head: OpenHead,
  now: Date,
): { rows: ChainedEntry[]; head: OpenHead } {
  let { sequence, hash, filedAt } = head;
  const rows = entries.map((entry) => {
    sequence += 1;
    filedAt = filingTime(entry.happenedAt, filedAt, now);
    const linked = { ...entry, chainId: head.chainId, sequence, previousHash: hash, filedAt };
    hash = hashOf(linked);
    return { ...linked, hash };
  });
  return { rows, head: { chainId: head.chainId, sequence, hash, filedAt } };
}
