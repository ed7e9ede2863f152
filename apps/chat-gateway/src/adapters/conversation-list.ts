import type { SqlClient } from '@todo/messaging-prisma';

import type { ChatAnswer } from '../chat/chat-answer.js';
import type { TurnStatus } from './turn-table.js';

/** A conversation, as a list shows it. */
export interface ConversationRow {
  readonly conversationId: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The time with all its digits, to go on behind it. */
  readonly place: string;
}

const columns = `conversation_id as "conversationId", title, created_at as "createdAt", updated_at as "updatedAt",
  updated_at::text as place`;

/** A user's conversations, the one that was used last first. One more than asked for tells that there are more. */
export async function listConversations(
  db: SqlClient,
  userId: string,
  { limit, after }: { limit: number; after: readonly [string, string] | undefined },
): Promise<ConversationRow[]> {
  const { rows } = await db.query<ConversationRow>(
    `select ${columns} from conversations
     where user_id = $1 and ($2::timestamptz is null or (updated_at, conversation_id) < ($2::timestamptz, $3::uuid))
     order by updated_at desc, conversation_id desc limit $4`,
    [userId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return rows;
}

/** One conversation of a user. */
export async function findConversation(
  db: SqlClient,
  userId: string,
  id: string,
): Promise<ConversationRow | undefined> {
  const { rows } = await db.query<ConversationRow>(
    `select ${columns} from conversations where user_id = $1 and conversation_id = $2`,
    [userId, id],
  );
  return rows[0];
}

/** A turn, as a conversation shows it. */
export interface ShownTurn {
  readonly position: number;
  readonly questionId: string;
  readonly said: string;
  readonly saidAt: Date;
  readonly status: TurnStatus;
  readonly answer: ChatAnswer;
  readonly finishedAt: Date | null;
}

/** Turns before a position, the newest first, and one more than asked for where there are more. */
export async function listTurns(
  db: SqlClient,
  { userId, conversationId }: { userId: string; conversationId: string },
  { limit, before }: { limit: number; before: number | undefined },
): Promise<ShownTurn[]> {
  const { rows } = await db.query<ShownTurn>(
    `select position, question_id as "questionId", said, said_at as "saidAt", status, answer, finished_at as "finishedAt"
     from turns where user_id = $1 and conversation_id = $2 and ($3::int is null or position < $3)
     order by position desc limit $4`,
    [userId, conversationId, before ?? null, limit + 1],
  );
  return rows;
}
