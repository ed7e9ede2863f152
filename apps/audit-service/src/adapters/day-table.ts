import type { SqlClient } from '@todo/messaging-prisma';

import type { Head } from '../trail/chain.js';

/** Makes the partitions of these days (`2026-05-15`), those that are not there yet. */
export async function openDays(db: SqlClient, days: readonly string[]): Promise<void> {
  await db.query('select audit_open_days($1::date[])', [days]);
}

/**
 * The last row of each chain that was filed before a day and is still there: what its kept part begins behind when all
 * of those go. Locks the chains, so that nothing is added meanwhile.
 */
export async function lockLastBefore(tx: SqlClient, day: string): Promise<Head[]> {
  const { rows } = await tx.query<{ chain_id: string; sequence: string; hash: string }>(
    `with chains as materialized (select chain_id from audit_chains order by chain_id for update)
     select chain_id, sequence, hash from chains cross join lateral (
       select sequence, encode(hash, 'hex') as hash from audit_entries e
       where e.chain_id = chains.chain_id and e.filed_at < $1::date::timestamp at time zone 'UTC'
       order by sequence desc limit 1) as last`,
    [day],
  );
  return rows.map((row) => ({ chainId: row.chain_id, sequence: Number(row.sequence), hash: row.hash }));
}

/** Drops the partitions of all days before this one. @returns how many went. */
export async function dropDays(
  tx: SqlClient,
  keptFrom: string,
  starts: readonly (Head & { readonly signature: string })[],
): Promise<number> {
  const { rows } = await tx.query<{ dropped: number }>(
    'select audit_drop_days($1::date, $2::text[], $3::bigint[], $4::text[], $5::text[]) as dropped',
    [
      keptFrom,
      starts.map(({ chainId }) => chainId),
      starts.map(({ sequence }) => sequence),
      starts.map(({ hash }) => hash),
      starts.map(({ signature }) => signature),
    ],
  );
  return rows[0]?.dropped ?? 0;
}

/** Forgets ids that were seen before a day, a portion at a time. @returns how many. */
export async function forgetIds(db: SqlClient, seenBefore: string, idsMax: number): Promise<number> {
  const { rows } = await db.query<{ forgotten: number }>('select audit_forget_ids($1::date, $2) as forgotten', [
    seenBefore,
    idsMax,
  ]);
  return rows[0]?.forgotten ?? 0;
}
