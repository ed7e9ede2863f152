import type { SqlClient } from '@todo/messaging-prisma';

import type { DueReminder } from './due-reminder.js';

/** Where due reminders wait. "Due" is by the database's clock, which all instances share. */
export interface DueReminders {
  /** Whose reminders are due; nobody's while another instance is publishing. */
  usersWithDue(tx: SqlClient, rowsMax: number): Promise<string[]>;
  /** Marks due reminders of locked users as published. @returns them, with their tasks. */
  claim(tx: SqlClient, userIds: readonly string[], rowsMax: number): Promise<DueReminder[]>;
  /** In how many ms the next one is due; undefined when none waits. */
  nextInMs(): Promise<number | undefined>;
}
