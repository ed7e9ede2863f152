-- The audit trail: entries that are added and never changed, each carrying the hash of the one before it.

-- One chain for each partition of the audit log. Whoever adds to a chain holds the lock on its row.
create table audit_chains (
  chain_id            text collate "C" primary key,
  -- The newest entry.
  sequence            bigint not null default 0,
  hash                bytea  not null default decode(repeat('00', 32), 'hex'),
  filed_at            timestamptz,
  -- Where the kept part begins: the newest entry that has gone away, signed by the service.
  start_sequence      bigint not null default 0,
  start_hash          bytea  not null default decode(repeat('00', 32), 'hex'),
  start_signature     text,
  -- The newest entry that a published checkpoint names.
  checkpoint_sequence bigint not null default 0
);

-- Which entries there were, so that one told twice is one. Kept longer than entries: the log can tell of one again as
-- long as it has it. A table of its own, since a partitioned one can only be unique together with its time.
create table audit_entry_ids (
  entry_id uuid primary key,
  seen_on  date not null
);
create index audit_entry_ids_seen on audit_entry_ids using brin (seen_on);

create table audit_entries (
  chain_id       text collate "C" not null,
  sequence       bigint      not null,
  previous_hash  bytea       not null,
  hash           bytea       not null,
  -- What retention counts from: the entry's own time, brought into the order of its chain, so that what runs out is
  -- always the beginning of a chain.
  filed_at       timestamptz not null,
  entry_id       uuid        not null,
  action         text        not null,
  user_id        text        not null,
  actor_type     text        not null,
  actor_id       text        not null,
  happened_at    timestamptz not null,
  resource_type  text        not null,
  resource_id    text        not null,
  -- json and not jsonb: the hash covers the text, byte for byte. Null: the entry says nothing of it.
  before_state   json,
  after_state    json,
  correlation_id text        not null,
  causation_id   text        not null,
  source         text        not null,
  primary key (chain_id, sequence, filed_at)
) partition by range (filed_at);

-- The words of both states. A state too long to be one document of the text search (1 MB of words) counts with its
-- beginning only: whatever a state holds, the entry can be recorded.
create function audit_words(before_state json, after_state json) returns tsvector
language sql immutable parallel safe
as $$
  select case
    when coalesce(octet_length(before_state::text), 0) + coalesce(octet_length(after_state::text), 0) <= 200000
    then json_to_tsvector('simple', coalesce(before_state, 'null'), '["string"]')
      || json_to_tsvector('simple', coalesce(after_state, 'null'), '["string"]')
    else to_tsvector('simple', coalesce(left(before_state::text, 50000), ''))
      || to_tsvector('simple', coalesce(left(after_state::text, 50000), ''))
  end
$$;

-- Each ends in the order of the pages.
create index audit_entries_newest      on audit_entries (happened_at desc, entry_id desc);
create index audit_entries_user        on audit_entries (user_id, happened_at desc, entry_id desc);
create index audit_entries_resource    on audit_entries (resource_id, happened_at desc, entry_id desc);
create index audit_entries_kind        on audit_entries (resource_type, action, happened_at desc, entry_id desc);
create index audit_entries_action      on audit_entries (action, happened_at desc, entry_id desc);
create index audit_entries_correlation on audit_entries (correlation_id, happened_at desc, entry_id desc);
create index audit_entries_text        on audit_entries using gin (audit_words(before_state, after_state));

-- Nobody changes or removes an entry, the owner of the table included; retention drops whole days.
create function audit_refuse() returns trigger
language plpgsql
as $$
begin
  raise exception 'the audit trail is never changed' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entries_stay before update or delete on audit_entries
  for each row execute function audit_refuse();
create trigger audit_entries_stay_all before truncate on audit_entries
  for each statement execute function audit_refuse();
create trigger audit_chains_stay before delete or truncate on audit_chains
  for each statement execute function audit_refuse();

-- A chain only grows, and its kept part only begins later.
create function audit_only_forward() returns trigger
language plpgsql
as $$
begin
  if new.chain_id <> old.chain_id or new.sequence < old.sequence or new.start_sequence < old.start_sequence
    or new.checkpoint_sequence < old.checkpoint_sequence or new.start_sequence > new.sequence
    or (new.sequence = old.sequence and new.hash <> old.hash) then
    raise exception 'a chain of the audit trail only goes forward' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger audit_chains_forward before update on audit_chains
  for each row execute function audit_only_forward();

