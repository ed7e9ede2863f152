import type { ChainedEntry } from '../trail/chain.js';
import { instantSql } from './instant-sql.js';

/** A row of the trail as `entryColumnsSql` selects it. */
export interface EntryRow extends Omit<ChainedEntry, 'sequence'> {
  readonly sequence: string;
}

/** Everything that a row's hash covers, and the hash: exactly as it is stored. */
export const entryColumnsSql = `
  chain_id as "chainId", sequence, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash,
  ${instantSql('filed_at')} as "filedAt", entry_id as "entryId", action, user_id as "userId",
  actor_type as "actorType", actor_id as "actorId", ${instantSql('happened_at')} as "happenedAt",
  resource_type as "resourceType", resource_id as "resourceId",
  before_state::text as "beforeState", after_state::text as "afterState",
  correlation_id as "correlationId", causation_id as "causationId", source`;

export const chainedEntry = (row: EntryRow): ChainedEntry => ({ ...row, sequence: Number(row.sequence) });
