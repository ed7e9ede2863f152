import type { Task } from '@todo/event-contracts';
import { TransientError } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import type { BatchChanges } from '../handle-commands/command-store.js';
import type { KnownTask } from '../task/decision.js';
import { taskOf, type TaskState, versionOf } from '../task/task-state.js';

type TaskChange = BatchChanges['tasks'][number];

interface TaskRow {
  readonly task_id: string;
  readonly user_id: string;
  readonly version: number;
  readonly content_version: number;
  readonly deleted: boolean;
  readonly state: Task;
}

const columns = `task_id, user_id, version, content_version, status = 'deleted' as deleted, state`;

/** Those of the tasks that are known, whosever they are, by id. */
export async function loadTasks(tx: SqlClient, taskIds: readonly string[]): Promise<Map<string, KnownTask>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await tx.query<TaskRow>(`select ${columns} from tasks where task_id = any($1::uuid[])`, [taskIds]);
  return byId(rows);
}

/** The open tasks of some people that have reminders, by id. */
export async function loadRemindingTasks(tx: SqlClient, userIds: readonly string[]): Promise<Map<string, KnownTask>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await tx.query<TaskRow>(
    `select ${columns} from tasks
     where user_id = any($1::text[]) and status = 'pending' and jsonb_array_length(state -> 'reminders') > 0`,
    [userIds],
  );
  return byId(rows);
}

/** @throws TransientError when an id was taken meanwhile: decided anew, it is refused as such. */
export async function insertTasks(tx: SqlClient, changes: readonly TaskChange[]): Promise<void> {
  const fresh = changes.filter(({ loadedVersion }) => loadedVersion === undefined).map(({ known }) => known);
  if (fresh.length === 0) return;
  const { rowCount } = await tx.query(
    `insert into tasks (task_id, user_id, version, content_version, status, state)
     select * from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::text[], $6::jsonb[])
     on conflict (task_id) do nothing`,
    [fresh.map(idOf), fresh.map(({ userId }) => userId), ...stateColumns(fresh)],
  );
  if (rowCount !== fresh.length)
    throw new TransientError('task-id-taken', 'a task with the same id was created meanwhile');
}

/** @throws TransientError when a task was changed since it was loaded, which the users' locks should not let happen. */
export async function updateTasks(tx: SqlClient, changes: readonly TaskChange[]): Promise<void> {
  const changed = changes.filter(({ loadedVersion }) => loadedVersion !== undefined);
  if (changed.length === 0) return;
  const known = changed.map((change) => change.known);
  const { rowCount } = await tx.query(
    `update tasks set
       version = next.version, content_version = next.content_version, status = next.status, state = next.state
     from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::jsonb[])
       as next (task_id, loaded_version, version, content_version, status, state)
     where tasks.task_id = next.task_id and tasks.version = next.loaded_version`,
    [known.map(idOf), changed.map(({ loadedVersion }) => loadedVersion), ...stateColumns(known)],
  );
  if (rowCount !== changed.length) throw new TransientError('task-version-moved', 'a task was changed meanwhile');
}

const idOf = ({ state }: KnownTask): string => taskOf(state).taskId;

/** version, content_version, status and state, column by column. */
function stateColumns(tasks: readonly KnownTask[]): unknown[] {
  return [
    tasks.map(({ state }) => versionOf(state)),
    tasks.map(({ content }) => content),
    tasks.map(({ state }) => (state.kind === 'live' ? state.task.status : 'deleted')),
    tasks.map(({ state }) => JSON.stringify(taskOf(state))),
  ];
}

function byId(rows: readonly TaskRow[]): Map<string, KnownTask> {
  return new Map(rows.map((row) => [row.task_id, knownTask(row)]));
}

function knownTask({ user_id, version, content_version, deleted, state }: TaskRow): KnownTask {
  const known: TaskState = deleted ? { kind: 'deleted', lastState: state, version } : { kind: 'live', task: state };
  return { userId: user_id, state: known, content: content_version };
}
