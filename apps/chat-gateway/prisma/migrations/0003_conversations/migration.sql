-- What people said to the assistant and what it answered. Every key begins with the user: nobody reaches another's.

create table conversations (
  user_id         text        not null,
  conversation_id uuid        not null,
  -- Counts its turns: one message at a time.
  version         integer     not null,
  -- The beginning of its first message.
  title           text        not null,
  -- What the assistant asked last and what was done last; the meaning of the next sentence may depend on it.
  state           jsonb       not null,
  created_at      timestamptz not null default clock_timestamp(),
  updated_at      timestamptz not null default clock_timestamp(),
  primary key (user_id, conversation_id)
);
create index conversations_recent on conversations (user_id, updated_at desc, conversation_id desc);

-- A message and its answer.
create table turns (
  user_id         text        not null,
  conversation_id uuid        not null,
  position        integer     not null,
  question_id     uuid        not null,
  answer_id       uuid        not null,
  said            text        not null,
  said_at         timestamptz not null default clock_timestamp(),
  -- pending: its commands are still on their way, and `answer` says so.
  status          text        not null,
  -- What the answer is made from when the commands have ended.
  plan            jsonb       not null,
  answer          jsonb       not null,
  -- The tasks that the answer listed, in the order of their numbers; null: it listed none.
  shown           uuid[],
  command_ids     uuid[]      not null,
  finished_at     timestamptz,
  primary key (user_id, conversation_id, position)
);
create unique index turns_answer on turns (user_id, answer_id);
create index turns_pending on turns (user_id) where status = 'pending';
