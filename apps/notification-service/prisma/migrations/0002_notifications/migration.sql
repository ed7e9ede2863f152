-- Who can be reached where, what is known of tasks, and every delivery of a reminder.
-- The queue of mails to be sent has a schema of its own, which graphile-worker makes at the service's start.

-- The newest profile of each person, as far as reaching them needs it.
create table contacts (
  user_id         text    primary key,
  profile_version integer not null,
  -- One plain address, or null.
  email           text,
  time_zone       text    not null,
  language        text    not null,
  -- Stored only; nothing is held back yet.
  quiet_hours     jsonb,
  channels        text[]  not null
);

-- When each task reminds, by its newest event. A deleted task keeps its row and version, so that no older event, and no
-- reminder that was overtaken, brings it back.
create table task_schedules (
  user_id text    not null,
  task_id uuid    not null,
  version integer not null,
  -- Status, due and reminders; null: deleted.
  state   jsonb,
  primary key (user_id, task_id)
) with (fillfactor = 80);

-- Every reminder at every time on every channel: delivered once, whatever happens.
create table deliveries (
  -- Derived from the four columns of the unique key below; also the id of the notification and of the mail.
  delivery_id     uuid        primary key,
  user_id         text        not null,
  reminder_id     uuid        not null,
  scheduled_for   timestamptz not null,
  channel         text        not null check (channel in ('email', 'push', 'in-app')),
  task_id         uuid        not null,
  task_version    integer     not null,
  -- What the person is told; the title only until it is told.
  title           text,
  due             text,
  time_zone       text,
  -- sending: committed before the conversation with the mail server begins. Whoever dies in between leaves it like
  -- this, and nobody can tell what became of the mail: unknown.
  state           text        not null
    check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'skipped', 'cancelled')),
  -- A fixed word.
  reason          text,
  -- Conversations with the mail server that were begun.
  attempts        integer     not null default 0,
  next_attempt_at timestamptz,
  sending_since   timestamptz,
  -- The sentence that asked for it: one trace leads from there to the mail.
  correlation_id  text        not null,
  causation_id    text        not null,
  traceparent     text,
  created_at      timestamptz not null default clock_timestamp(),
  settled_at      timestamptz
) with (fillfactor = 80);
-- The user is part of it: ids of reminders are made by clients, and nobody's may stand in for another's.
create unique index deliveries_natural on deliveries (user_id, reminder_id, scheduled_for, channel);
create index deliveries_queued on deliveries (next_attempt_at) where state = 'queued';
create index deliveries_cancellable on deliveries (user_id, task_id) where state = 'queued';
create index deliveries_sending on deliveries (sending_since) where state = 'sending';
create index deliveries_created on deliveries using brin (created_at);
