import { Client } from 'pg';

import type { ChainedEntry } from '../trail/chain.js';
import type { StoredChain, StoredTrail } from '../verify/verify-trail.js';
import { chainedEntry, entryColumnsSql, type EntryRow } from './entry-rows.js';

/** So many rows are in memory at a time. */
const rowsAtOnce = 1000;

/**
 * Opens the trail for verifying: everything is read as it was at one moment, however long that takes. Meanwhile entries
 * are added as ever; only retention waits. The caller closes it.
 */
export async function openStoredTrail(databaseUrl: string): Promise<StoredTrail & { close(): Promise<void> }> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'audit-verify',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // The query that needs the connection fails; without a listener its loss would end the process by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    // Before the first look: the moment must not lie before that of a day being dropped.
    await client.query('lock table audit_entries in access share mode');
    const chains = await readChains(client);
    return { chains, rows: readRows(client), close: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

interface ChainRow {
  readonly chain_id: string;
  readonly sequence: string;
  readonly hash: string;
  readonly start_sequence: string;
  readonly start_hash: string;
  readonly start_signature: string | null;
}

async function readChains(client: Client): Promise<StoredChain[]> {
  const { rows } = await client.query<ChainRow>(
    `select chain_id, sequence, encode(hash, 'hex') as hash, start_sequence, encode(start_hash, 'hex') as start_hash,
       start_signature
     from audit_chains order by chain_id`,
  );
  return rows.map(({ chain_id: chainId, ...row }) => ({
    head: { chainId, sequence: Number(row.sequence), hash: row.hash },
    start: { chainId, sequence: Number(row.start_sequence), hash: row.start_hash },
    startSignature: row.start_signature,
  }));
}

async function* readRows(client: Client): AsyncGenerator<ChainedEntry> {
  await client.query(
    `declare trail no scroll cursor for
     select ${entryColumnsSql} from audit_entries order by chain_id, sequence, entry_id`,
  );
  for (;;) {
    const { rows } = await client.query<EntryRow>(`fetch ${rowsAtOnce} from trail`);
    for (const row of rows) yield chainedEntry(row);
    if (rows.length < rowsAtOnce) return;
  }
}
