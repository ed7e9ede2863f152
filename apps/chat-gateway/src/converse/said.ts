import type { ConversationState } from './conversation-state.js';
import type { PersonTask } from './numbering.js';
import type { NewId } from './wanted-fields.js';

/** A sentence, and everything that its meaning depends on. */
export interface Said {
  readonly text: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly dayFirst: boolean;
  /** The id of the message that will answer. */
  readonly messageId: string;
  readonly tasks: readonly PersonTask[];
  /** The list that its numbers mean. */
  readonly shown: readonly string[];
  readonly state: ConversationState;
  /** The task whose reminder went out last. */
  readonly notified: string | undefined;
  /** Whether an earlier change of the person is still on its way. */
  readonly pending: boolean;
  /** Commands of the last change that were refused or failed. */
  readonly refused: readonly string[];
  readonly newId: NewId;
}
