import type { AuditRecorded } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';

import { chainOf, link } from '../trail/chain.js';
import { dayOf } from '../trail/instant-text.js';
import { dayAfter } from '../trail/kept-days.js';
import { type TrailEntry, trailEntry } from '../trail/trail-entry.js';
import type { TrailTables } from './trail-tables.js';

/** Adds each entry of the log to its chain, once. */
export class RecordEntries<Tx> implements BatchHandler<AuditRecorded, Tx> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'record-entries';

  constructor(
    private readonly tables: TrailTables<Tx>,
    private readonly now: () => Date,
  ) {}

  async handleMany(messages: readonly AuditRecorded[], { tx }: HandlerContext<Tx>): Promise<Outcome[]> {
    const now = this.now();
    const entries = messages.map(trailEntry);
    // The lock comes before the look at what was seen: it also tells two deliveries of one entry apart.
    const byChain = Map.groupBy(entries, ({ userId }) => chainOf(userId));
    const heads = await this.tables.lockHeads(tx, [...byChain.keys()]);
    const ids = entries.map(({ entryId }) => entryId);
    const unseen = new Set(await this.tables.rememberEntries(tx, ids, dayAfter(now, 0)));
    // An entry that stands in the batch twice counts where it stands first.
    const fresh = new Set(entries.filter(({ entryId }) => unseen.delete(entryId)));

    if (fresh.size > 0) {
      const links = heads
        .map((head) => link(freshOf(byChain.get(head.chainId), fresh), head, now))
        .filter((linked) => linked.rows.length > 0);
      const rows = links.flatMap((linked) => linked.rows);
      // Days are made ahead; this is for those of late entries. Asked every time: what was made in a transaction that
      // then failed is not there, and a row without a day would be taken for a bad record.
      await this.tables.openDays(tx, [...new Set(rows.map(({ filedAt }) => dayOf(filedAt)))]);
      await this.tables.appendEntries(
        tx,
        rows,
        links.map(({ head }) => head),
      );
    }
    return entries.map((entry) => (fresh.has(entry) ? done : skipped('entry was recorded before')));
  }
}

const freshOf = (entries: readonly TrailEntry[] | undefined, fresh: ReadonlySet<TrailEntry>): TrailEntry[] =>
  (entries ?? []).filter((entry) => fresh.has(entry));
