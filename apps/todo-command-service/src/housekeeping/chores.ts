import { purgeInbox, type SqlClient } from '@todo/messaging-prisma';

import { purgeReminders } from '../adapters/due-reminder-table.js';
import { purgeJournal } from '../adapters/journal-table.js';
import type { Chore } from './housekeeping.js';

/** What is deleted in one go: a long delete would hold locks that commands wait for. */
const rowsMax = 5000;
const usersMax = 500;

/** What grows with time and is forgotten again. The outbox is purged by its sweeper. */
export function chores(db: SqlClient): Chore[] {
  return [
    { name: 'forget answered commands', run: async () => (await purgeInbox(db)) < 0 },
    { name: 'forget changes nobody undoes', run: async () => (await purgeJournal(db, usersMax)) > 0 },
    { name: 'forget settled reminders', run: async () => (await purgeReminders(db, rowsMax)) >= rowsMax },
  ];
}
