import type { Intent, UnderstoodSpan } from '@todo/chat-language';

import type { ToolCall } from '../converse/tell-turn.js';
import type { Choice, ShownTask } from '../converse/turn.js';

/** The answer to a message, as it is stored and sent. */
export interface ChatAnswer {
  readonly conversationId: string;
  readonly messageId: string;
  readonly response: string;
  readonly intent: Intent;
  readonly understood: readonly UnderstoodSpan[];
  readonly toolCalls: readonly ToolCall[];
  /** The tasks that it is about: of a list with their numbers, of a change as they are after it. */
  readonly tasks?: readonly ShownTask[];
  readonly choices?: readonly Choice[];
  readonly undo?: { readonly commandId: string; readonly until: string };
}
