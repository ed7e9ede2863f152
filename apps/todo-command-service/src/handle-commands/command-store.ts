import type { Command, Profile } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { JournalEntry } from '../journal/journal-entry.js';
import type { KnownTask } from '../task/decision.js';
import type { CommandFailure } from './command-failure.js';
import type { CommandOutcome } from './command-outcome.js';
import type { ReminderToCancel, ReminderToSchedule } from './reminder-changes.js';

/** What is kept of a person besides their tasks. */
export interface Person {
  readonly userId: string;
  readonly openTasks: number;
  /** The highest position in their journal. */
  readonly journalPosition: number;
  readonly profile: Profile | undefined;
}

/** What the decisions on a batch could need, by where to find it. */
export interface BatchNeeds {
  readonly userIds: readonly string[];
  /** The commands themselves and those they say are on their way. */
  readonly commandIds: readonly string[];
  readonly taskIds: readonly string[];
  /** Per person who undoes something: how many entries at most, and which by name. */
  readonly undoing: readonly { readonly userId: string; readonly entriesMax: number }[];
  readonly undoneCommandIds: readonly string[];
  /** People whose profile changes: their tasks with reminders are needed too. */
  readonly profileUserIds: readonly string[];
}

/** The world as a batch finds it. */
export interface BatchInput {
  /** By the database's clock. */
  readonly now: string;
  readonly people: readonly Person[];
  readonly tasks: ReadonlyMap<string, KnownTask>;
  readonly journal: readonly (JournalEntry & { readonly userId: string })[];
  /** By command. */
  readonly outcomes: ReadonlyMap<string, CommandOutcome>;
}

/** What a batch leaves behind. */
export interface BatchChanges {
  readonly people: readonly Person[];
  readonly tasks: readonly {
    readonly known: KnownTask;
    /** The version that was loaded; undefined of a new task. */
    readonly loadedVersion: number | undefined;
  }[];
  readonly journal: readonly (JournalEntry & { readonly userId: string })[];
  readonly reminders: {
    readonly scheduled: readonly ReminderToSchedule[];
    readonly cancelled: readonly ReminderToCancel[];
  };
  readonly answered: readonly { readonly command: Command; readonly outcome: CommandOutcome }[];
}

/** Where the state of tasks lives. Every call runs in the caller's transaction, under the lock of the users. */
export interface CommandStore {
  load(tx: SqlClient, group: string, needs: BatchNeeds): Promise<BatchInput>;
  /** Throws a `TransientError` when somebody else wrote in between: the batch is then decided anew. */
  save(tx: SqlClient, group: string, changes: BatchChanges): Promise<void>;
  /** Remembers a command as failed. @returns the answer to it, or undefined when it was answered before. */
  fail(tx: SqlClient, group: string, failure: CommandFailure): Promise<CommandOutcome | undefined>;
}
