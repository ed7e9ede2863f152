import type { SqlClient } from '@todo/messaging-prisma';

import type { ChainedEntry, OpenHead } from '../trail/chain.js';

/** Every column of the table with its type, and where it comes from. Hashes travel as hex. */
const columns: readonly (readonly [name: string, type: string, (row: ChainedEntry) => unknown])[] = [
  ['chain_id', 'text', ({ chainId }) => chainId],
  ['sequence', 'bigint', ({ sequence }) => sequence],
  ['previous_hash', 'hex', ({ previousHash }) => previousHash],
  ['hash', 'hex', ({ hash }) => hash],
  ['filed_at', 'timestamptz', ({ filedAt }) => filedAt],
  ['entry_id', 'uuid', ({ entryId }) => entryId],
  ['action', 'text', ({ action }) => action],
  ['user_id', 'text', ({ userId }) => userId],
  ['actor_type', 'text', ({ actorType }) => actorType],
  ['actor_id', 'text', ({ actorId }) => actorId],
  ['happened_at', 'timestamptz', ({ happenedAt }) => happenedAt],
  ['resource_type', 'text', ({ resourceType }) => resourceType],
  ['resource_id', 'text', ({ resourceId }) => resourceId],
  ['before_state', 'json', ({ beforeState }) => beforeState],
  ['after_state', 'json', ({ afterState }) => afterState],
  ['correlation_id', 'text', ({ correlationId }) => correlationId],
  ['causation_id', 'text', ({ causationId }) => causationId],
  ['source', 'text', ({ source }) => source],
];

const names = columns.map(([name]) => name);
const parameters = columns.map(([, type], index) => `$${index + 1}::${type === 'hex' ? 'text' : type}[]`);
const values = columns.map(([name, type]) => (type === 'hex' ? `decode(${name}, 'hex')` : name));
const at = (offset: number) => `$${columns.length + offset}`;

/** One statement: the rows and the heads they lead to. */
const appendSql = `
  with appended as (
    insert into audit_entries (${names.join(', ')})
    select ${values.join(', ')} from unnest(${parameters.join(', ')}) as r (${names.join(', ')})
  )
  update audit_chains c set sequence = h.sequence, hash = decode(h.hash, 'hex'), filed_at = h.filed_at
  from unnest(${at(1)}::text[], ${at(2)}::bigint[], ${at(3)}::text[], ${at(4)}::timestamptz[])
    as h (chain_id, sequence, hash, filed_at)
  where c.chain_id = h.chain_id`;

/** Adds rows to their chains, whose heads the transaction has locked. */
export async function appendEntries(
  tx: SqlClient,
  rows: readonly ChainedEntry[],
  heads: readonly OpenHead[],
): Promise<void> {
  await tx.query(appendSql, [
    ...columns.map(([, , valueOf]) => rows.map(valueOf)),
    heads.map(({ chainId }) => chainId),
    heads.map(({ sequence }) => sequence),
    heads.map(({ hash }) => hash),
    heads.map(({ filedAt }) => filedAt),
  ]);
}

/** Notes entries as seen. @returns the ids of those that were not seen before. */
export async function rememberEntries(
  tx: SqlClient,
  entryIds: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ entry_id: string }>(
    `insert into audit_entry_ids (entry_id, seen_on)
     select distinct id, $2::date from unnest($1::uuid[]) as id order by id
     on conflict do nothing returning entry_id`,
    [entryIds, today],
  );
  return new Set(rows.map(({ entry_id }) => entry_id));
}
