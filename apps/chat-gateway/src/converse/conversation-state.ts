import type { Filter, Intent, Sort } from '@todo/chat-language';

import type { Part } from './step.js';

/** What the meaning of the next sentence may depend on. */
export interface ConversationState {
  readonly asked?: Asked;
  /** The last change of the conversation. */
  readonly last?: LastChange;
  /** The list that was shown last, where not all of it was. */
  readonly listing?: Listing;
  /** The question has just lapsed, and nobody was told. */
  readonly lapsed?: true;
  /** The language that was spoken last: a number alone is in none. */
  readonly lang?: string;
}

/** A list that goes on: by what its tasks were looked for, or which are left of those that were named. */
export interface Listing {
  readonly filter?: Filter;
  readonly taskIds?: readonly string[];
  readonly sort?: Sort;
  /** The task that was shown last. */
  readonly last: string;
}

export interface LastChange {
  readonly intent: Intent;
  /** The one task it was about, so that "it" has a meaning. */
  readonly taskId?: string;
  /** The commands it took, to be taken back together; none of an undo or redo. */
  readonly commandIds: readonly string[];
  /** How many of the person's changes it made, took back or brought back. */
  readonly count: number;
}

/** What the assistant asked. Anything but an answer lets the question lapse. */
export type Asked =
  | {
      readonly kind: 'confirm';
      /** The message that asked: commands take their ids from it, so that two answers have one effect. */
      readonly messageId: string;
      readonly intent: Intent;
      readonly parts: readonly Part[];
    }
  | {
      readonly kind: 'choose';
      readonly pendingIntent: Intent;
      /** The sentence that was unclear, and what it was said in the face of. */
      readonly sentence: string;
      readonly saidAt: string;
      readonly shown: readonly string[];
      /** Offered now, in the order of their numbers. */
      readonly choices: readonly string[];
      /** Chosen in earlier answers about the same sentence. */
      readonly chosen: readonly string[];
    };
