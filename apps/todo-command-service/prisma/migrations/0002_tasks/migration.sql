-- The tasks of all people, how each came to be as it is, and what is due when. This service alone writes them.

-- What is kept of a person besides their tasks.
create table people (
  user_id          text    primary key,
  -- Counted here, so that the limit costs no look at ten thousand rows.
  open_tasks       integer not null check (open_tasks >= 0),
  -- The highest position in the person's journal.
  journal_position integer not null,
  -- Null until the first profile.update.
  profile          jsonb
) with (fillfactor = 80);

create table tasks (
  task_id         uuid    primary key,
  user_id         text    not null,
  -- Counts every change and never restarts: a deleted task keeps its row.
  version         integer not null check (version >= 1),
  -- The version whose content is in force: an older one after an undo, 0 when its creation was undone.
  content_version integer not null check (content_version between 0 and version),
  status          text    not null check (status in ('pending', 'completed', 'archived', 'deleted')),
  -- The whole task as its newest event carries it; of a deleted one, as it last was.
  state           jsonb   not null
) with (fillfactor = 80);
-- All tasks in one order, for republishing; and one person's.
create index tasks_by_user on tasks (user_id, task_id);

-- What undo takes back: one row a command that changed tasks, the newest with the highest position.
create table journal (
  user_id     text        not null,
  position    integer     not null,
  command_id  uuid        not null,
  -- False once it was undone.
  in_force    boolean     not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- Of each task: content before and after, and the state that is not in force now.
  changes     jsonb       not null,
  primary key (user_id, position)
);
create unique index journal_command on journal (command_id);
create index journal_recorded on journal using brin (recorded_at);

-- Every reminder at every time on every channel there was: published once, whatever happens to its task afterwards.
create table due_reminders (
  reminder_id    uuid        not null,
  scheduled_for  timestamptz not null,
  channel        text        not null,
  task_id        uuid        not null,
  user_id        text        not null,
  state          text        not null default 'waiting' check (state in ('waiting', 'published', 'cancelled')),
  -- The command that asked for it: one trace leads from the sentence to the mail.
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text,
  published_at   timestamptz,
  -- The user too: ids of reminders come from clients, and nobody's may stand in the way of another's.
  primary key (user_id, reminder_id, scheduled_for, channel)
);
create index due_reminders_waiting on due_reminders (scheduled_for, user_id) where state = 'waiting';
create index due_reminders_settled on due_reminders (scheduled_for) where state <> 'waiting';

-- How far a republication has come, so that it goes on where it was interrupted.
create table republications (
  republication_id uuid        primary key,
  -- Null: everybody's tasks.
  only_user_id     text,
  started_at       timestamptz not null default clock_timestamp(),
  finished_at      timestamptz,
  -- The last task that was republished; null: none yet.
  last_user_id     text,
  last_task_id     uuid,
  tasks            bigint      not null default 0
);
