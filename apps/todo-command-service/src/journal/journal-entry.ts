import type { Task } from '@todo/event-contracts';

/** What one command did to one task, and what it would be if that were taken back. */
export interface JournalChange {
  readonly taskId: string;
  /** The content that was in force before the command, as `KnownTask.content` counts it; 0: the task was not there. */
  readonly before: number;
  /** The content that the command made. */
  readonly after: number;
  /** The side that is not in force now: the state before while the change stands, the one after once it is undone. */
  readonly other: Task | null;
}

/** One command that changed tasks: what undo takes back as one. */
export interface JournalEntry {
  readonly commandId: string;
  /** Counts up within one person; moves up when the entry is undone or brought back, so the newest is always last. */
  readonly position: number;
  /** Whether its changes stand; false once they were undone. */
  readonly inForce: boolean;
  readonly changes: readonly JournalChange[];
}

/** What a command does to the journal: adds what it changed, or turns entries over. */
export type JournalStep =
  | { readonly kind: 'record' }
  | {
      readonly kind: 'turn';
      /** The entries as they are afterwards. */
      readonly entries: readonly JournalEntry[];
      /** The content in force afterwards, by task. */
      readonly contents: ReadonlyMap<string, number>;
    };

/** How long every change can be undone at least, in hours; and how many of a person's newest ones, however old. */
export const journalKept = { hours: 24, changes: 100 } as const;
