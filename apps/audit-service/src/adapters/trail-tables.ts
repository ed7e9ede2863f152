import type { SqlClient } from '@todo/messaging-prisma';

import type { RetentionTables } from '../keep-ninety-days/keep-ninety-days.js';
import type { CheckpointTables } from '../publish-checkpoints/publish-checkpoints.js';
import type { TrailTables } from '../record-entries/trail-tables.js';
import { lockHeads, lockUnpublishedHeads, noteCheckpoints } from './chain-table.js';
import { dropDays, forgetIds, lockLastBefore, openDays } from './day-table.js';
import { appendEntries, rememberEntries } from './entry-table.js';

/** The trail in PostgreSQL, as those who write it need it. */
export const trailTables: TrailTables<SqlClient> & CheckpointTables<SqlClient> & RetentionTables<SqlClient> = {
  lockHeads,
  rememberEntries,
  openDays,
  appendEntries,
  lockUnpublishedHeads,
  noteCheckpoints,
  lockLastBefore,
  dropDays,
  forgetIds,
};
