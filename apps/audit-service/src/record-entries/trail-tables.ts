import type { ChainedEntry, OpenHead } from '../trail/chain.js';

/** What recording needs of the trail. Everything happens in the transaction that is handed in. */
export interface TrailTables<Tx> {
  /** Locks the heads of some chains until the transaction ends; chains that are new begin here. */
  lockHeads(tx: Tx, chainIds: readonly string[]): Promise<readonly OpenHead[]>;
  /** Notes entries as seen on a day. @returns the ids of those that were not seen before. */
  rememberEntries(tx: Tx, entryIds: readonly string[], today: string): Promise<ReadonlySet<string>>;
  /** Makes room for rows filed on these days, such as `2026-05-15`. */
  openDays(tx: Tx, days: readonly string[]): Promise<void>;
  /** Adds rows to their chains and moves the heads. */
  appendEntries(tx: Tx, rows: readonly ChainedEntry[], heads: readonly OpenHead[]): Promise<void>;
}
