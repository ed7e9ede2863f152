import type { ChainedEntry } from '../trail/chain.js';
import { type FieldChange, fieldChanges } from '../trail/field-changes.js';
import { shownInstant } from '../trail/instant-text.js';

/** An entry as an auditor reads it. */
export interface FoundEntry {
  readonly entryId: string;
  readonly action: string;
  readonly userId: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly timestamp: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly changes: readonly FieldChange[];
  /** Absent when the entry says nothing of it. */
  readonly beforeState?: unknown;
  readonly afterState?: unknown;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source: string;
  /** Where it stands in its chain. */
  readonly chainId: string;
  readonly sequence: number;
  readonly hash: string;
}

/** A row of the trail as an auditor reads it. */
export function foundEntry(row: ChainedEntry): FoundEntry {
  const { actorType, actorId, happenedAt, beforeState, afterState, previousHash, filedAt, ...rest } = row;
  const [before, after] = [valueOf(beforeState), valueOf(afterState)];
  return {
    ...rest,
    actor: { type: actorType, id: actorId },
    timestamp: shownInstant(happenedAt),
    changes: fieldChanges(before, after),
    ...(before === undefined ? {} : { beforeState: before }),
    ...(after === undefined ? {} : { afterState: after }),
  };
}

const valueOf = (state: string | null): unknown => (state === null ? undefined : (JSON.parse(state) as unknown));
