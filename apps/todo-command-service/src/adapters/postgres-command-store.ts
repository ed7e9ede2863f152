import { handledBefore, type InboxEntry, rememberHandled, type SqlClient } from '@todo/messaging-prisma';

import type { CommandFailure } from '../handle-commands/command-failure.js';
import type { CommandOutcome } from '../handle-commands/command-outcome.js';
import type { BatchChanges, BatchInput, BatchNeeds, CommandStore } from '../handle-commands/command-store.js';
import { cancelReminders, scheduleReminders } from './due-reminder-table.js';
import { loadJournal, saveJournal } from './journal-table.js';
import { loadPeople, savePeople } from './people-table.js';
import { insertTasks, loadRemindingTasks, loadTasks, updateTasks } from './task-table.js';

/**
 * The state of tasks in PostgreSQL: a handful of statements a batch, however many commands are in it. Statements that
 * need nothing of each other are sent together and carried out one after another, in the order they stand here.
 */
export class PostgresCommandStore implements CommandStore {
  async load(tx: SqlClient, group: string, needs: BatchNeeds): Promise<BatchInput> {
    const [outcomes, { now, people }, journal, reminding, tasks] = await Promise.all([
      handledBefore<CommandOutcome>(tx, group, needs.commandIds),
      loadPeople(tx, needs.userIds),
      loadJournal(tx, needs),
      loadRemindingTasks(tx, needs.profileUserIds),
      loadTasks(tx, needs.taskIds),
    ]);
    const undone = await loadTasks(tx, [
      ...new Set(journal.flatMap(({ changes }) => changes.map(({ taskId }) => taskId))),
    ]);
    return { now, people, tasks: new Map([...reminding, ...tasks, ...undone]), journal, outcomes };
  }

  async save(tx: SqlClient, group: string, changes: BatchChanges): Promise<void> {
    await Promise.all([
      insertTasks(tx, changes.tasks),
      updateTasks(tx, changes.tasks),
      savePeople(tx, changes.people),
      saveJournal(tx, changes.journal),
      cancelReminders(tx, changes.reminders.cancelled),
      scheduleReminders(tx, changes.reminders.scheduled),
      rememberHandled(tx, group, changes.answered.map(inboxEntry)),
    ]);
  }

  async fail(tx: SqlClient, group: string, { cause, fact }: CommandFailure): Promise<CommandOutcome | undefined> {
    const { eventId, userId } = cause;
    const before = await handledBefore<CommandOutcome>(tx, group, [eventId]);
    if (before.has(eventId)) return undefined;
    const { now } = await loadPeople(tx, []);
    const outcome: CommandOutcome = { ...fact, timestamp: now };
    await rememberHandled(tx, group, [{ messageId: eventId, userId, outcome }]);
    return outcome;
  }
}

function inboxEntry({ command, outcome }: BatchChanges['answered'][number]): InboxEntry<CommandOutcome> {
  return { messageId: command.eventId, userId: command.userId, outcome };
}
