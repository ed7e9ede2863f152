import type { Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

/** A request that may be repeated, by its Idempotency-Key. */
export interface RepeatableRequest {
  readonly key: string;
  readonly requestHash: string;
}

/** What has to be known before a command may be sent. */
export interface Asked {
  readonly userId: string;
  /** The id that the command will have, unless it was used before. */
  readonly commandId: string;
  readonly key: string | undefined;
  /** The task it is about; undefined for a new one. */
  readonly taskId: string | undefined;
}

/** A key that was used within the last 24 hours, and what for. */
export interface UsedKey {
  readonly userId: string;
  readonly key: string;
  readonly requestHash: string;
  readonly commandId: string;
}

/** A task as the read model has it. */
export interface KnownTask {
  readonly userId: string;
  readonly taskId: string;
  readonly version: number;
  /** null: deleted. */
  readonly state: Task | null;
}

/** A command still on its way that touches a task that was asked for, or nobody knows what. */
export interface PendingCommand {
  readonly userId: string;
  /** The task that was asked for. */
  readonly taskId: string;
  readonly commandId: string;
  readonly creates: boolean;
}

/** What is known, of all that was asked. */
export interface Found {
  readonly keys: readonly UsedKey[];
  /** Command ids that were used before: by keys of long ago. */
  readonly takenIds: readonly string[];
  readonly tasks: readonly KnownTask[];
  /** The oldest first. */
  readonly pending: readonly PendingCommand[];
}

/** Commands that count as seen are bounded by their contract; the newest matter most. */
const ownPendingMax = 1000;

/** How long an Idempotency-Key is remembered. */
export const idempotencyKeptHours = 24;

/**
 * Reads everything in one statement, so that it is one moment: a command must not vanish from the pending ones between
 * the look at them and the look at the version that it made.
 */
export async function precedents(tx: SqlClient, asked: readonly Asked[]): Promise<Found> {
  const keyed = asked.filter(({ key }) => key !== undefined);
  const about = asked.filter(({ taskId }) => taskId !== undefined);
  const { rows } = await tx.query<Found>(
    `select
       (select coalesce(json_agg(json_build_object('userId', k.user_id, 'key', k.key, 'commandId', k.command_id,
                                                   'requestHash', encode(k.request_hash, 'hex'))), '[]')
        from unnest($1::text[], $2::text[]) a(user_id, key)
        join idempotency_keys k on k.user_id = a.user_id and k.key = a.key
          and k.created_at > clock_timestamp() - interval '${idempotencyKeptHours} hours') as keys,
       (select coalesce(json_agg(command_id), '[]') from commands where command_id = any($3::uuid[])) as "takenIds",
       (select coalesce(json_agg(json_build_object('userId', t.user_id, 'taskId', t.task_id, 'version', t.version,
                                                   'state', t.state)), '[]')
        from unnest($4::text[], $5::uuid[]) a(user_id, task_id)
        join tasks t on t.user_id = a.user_id and t.task_id = a.task_id) as tasks,
       (select coalesce(json_agg(json_build_object('userId', a.user_id, 'taskId', a.task_id,
                                                   'commandId', c.command_id, 'creates', c.creates)
                                 order by c.requested_at), '[]')
        from (select distinct * from unnest($4::text[], $5::uuid[])) a(user_id, task_id)
        cross join lateral (
          select command_id, creates, requested_at from commands
          where user_id = a.user_id and status = 'pending' and (a.task_id = any(task_ids) or task_ids = '{}')
          order by requested_at desc limit ${ownPendingMax}) c) as pending`,
    [
      keyed.map(({ userId }) => userId),
      keyed.map(({ key }) => key),
      keyed.map(({ commandId }) => commandId),
      about.map(({ userId }) => userId),
      about.map(({ taskId }) => taskId),
    ],
  );
  return rows[0] ?? { keys: [], takenIds: [], tasks: [], pending: [] };
}

/** A command as the ledger takes it down. */
export interface LedgerEntry {
  readonly userId: string;
  readonly commandId: string;
  readonly type: string;
  /** The tasks it touches, those it creates included; none where that is not known. */
  readonly taskIds: readonly string[];
  readonly creates: boolean;
  readonly request: RepeatableRequest | undefined;
}

/** Takes commands down as pending, and the requests that may be repeated with them. */
export async function enterCommands(tx: SqlClient, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `with entry as (
       select * from unnest($1::text[], $2::uuid[], $3::text[], $4::json[], $5::boolean[], $6::text[], $7::text[])
         as e(user_id, command_id, type, task_ids, creates, key, request_hash)
     ), remembered as (
       insert into idempotency_keys (user_id, key, request_hash, command_id)
       select user_id, key, decode(request_hash, 'hex'), command_id from entry where key is not null
       -- Only a key that has run out can be in the way.
       on conflict (user_id, key) do update set
         request_hash = excluded.request_hash, command_id = excluded.command_id, created_at = clock_timestamp()
     )
     insert into commands (command_id, user_id, type, task_ids, creates)
     select command_id, user_id, type, array(select json_array_elements_text(task_ids)::uuid), creates from entry`,
    [
      entries.map(({ userId }) => userId),
      entries.map(({ commandId }) => commandId),
      entries.map(({ type }) => type),
      entries.map(({ taskIds }) => JSON.stringify(taskIds)),
      entries.map(({ creates }) => creates),
      entries.map(({ request }) => request?.key ?? null),
      entries.map(({ request }) => request?.requestHash ?? null),
    ],
  );
}
