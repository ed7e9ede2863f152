import type { Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { ChatAnswer } from '../chat/chat-answer.js';
import type { ConversationState } from '../converse/conversation-state.js';
import type { Outcomes, Plan } from '../converse/tell-turn.js';

export type TurnStatus = 'pending' | 'finished';

/** A message and its answer, as they are written down. */
export interface TurnRow {
  readonly userId: string;
  readonly conversationId: string;
  readonly position: number;
  readonly questionId: string;
  readonly answerId: string;
  readonly said: string;
  readonly status: TurnStatus;
  readonly plan: Plan;
  readonly answer: ChatAnswer;
  readonly shown: readonly string[] | null;
  readonly commandIds: readonly string[];
}

/** As jsonb takes it: a cut through a sentence may have left half a surrogate pair. */
const json = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? member.toWellFormed() : member));

/** Conversations are named by how they begin. */
const titleLengthMax = 80;

/**
 * Writes a turn and what the conversation knows after it.
 * @returns false when the conversation has moved on since its version was read; then nothing was written.
 */
export async function saveTurn(tx: SqlClient, turn: TurnRow, state: ConversationState): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with conversation as (
       insert into conversations (user_id, conversation_id, version, title, state)
       values ($1, $2, $3::int, $4, $5)
       on conflict (user_id, conversation_id) do update set
         version = excluded.version, state = excluded.state, updated_at = clock_timestamp()
       where conversations.version = excluded.version - 1
       returning user_id, conversation_id, version
     )
     insert into turns (user_id, conversation_id, position, question_id, answer_id, said, status, plan, answer, shown,
                        command_ids, finished_at)
     select user_id, conversation_id, version, $6::uuid, $7::uuid, $8, $9::text, $10::jsonb, $11::jsonb, $12::uuid[], $13::uuid[],
            case when $9::text = 'finished' then clock_timestamp() end
     from conversation`,
    [
      ...[turn.userId, turn.conversationId, turn.position, titleOf(turn.said), json(state)],
      ...[turn.questionId, turn.answerId, turn.said, turn.status, json(turn.plan), json(turn.answer)],
      ...[turn.shown, turn.commandIds],
    ],
  );
  return rowCount === 1;
}

const titleOf = (said: string): string => said.slice(0, titleLengthMax).toWellFormed();

/** A turn as it stands. */
export interface KnownTurn {
  readonly status: TurnStatus;
  readonly answer: ChatAnswer;
  readonly commandIds: readonly string[];
}

/** The turn that a message answered; undefined: there is none of this user. */
export async function turnOf(db: SqlClient, userId: string, answerId: string): Promise<KnownTurn | undefined> {
  const { rows } = await db.query<{ status: TurnStatus; answer: ChatAnswer; command_ids: string[] }>(
    'select status, answer, command_ids from turns where user_id = $1 and answer_id = $2',
    [userId, answerId],
  );
  return rows[0] && { status: rows[0].status, answer: rows[0].answer, commandIds: rows[0].command_ids };
}

/** Remembers a request by its Idempotency-Key, under the id of the message that answered it. */
export async function rememberRequest(
  tx: SqlClient,
  userId: string,
  { key, requestHash }: { key: string; requestHash: string },
  answerId: string,
): Promise<void> {
  await tx.query(
    `insert into idempotency_keys (user_id, key, request_hash, command_id) values ($1, $2, decode($3, 'hex'), $4)
     on conflict (user_id, key) do update set
       request_hash = excluded.request_hash, command_id = excluded.command_id, created_at = clock_timestamp()`,
    [userId, key, requestHash, answerId],
  );
}

/** A turn whose commands have all ended, with everything that its answer is made from. */
export interface EndedTurn {
  readonly userId: string;
  readonly conversationId: string;
  readonly position: number;
  readonly plan: Plan;
  readonly answer: ChatAnswer;
  readonly outcomes: Outcomes;
  /** The tasks that were touched and are still there. */
  readonly tasks: readonly Task[];
  /** By the database's clock. */
  readonly endedAt: Date;
}

/** Tasks that an answer shows at most. */
const tasksShownMax = 20;

/** Pending turns of which the last command has just ended. Call it with the users' streams locked. */
export async function endedTurns(
  tx: SqlClient,
  ended: readonly { readonly userId: string; readonly commandId: string }[],
): Promise<EndedTurn[]> {
  const { rows } = await tx.query<EndedTurn>(
    `select t.user_id as "userId", t.conversation_id as "conversationId", t.position, t.plan, t.answer,
       clock_timestamp() as "endedAt",
       (select json_object_agg(c.command_id, c.result) from commands c where c.command_id = any(t.command_ids)) as outcomes,
       (select coalesce(json_agg(k.state), '[]') from tasks k
        where k.user_id = t.user_id and k.state is not null and k.task_id in (
          select (touched->>'taskId')::uuid
          from commands c, jsonb_array_elements(case when c.status = 'accepted' then c.result->'tasks' end) touched
          where c.command_id = any(t.command_ids) limit ${tasksShownMax})) as tasks
     from turns t
     where t.user_id = any($1::text[]) and t.status = 'pending' and t.command_ids && $2::uuid[]
       and not exists (select from commands c where c.command_id = any(t.command_ids) and c.status = 'pending')`,
    [ended.map(({ userId }) => userId), ended.map(({ commandId }) => commandId)],
  );
  return rows;
}

/** Writes the finished answers of turns. */
export async function finishTurnRows(
  tx: SqlClient,
  turns: readonly Pick<TurnRow, 'userId' | 'conversationId' | 'position' | 'answer'>[],
): Promise<void> {
  await tx.query(
    `update turns t set status = 'finished', answer = f.answer, finished_at = clock_timestamp()
     from unnest($1::text[], $2::uuid[], $3::int[], $4::jsonb[]) f(user_id, conversation_id, position, answer)
     where t.user_id = f.user_id and t.conversation_id = f.conversation_id and t.position = f.position`,
    [
      turns.map(({ userId }) => userId),
      turns.map(({ conversationId }) => conversationId),
      turns.map(({ position }) => position),
      turns.map(({ answer }) => json(answer)),
    ],
  );
}

/** A sentence that changed something, and what came of it so far. */
export interface LastChange {
  readonly said: string;
  readonly plan: Plan;
  /** Of the commands that have ended and are remembered. */
  readonly outcomes: Outcomes;
  /** How it was told then. */
  readonly response: string;
}

/** The last change of a conversation; undefined: there was none. */
export async function lastChange(
  db: SqlClient,
  userId: string,
  conversationId: string,
): Promise<LastChange | undefined> {
  const { rows } = await db.query<LastChange>(
    `select said, plan, answer->>'response' as response, coalesce((select json_object_agg(c.command_id, c.result) from commands c
                                  where c.command_id = any(t.command_ids) and c.status <> 'pending'), '{}') as outcomes
     from turns t
     where user_id = $1 and conversation_id = $2 and command_ids <> '{}' order by position desc limit 1`,
    [userId, conversationId],
  );
  return rows[0];
}
