import type { Logger, RunInTransaction } from '@todo/messaging';

import type { Head } from '../trail/chain.js';
import { dayOf } from '../trail/instant-text.js';
import { dayAfter, keptDays, keptSince } from '../trail/kept-days.js';
import type { Signer } from '../trail/signatures.js';

/** What retention needs of the trail. */
export interface RetentionTables<Tx> {
  /** Makes room for rows filed on these days, such as `2026-05-15`. */
  openDays(tx: Tx, days: readonly string[]): Promise<void>;
  /** Locks all chains; the last row of each that was filed before a day and is still there. */
  lockLastBefore(tx: Tx, day: string): Promise<readonly Head[]>;
  /** Drops all days before this one, and notes where each chain begins. @returns how many days went. */
  dropDays(tx: Tx, keptFrom: string, starts: readonly (Head & { readonly signature: string })[]): Promise<number>;
  /** Forgets ids that were seen before a day. @returns how many; as many as `idsMax`: there are more. */
  forgetIds(tx: Tx, seenBefore: string, idsMax: number): Promise<number>;
}

/** Room is made so many days ahead. */
const openDaysAhead = 7;

/**
 * Ids are remembered longer than entries: the log deletes whole segments, which live up to a week longer than their
 * oldest record, and what it still has can be read again.
 */
const idsKeptDays = keptDays + 15;

/** Ids in one go: a long delete would exceed the time of a statement. */
const idsMax = 20_000;

/**
 * Keeps the trail to its 90 days: makes room for those to come and drops those that are over. Nothing is deleted row by
 * row. The last entry of a chain that goes is signed as the place behind which the chain begins.
 */
export class KeepNinetyDays<Tx> {
  constructor(
    private readonly runInTransaction: RunInTransaction<Tx>,
    private readonly tables: RetentionTables<Tx>,
    private readonly signer: Signer,
    private readonly logger: Logger,
    private readonly now: () => Date,
  ) {}

  /** One round. @throws what the database says; everything may simply be tried again. */
  async tidyUp(): Promise<void> {
    const now = this.now();
    const days = Array.from({ length: openDaysAhead + 1 }, (_, ahead) => dayAfter(now, ahead));
    await this.runInTransaction(({ tx }) => this.tables.openDays(tx, days));
    const dropped = await this.dropDaysBefore(dayOf(keptSince(now)));
    if (dropped > 0) this.logger.info('days of the audit trail have run out', { days: dropped });
    await this.forgetIdsSeenBefore(dayAfter(now, -idsKeptDays));
  }

  private dropDaysBefore(keptFrom: string): Promise<number> {
    return this.runInTransaction(async ({ tx }) => {
      const last = await this.tables.lockLastBefore(tx, keptFrom);
      const starts = last.map((head) => ({ ...head, signature: this.signer.sign({ claim: 'start', ...head }) }));
      return this.tables.dropDays(tx, keptFrom, starts);
    });
  }

  private async forgetIdsSeenBefore(day: string): Promise<void> {
    for (let forgotten = idsMax; forgotten === idsMax;) {
      forgotten = await this.runInTransaction(({ tx }) => this.tables.forgetIds(tx, day, idsMax));
    }
  }
}
