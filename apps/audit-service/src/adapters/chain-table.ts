import type { SqlClient } from '@todo/messaging-prisma';

import type { Head, OpenHead } from '../trail/chain.js';
import { instantSql } from './instant-sql.js';

interface HeadRow {
  readonly chain_id: string;
  readonly sequence: string;
  readonly hash: string;
  readonly filed_at: string | null;
}

/**
 * Locks the heads of some chains until the transaction ends; chains that are new begin here. Always in the order of
 * their ids, so that two transactions with chains in common never wait for each other.
 */
export async function lockHeads(tx: SqlClient, chainIds: readonly string[]): Promise<OpenHead[]> {
  const known = await lock(tx, chainIds);
  if (known.length === chainIds.length) return known;
  await tx.query(
    'insert into audit_chains (chain_id) select id from unnest($1::text[]) as id order by id on conflict do nothing',
    [chainIds],
  );
  return lock(tx, chainIds);
}

async function lock(tx: SqlClient, chainIds: readonly string[]): Promise<OpenHead[]> {
  const { rows } = await tx.query<HeadRow>(
    `select chain_id, sequence, encode(hash, 'hex') as hash, ${instantSql('filed_at')} as filed_at
     from audit_chains where chain_id = any($1::text[]) order by chain_id for update`,
    [chainIds],
  );
  return rows.map(openHead);
}

/** Locks every chain that has grown since its last checkpoint. */
export async function lockUnpublishedHeads(tx: SqlClient): Promise<Head[]> {
  const { rows } = await tx.query<HeadRow>(
    `select chain_id, sequence, encode(hash, 'hex') as hash, null as filed_at
     from audit_chains where sequence > checkpoint_sequence order by chain_id for update`,
  );
  return rows.map((row) => ({ chainId: row.chain_id, sequence: Number(row.sequence), hash: row.hash }));
}

/** Notes that checkpoints name these heads. */
export async function noteCheckpoints(tx: SqlClient, heads: readonly Head[]): Promise<void> {
  await tx.query(
    `update audit_chains c set checkpoint_sequence = h.sequence
     from unnest($1::text[], $2::bigint[]) as h (chain_id, sequence) where c.chain_id = h.chain_id`,
    [heads.map(({ chainId }) => chainId), heads.map(({ sequence }) => sequence)],
  );
}

const openHead = (row: HeadRow): OpenHead => ({
  chainId: row.chain_id,
  sequence: Number(row.sequence),
  hash: row.hash,
  filedAt: row.filed_at,
});
