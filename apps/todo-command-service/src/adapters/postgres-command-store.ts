import { handledBefore, type InboxEntry, rememberHandled, type SqlClient } from '@todo/messaging-prisma';

import type { CommandFailure } from '../handle-commands/command-failure.js';
import type { CommandOutcome } from '../handle-commands/command-outcome.js';
import type { BatchChanges, BatchInput, BatchNeeds, CommandStore } from '../handle-commands/command-store.js';
import { cancelReminders, scheduleReminders } from './due-reminder-table.js';
import { loadJournal, saveJournal } from './journal-table.js';
import { loadPeople, savePeople } from './people-table.js';
import { insertTasks, loadRemindingTasks, loadTasks, updateTasks } from './task-table.js';

/** The state of tasks in PostgreSQL: a handful of statements a batch, however many commands are in it. */
export class PostgresCommandStore implements CommandStore {
  async load(tx: SqlClient, group: string, needs: BatchNeeds): Promise<BatchInput> {
    const outcomes = await handledBefore<CommandOutcome>(tx, group, needs.commandIds);
    const { now, people } = await loadPeople(tx, needs.userIds);
    const journal = await loadJournal(tx, needs);
    const undoneTaskIds = journal.flatMap(({ changes }) => changes.map(({ taskId }) => taskId));
    const reminding = await loadRemindingTasks(tx, needs.profileUserIds);
    const tasks = await loadTasks(tx, [...new Set([...needs.taskIds, ...undoneTaskIds])]);
    return { now, people, tasks: new Map([...reminding, ...tasks]), journal, outcomes };
  }

  async save(tx: SqlClient, group: string, changes: BatchChanges): Promise<void> {
    await insertTasks(tx, changes.tasks);
    await updateTasks(tx, changes.tasks);
    await savePeople(tx, changes.people);
    await saveJournal(tx, changes.journal);
    await cancelReminders(tx, changes.reminders.cancelled);
    await scheduleReminders(tx, changes.reminders.scheduled);
    await rememberHandled(tx, group, changes.answered.map(inboxEntry));
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
