import type { SqlClient } from '@todo/messaging-prisma';

import type { ConversationState } from '../converse/conversation-state.js';

/** What a sentence may depend on, read at one moment. */
export interface ConversationContext {
  /** null: there is no such conversation of this user. */
  readonly conversation: { readonly version: number; readonly state: ConversationState } | null;
  /** Whether the message that was named is there; true where none was. */
  readonly messageKnown: boolean;
  /** The list that numbers mean, in their order. */
  readonly shown: readonly string[];
  readonly profile: { readonly timeZone: string; readonly dayFirst: boolean } | null;
  /** Whether any command of the user is still on its way. */
  readonly pending: boolean;
  /** Commands of the conversation's last change that were refused or failed. */
  readonly refused: readonly string[];
  /** The task whose reminder went out last. */
  readonly notified: string | null;
}

/** How far back a reminder is looked for on the stream. */
const noticesMax = 500;

/** Reads the context of a message; every part is the user's own. */
export async function conversationContext(
  db: SqlClient,
  {
    userId,
    conversationId,
    lastMessageId,
  }: { userId: string; conversationId?: string | undefined; lastMessageId?: string | undefined },
): Promise<ConversationContext> {
  const { rows } = await db.query<ConversationContext>(
    `with named as (
       select position from turns
       where user_id = $1 and conversation_id = $2::uuid and (answer_id = $3::uuid or question_id = $3::uuid))
     select
       (select json_build_object('version', version, 'state', state) from conversations
        where user_id = $1 and conversation_id = $2::uuid) as conversation,
       ($3::uuid is null or exists (select from named)) as "messageKnown",
       coalesce((select to_json(shown) from turns
                 where user_id = $1 and conversation_id = $2::uuid and shown is not null
                   and ($3::uuid is null or position <= (select position from named))
                 order by position desc limit 1), '[]') as shown,
       (select json_build_object('timeZone', state->>'timeZone', 'dayFirst', (state->>'dayFirst')::boolean)
        from profiles where user_id = $1) as profile,
       exists (select from commands where user_id = $1 and status = 'pending') as pending,
       coalesce((select json_agg(k.command_id) from conversations v
                 cross join jsonb_array_elements_text(v.state->'last'->'commandIds') last(id)
                 join commands k on k.command_id = last.id::uuid and k.status in ('rejected', 'failed')
                 where v.user_id = $1 and v.conversation_id = $2::uuid), '[]') as refused,
       (select e.data->>'taskId' from stream_events e
        where e.user_id = $1 and e.event = 'notification'
          and e.position > (select position from streams where user_id = $1) - ${noticesMax}
        order by e.position desc limit 1) as notified`,
    [userId, conversationId ?? null, lastMessageId ?? null],
  );
  return rows[0]!;
}
