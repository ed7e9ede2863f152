import type { GivenTask } from '../given.js';
import type { TaskChange } from '../understanding.js';
import type { ChangeKind, RefusalReason } from './speech.js';

/** What became of a command, for the words the person reads. */
export interface Outcome {
  /**
   * `expected`: nothing happened yet, say what would be read if it succeeds. `done`: it happened. `on_its_way`: it is
   * saved but not confirmed. `refused`: it did not happen, for `reason`.
   */
  readonly state: 'expected' | 'done' | 'on_its_way' | 'refused';
  /** The instant of the reply. */
  readonly now: Date;
  /** IANA name; default `UTC`. */
  readonly timezone?: string;
  /** `en`, `ur`, `ur-Latn`; default `en`. */
  readonly lang?: string;
  /** The tasks as the person sees them numbered: before the command for what it asks about, after it for what came of it. */
  readonly tasks?: readonly GivenTask[];
  /** Tasks that were left out of a confirmed set because they changed meanwhile. */
  readonly leftOut?: readonly string[];
  /** What an undo or redo brought back, or what a refusal is about. */
  readonly titles?: readonly string[];
  /** What an undo or redo took away. */
  readonly removed?: readonly string[];
  /** When the next of a repeating task is due: a date or an instant. */
  readonly nextDue?: string;
  readonly reason?: RefusalReason;
  /** The history that was asked for, the oldest first. */
  readonly entries?: readonly HistoryEntry[];
  /** What was said and done last, for `explain`; null: nothing was. */
  readonly last?: { readonly said: string; readonly done: string } | null;
  /** Tasks of a list that come after those of `resolvesTo`. */
  readonly more?: number;
  /** The list goes on from an earlier answer. */
  readonly isContinued?: boolean;
}

/** One change of a task's history. */
export interface HistoryEntry {
  /** An instant. */
  readonly at: string;
  readonly title: string;
  readonly change: ChangeKind;
  /** What an edit set. */
  readonly set?: TaskChange;
  /** The reminders changed; how many there are now. */
  readonly reminders?: number;
}
