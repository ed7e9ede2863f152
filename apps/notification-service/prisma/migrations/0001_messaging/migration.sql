-- The outbox and inbox of a service. Every service's first migration holds this file, byte for byte.

create table outbox (
  id           bigint generated always as identity primary key,
  user_id      text        not null,
  topic        text        not null,
  partition    integer     not null,
  key          bytea,
  value        bytea,
  headers      text        not null,
  created_at   timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  parked_at    timestamptz,
  parked_code  text
);

-- What still has to go out, by user and in order; empty in a healthy system, so it costs next to nothing.
create index outbox_waiting on outbox (user_id, id) where published_at is null and parked_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
-- What an operator has to decide on.
create index outbox_parked on outbox (parked_at) where parked_at is not null;

create table inbox (
  consumer_group text        not null,
  message_id     uuid        not null,
  user_id        text        not null,
  handled_at     timestamptz not null default clock_timestamp(),
  -- What is answered when the message comes again.
  outcome        jsonb,
  primary key (consumer_group, message_id)
);
create index inbox_handled on inbox (handled_at);