-- Makes the partitions of some days, those that are not there yet. Runs as the owner: the service may not make tables.
create function audit_open_days(days date[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  day date;
  partition text;
begin
  -- Until the caller's transaction ends, no day goes away between being found and being written to.
  lock table public.audit_entries in row exclusive mode;
  foreach day in array days loop
    partition := 'audit_entries_' || to_char(day, 'YYYYMMDD');
    continue when to_regclass('public.' || partition) is not null;
    perform pg_advisory_xact_lock(7103, 1);
    continue when to_regclass('public.' || partition) is not null;
    -- Attached and not created in place: that would lock readers and writers of all other days out.
    execute format('create table public.%I (like public.audit_entries including defaults including indexes)', partition);
    execute format('alter table public.audit_entries attach partition public.%I for values from (%L) to (%L)',
      partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    -- Triggers on statements do not come with the parent's.
    execute format('create trigger audit_entries_stay_all before truncate on public.%I
      for each statement execute function public.audit_refuse()', partition);
  end loop;
end
$$;

-- Drops the days before `kept_from`, and notes where each chain begins from now on. @returns how many days went.
create function audit_drop_days(
  kept_from date, chain_ids text[], sequences bigint[], hashes text[], signatures text[]
) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '200ms'
as $$
declare
  partition name;
  misplaced boolean;
  dropped integer := 0;
begin
  -- By this server's own clock: a service whose clock is wrong must not be able to empty the trail.
  if kept_from > ((clock_timestamp() - interval '90 days') at time zone 'UTC')::date then
    raise exception 'entries are kept for 90 days' using errcode = 'insufficient_privilege';
  end if;
  update public.audit_chains c
    set start_sequence = s.sequence, start_hash = decode(s.hash, 'hex'), start_signature = s.signature
    from unnest(chain_ids, sequences, hashes, signatures) as s (chain_id, sequence, hash, signature)
    where c.chain_id = s.chain_id and s.sequence > c.start_sequence
      and exists (select from public.audit_entries e where e.chain_id = s.chain_id and e.sequence = s.sequence
        and e.hash = decode(s.hash, 'hex') and e.filed_at < kept_from::timestamp at time zone 'UTC');
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.audit_entries'::regclass
      and to_date(right(c.relname, 8), 'YYYYMMDD') < kept_from
    order by 1
  loop
    execute format('select exists (
        select from (select chain_id, max(sequence) as newest from public.%I group by chain_id) p
        left join public.audit_chains c using (chain_id)
        where c.chain_id is null or p.newest > c.start_sequence)', partition) into misplaced;
    if misplaced then
      raise exception '% holds what is not at the beginning of its chain', partition using errcode = 'integrity_constraint_violation';
    end if;
    execute format('drop table public.%I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;

-- Forgets ids that were seen before a day, a portion at a time. @returns how many.
create function audit_forget_ids(seen_before date, ids_max integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  forgotten integer;
begin
  if seen_before > ((clock_timestamp() - interval '90 days') at time zone 'UTC')::date then
    raise exception 'entries are kept for 90 days' using errcode = 'insufficient_privilege';
  end if;
  delete from public.audit_entry_ids where ctid = any(array(
    select ctid from public.audit_entry_ids where seen_on < seen_before limit ids_max for update skip locked));
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

-- What the service may do where it does not own its tables: its login is made a member of `audit_service_app` (README).
revoke all on function audit_open_days, audit_drop_days, audit_forget_ids from public;
do $$
begin
  if not exists (select from pg_roles where rolname = 'audit_service_app') then
    create role audit_service_app nologin;
  end if;
exception
  -- Two databases of one server are migrated at once, or roles are somebody else's business here.
  when duplicate_object or unique_violation or insufficient_privilege then null;
end
$$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'audit_service_app') then
    raise notice 'there is no role audit_service_app; the owner has to create it and grant it its rights';
    return;
  end if;
  grant select, insert on audit_entries, audit_entry_ids to audit_service_app;
  grant select, insert (chain_id), update (sequence, hash, filed_at, checkpoint_sequence)
    on audit_chains to audit_service_app;
  grant select, insert, update, delete on outbox, inbox to audit_service_app;
  grant execute on function audit_open_days, audit_drop_days, audit_forget_ids to audit_service_app;
end
$$;
