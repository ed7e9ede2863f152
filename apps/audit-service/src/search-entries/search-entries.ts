import { type AuditRecorded, auditRecorded } from '@todo/event-contracts';
import type { RunInTransaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';
import { Problem } from '@todo/service-kit';

import { type EntryPage, searchEntries } from '../adapters/entry-search.js';
import { auditNote } from '../self-audit/audit-note.js';
import { keptSince } from '../trail/kept-days.js';
import type { EntryFilter, EntryQuery } from './entry-query.js';
import { type FoundEntry, foundEntry } from './found-entry.js';
import { cursorOf, placeOf } from './page-place.js';
import { Turns } from './turns.js';

export interface FoundPage {
  readonly items: readonly FoundEntry[];
  /** null: this is the last page. */
  readonly nextCursor: string | null;
}

/**
 * Less than half of the connections, so that recording never waits for those who read; and each search locks the
 * tables and indexes of all days, of which PostgreSQL has room for a dozen such transactions.
 */
const turnsOfSearches = { runningMax: 4, waitingMax: 100 };

/** Searches the trail for an auditor. Each search is an entry of the trail itself. */
export class SearchEntries {
  private readonly turns = new Turns(turnsOfSearches);

  constructor(
    private readonly runInTransaction: RunInTransaction<SqlClient>,
    private readonly now: () => Date,
  ) {}

  /**
   * What was found is handed out only if the note of the search is committed: nobody looks without a trace.
   * @throws Problem 400 for a cursor that is none; 503 for a search that takes too long, or too many of them.
   */
  async search(auditorId: string, { limit, cursor, ...filter }: EntryQuery): Promise<FoundPage> {
    const now = this.now();
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const page = { since: keptSince(now), after, rowsMax: limit + 1 };
    return this.turns.take(() => this.find(auditorId, filter, page, now));
  }

  private find(auditorId: string, filter: EntryFilter, page: EntryPage, now: Date): Promise<FoundPage> {
    const limit = page.rowsMax - 1;
    return this.runInTransaction(async ({ tx, emit }) => {
      const rows = await searchEntries(tx, filter, page).catch(explainSlowness);
      const shown = rows.slice(0, limit);
      emit<AuditRecorded>(
        auditRecorded,
        searchNote(auditorId, { filter, limit, after: page.after, found: shown.length }, now),
      );
      const last = shown.at(-1);
      const nextCursor = rows.length > limit && last !== undefined ? cursorOf([last.happenedAt, last.entryId]) : null;
      return { items: shown.map(foundEntry), nextCursor };
    });
  }
}

type Search = Pick<EntryQuery, 'limit'> & { filter: object; after: unknown; found: number };

/** What was looked for, and how much was shown; nothing of what it was. */
function searchNote(auditorId: string, { filter, limit, after, found }: Search, now: Date): AuditRecorded {
  const afterState = { filter, limit, page: after === undefined ? 'first' : 'further', found };
  return auditNote(auditorId, { action: 'audit.search', resourceType: 'audit', resourceId: 'trail', afterState }, now);
}

/** PostgreSQL ends a statement after the time that a consumer may be away, whoever asked. */
function explainSlowness(error: unknown): never {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '57014') throw error;
  throw new Problem({
    status: 503,
    code: 'search-too-slow',
    detail: 'The search took too long. Narrow it down, for example with `from` and `to`.',
    headers: { 'Retry-After': '5' },
    cause: error,
  });
}
