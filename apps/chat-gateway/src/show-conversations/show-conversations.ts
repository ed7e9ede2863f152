import type { SqlClient } from '@todo/messaging-prisma';

import { type ConversationRow, findConversation, listConversations, listTurns, type ShownTurn } from '../adapters/conversation-list.js'; // prettier-ignore

/** Shows people their conversations. */
export class ShowConversations {
  constructor(private readonly db: SqlClient) {}

  /** The one that was used last first. */
  async list(userId: string, limit: number, after: readonly [string, string] | undefined) {
    const rows = await listConversations(this.db, userId, { limit, after });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(shown), next: last && ([last.place, last.conversationId] as const) };
  }

  /**
   * The newest turns before a position, as messages in the order in which they were said.
   * @returns undefined when there is no such conversation of this user.
   */
  async one(userId: string, conversationId: string, { limit, before }: { limit: number; before: number | undefined }) {
    const conversation = await findConversation(this.db, userId, conversationId);
    if (conversation === undefined) return undefined;
    const rows = await listTurns(this.db, { userId, conversationId }, { limit, before });
    const turns = rows.slice(0, limit);
    return {
      ...shown(conversation),
      messages: turns.reverse().flatMap(messagesOf),
      next: rows.length > limit ? turns[0]?.position : undefined,
    };
  }
}

const shown = ({ conversationId, title, createdAt, updatedAt }: ConversationRow) => ({
  ...{ conversationId, title },
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

function messagesOf({ questionId, said, saidAt, status, answer, finishedAt }: ShownTurn) {
  const { conversationId: _in, messageId, response, ...rest } = answer;
  return [
    { messageId: questionId, role: 'user' as const, text: said, at: saidAt.toISOString() },
    {
      ...{ messageId, role: 'assistant' as const, text: response, at: (finishedAt ?? saidAt).toISOString(), status },
      ...rest,
    },
  ];
}
