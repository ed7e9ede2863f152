import type { Envelope } from '@todo/event-contracts';

import type { OutgoingRecord } from '../src/outbox/outgoing-record.js';
import type { RunInTransaction } from '../src/transaction.js';

/** One transaction of a `MemoryDatabase`: what it would change. */
export interface MemoryTx {
  readonly effects: string[];
}

interface Buffered extends MemoryTx {
  readonly emitted: { readonly type: string; readonly message: Envelope }[];
  readonly records: { readonly userId: string; readonly record: OutgoingRecord }[];
  readonly remembered: string[];
  readonly locked: string[];
}

/** A database in memory whose transactions have their effect when they commit, and none otherwise. */
export class MemoryDatabase {
  readonly effects: string[] = [];
  readonly emitted: Buffered['emitted'] = [];
  readonly records: Buffered['records'] = [];
  readonly remembered = new Set<string>();
  readonly locked: string[] = [];
  begun = 0;
  committed = 0;
  /** Whether `select 1` is answered. */
  answers = true;
  /** Called when a transaction begins and when it commits; what it throws is what the transaction fails with. */
  trouble: (at: 'begin' | 'commit', tx: MemoryTx) => void | Promise<void> = () => undefined;

  readonly run: RunInTransaction<MemoryTx> = async (work) => {
    this.begun += 1;
    const tx: Buffered = { effects: [], emitted: [], records: [], remembered: [], locked: [] };
    await this.trouble('begin', tx);
    const result = await work({
      tx,
      lockUsers: async (userIds) => void tx.locked.push(...userIds),
      emit: ({ type }, message) => void tx.emitted.push({ type, message }),
      emitRecord: (userId, record) => void tx.records.push({ userId, record }),
    });
    await this.trouble('commit', tx);
    this.apply(tx);
    return result;
  };

  async remember(tx: MemoryTx, group: string, id: string): Promise<boolean> {
    const key = `${group}:${id}`;
    if (this.remembered.has(key)) return false;
    (tx as Buffered).remembered.push(key);
    return true;
  }

  private apply({ effects, emitted, records, remembered, locked }: Buffered): void {
    this.committed += 1;
    this.effects.push(...effects);
    this.emitted.push(...emitted);
    this.records.push(...records);
    for (const key of remembered) this.remembered.add(key);
    this.locked.push(...locked);
  }
}
