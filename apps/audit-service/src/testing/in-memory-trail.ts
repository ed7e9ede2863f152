import type { TrailTables } from '../record-entries/trail-tables.js';
import { type ChainedEntry, noHash, type OpenHead } from '../trail/chain.js';

/** The trail without a database, for tests of what is decided and not of how it is stored. */
export class InMemoryTrail implements TrailTables<null> {
  readonly rows: ChainedEntry[] = [];
  readonly days = new Set<string>();
  /** What was asked of it, in order. */
  readonly calls: string[] = [];
  private readonly seen = new Set<string>();
  private readonly heads = new Map<string, OpenHead>();

  async lockHeads(_tx: null, chainIds: readonly string[]): Promise<OpenHead[]> {
    this.calls.push('lockHeads');
    return chainIds
      .toSorted()
      .map((chainId) => this.heads.get(chainId) ?? { chainId, sequence: 0, hash: noHash, filedAt: null });
  }

  async rememberEntries(_tx: null, entryIds: readonly string[]): Promise<ReadonlySet<string>> {
    this.calls.push('rememberEntries');
    const unseen = new Set(entryIds.filter((id) => !this.seen.has(id)));
    for (const id of unseen) this.seen.add(id);
    return unseen;
  }

  async openDays(_tx: null, days: readonly string[]): Promise<void> {
    this.calls.push('openDays');
    for (const day of days) this.days.add(day);
  }

  async appendEntries(_tx: null, rows: readonly ChainedEntry[], heads: readonly OpenHead[]): Promise<void> {
    this.calls.push('appendEntries');
    this.rows.push(...rows);
    for (const head of heads) this.heads.set(head.chainId, head);
  }
}
