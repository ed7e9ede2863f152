import type { SqlClient } from '@todo/messaging-prisma';

import type { EntryFilter } from '../search-entries/entry-query.js';
import type { PagePlace } from '../search-entries/page-place.js';
import type { ChainedEntry } from '../trail/chain.js';
import type { InstantText } from '../trail/instant-text.js';
import { chainedEntry, entryColumnsSql, type EntryRow } from './entry-rows.js';

/** A part of the list of entries. */
export interface EntryPage {
  /** Entries of before this instant have run out and are not shown, even where they are still stored. */
  readonly since: InstantText;
  /** The page begins behind this place; undefined: with the newest. */
  readonly after: PagePlace | undefined;
  readonly rowsMax: number;
}

/**
 * One text for all searches, so that nothing of a request can become a part of it. A filter that is not given is null,
 * which the planner, who plans it with the values, leaves out.
 */
const searchSql = `
  select ${entryColumnsSql} from audit_entries
  where happened_at >= greatest($1::timestamptz, $2::timestamptz)
    and ($3::timestamptz is null or happened_at < $3)
    and ($4::text is null or user_id = $4)
    and ($5::text is null or resource_type = $5)
    and ($6::text is null or resource_id = $6)
    and ($7::text is null or action = $7)
    and ($8::text is null or correlation_id = $8)
    and ($9::text is null or audit_words(before_state, after_state) @@ websearch_to_tsquery('simple', $9))
    and ($10::timestamptz is null or (happened_at, entry_id) < ($10, $11::uuid))
  order by happened_at desc, entry_id desc
  limit $12`;

/** Entries that pass the filter, newest first. */
export async function searchEntries(db: SqlClient, filter: EntryFilter, page: EntryPage): Promise<ChainedEntry[]> {
  const { rows } = await db.query<EntryRow>(searchSql, [
    page.since,
    filter.from?.toISOString() ?? null,
    filter.to?.toISOString() ?? null,
    filter.userId ?? null,
    filter.resourceType ?? null,
    filter.resourceId ?? null,
    filter.action ?? null,
    filter.correlationId ?? null,
    filter.text ?? null,
    ...(page.after ?? [null, null]),
    page.rowsMax,
  ]);
  return rows.map(chainedEntry);
}
