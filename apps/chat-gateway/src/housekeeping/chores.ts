import type { RunInTransaction } from '@todo/messaging';
import { purgeInbox, type SqlClient } from '@todo/messaging-prisma';

import { overdueUsers, resolveOverdue } from '../adapters/command-table.js';
import { deleteOldCommands, deleteOldKeys, deleteOldSaid, deleteSurplusSaid } from '../adapters/expiry.js';
import { lockStreams, say } from '../adapters/stream-table.js';
import { finishTurns } from '../chat/finish-turns.js';
import { commandEntry } from '../command/command-entry.js';
import type { Chore } from './housekeeping.js';

/** Rows deleted in one go: a long delete would hold locks that requests wait for. */
const rowsMax = 5000;

/** Users whose overdue commands end in one transaction. */
const usersMax = 100;

/** Everything that has to be done now and then. */
export function chores(db: SqlClient, runInTransaction: RunInTransaction<SqlClient>): Chore[] {
  const deleting = (name: string, rows: (db: SqlClient, rowsMax: number) => Promise<number>): Chore => ({
    name,
    run: async () => (await rows(db, rowsMax)) >= rowsMax,
  });
  return [
    deleting('forget idempotency keys', deleteOldKeys),
    deleting('forget commands', deleteOldCommands),
    deleting('forget what was said long ago', deleteOldSaid),
    deleting('forget what was said before much else', deleteSurplusSaid),
    { name: 'forget handled messages', run: async () => (await purgeInbox(db)) < 0 },
    { name: 'end overdue commands', run: () => endOverdue(db, runInTransaction) },
  ];
}

/**
 * A command whose result came but whose task's event did not (it is among the dead letters, perhaps) would stay pending
 * for ever. After a while its user is told how it ended, without the read model showing it.
 */
async function endOverdue(db: SqlClient, runInTransaction: RunInTransaction<SqlClient>): Promise<boolean> {
  const users = await overdueUsers(db, usersMax);
  if (users.length === 0) return false;
  await runInTransaction(async ({ tx }) => {
    const streams = await lockStreams(tx, users);
    const ended = await resolveOverdue(tx, users);
    await say(tx, streams, [...ended.map(commandEntry), ...(await finishTurns(tx, ended))]);
  });
  return users.length >= usersMax;
}
