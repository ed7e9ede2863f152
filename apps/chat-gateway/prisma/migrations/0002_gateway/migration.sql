-- What the gateway knows of tasks, how each command ended, and what each user's stream has said.
-- Every primary key that a person's data is read by begins with the user.

-- The read model of tasks. A deleted task keeps its row and version, so that no older event brings it back.
create table tasks (
  user_id        text    not null,
  task_id        uuid    not null,
  version        integer not null,
  -- The whole task as its newest event carried it; null: deleted. The columns below repeat what lists filter and sort by.
  state          jsonb,
  status         text,
  priority_order smallint,
  due_at         timestamptz,
  due_date       date,
  -- Where it stands among due times: a date counts as its end in UTC; 'infinity' without one.
  due_order      timestamptz,
  created_at     timestamptz,
  -- Folded to compare without case and accents, the same on every machine whatever its locale.
  title_key      text collate "C",
  tags           text[],
  primary key (user_id, task_id)
);
create index tasks_listed on tasks (user_id, status, due_order, task_id) where state is not null;

-- What each version of a task was and how it came about; null state: deleted.
create table task_history (
  user_id     text        not null,
  task_id     uuid        not null,
  version     integer     not null,
  change      text        not null,
  happened_at timestamptz not null,
  actor       jsonb       not null,
  caused_by   text        not null,
  state       jsonb,
  primary key (user_id, task_id, version)
);

-- What each person said of themselves: the newest profile.
create table profiles (
  user_id         text    primary key,
  profile_version integer not null,
  state           jsonb   not null
);

-- Addresses that were seen in a person's tokens and passed on.
create table seen_emails (
  user_id text        not null,
  email   text        not null,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (user_id, email)
);

-- Every command that was sent, and its outcome.
create table commands (
  command_id              uuid        primary key,
  user_id                 text        not null,
  type                    text        not null,
  -- The tasks it is about, those it creates included; empty where the gateway cannot know.
  task_ids                uuid[]      not null,
  creates                 boolean     not null,
  status                  text        not null default 'pending',
  requested_at            timestamptz not null default clock_timestamp(),
  -- The result as it came. The status stays pending until the read model has the versions that the result names.
  result_type             text,
  result                  jsonb,
  answered_at             timestamptz,
  awaits_task_ids         uuid[],
  awaits_versions         integer[],
  awaits_profile_version  integer,
  resolved_at             timestamptz
);
create index commands_pending on commands (user_id, requested_at) where status = 'pending';
create index commands_requested on commands using brin (requested_at);

-- Requests that carried an Idempotency-Key.
create table idempotency_keys (
  user_id      text        not null,
  key          text        not null,
  request_hash bytea       not null,
  command_id   uuid        not null,
  created_at   timestamptz not null default clock_timestamp(),
  primary key (user_id, key)
);
create index idempotency_keys_created on idempotency_keys using brin (created_at);

-- The head of each user's stream. Its row is locked by whoever adds to what the user sees.
create table streams (
  user_id  text   primary key,
  position bigint not null default 0
) with (fillfactor = 70);

-- What was said on each user's stream, without gaps but for the oldest, which go away.
create table stream_events (
  user_id  text        not null,
  position bigint      not null,
  event    text        not null,
  data     json        not null,
  said_at  timestamptz not null default clock_timestamp(),
  primary key (user_id, position)
);
create index stream_events_said on stream_events using brin (said_at);
