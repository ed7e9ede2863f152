import type { Intent, Priority, TaskStatus } from './understanding.js';

/** Everything about the conversation that the meaning of a sentence may depend on. */
export interface Given {
  /** IANA name; default `UTC`. */
  readonly timezone?: string;
  /** All the user's tasks, numbered as last shown. Absent means unknown: then references stay unresolved. */
  readonly tasks?: readonly GivenTask[];
  /** What the bot asked last. */
  readonly awaiting?: Awaiting;
  /** The number of the task whose reminder went out last. */
  readonly lastNotified?: number;
  readonly lastCommand?: { readonly intent: Intent; readonly number?: number };
  /** How the user reads `05/06`; default true. */
  readonly dayFirst?: boolean;
}

export type Awaiting =
  'confirm_delete' | 'confirm_bulk' | { readonly choose: readonly number[]; readonly pendingIntent: Intent };

export interface GivenTask {
  readonly n: number;
  readonly title: string;
  readonly status?: TaskStatus;
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  /** An instant. */
  readonly due?: string;
  /** A calendar date. */
  readonly dueDate?: string;
  readonly recurrence?: string;
  /** An instant; lets questions about completed work be resolved. */
  readonly completedAt?: string;
  readonly createdAt?: string;
}

export interface UnderstandContext {
  /** The instant the sentence is said. */
  readonly now: Date;
  readonly given?: Given;
}

export interface UnderstandOptions {
  /** Also compute the first five `occurrences` of repeats; default false. */
  readonly occurrences?: boolean;
  /** Numbers chosen when the assistant asked which task this very sentence means; they settle what was unclear. */
  readonly chosen?: readonly number[];
}
