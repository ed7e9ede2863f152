import type { GivenTask } from '../given.js';

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
  /** What an undo or redo brought back, or what the last change was. */
  readonly titles?: readonly string[];
  readonly reason?: RefusalReason;
  /** Entries of a history, ready to be read. */
  readonly entries?: readonly string[];
}

export type RefusalReason =
  | 'changed_since'
  | 'nothing_to_undo'
  | 'nothing_to_redo'
  | 'too_old'
  | 'not_found'
  | 'still_on_its_way'
  | 'unavailable';
