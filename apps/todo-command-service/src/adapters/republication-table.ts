import type { SqlClient } from '@todo/messaging-prisma';

import type { Republication, Republications, TaskPlace } from '../republish/republish-tasks.js';
import { loadTasks } from './task-table.js';

interface RepublicationRow {
  readonly republication_id: string;
  readonly only_user_id: string | null;
  readonly last_user_id: string | null;
  readonly last_task_id: string | null;
  readonly tasks: number;
}

const columns = 'republication_id, only_user_id, last_user_id, last_task_id, tasks::int';

/** The republications of this database. */
export function republicationsIn(db: SqlClient): Republications {
  return {
    open: (newId, onlyUserId) => openRepublication(db, newId, onlyUserId),
    lock: lockRepublication,
    advance: advanceRepublication,
    nextPlaces,
    tasks: loadTasks,
  };
}

async function openRepublication(db: SqlClient, newId: string, onlyUserId: string | undefined): Promise<Republication> {
  const { rows } = await db.query<RepublicationRow>(
    `select ${columns} from republications
     where finished_at is null and only_user_id is not distinct from $1 order by started_at limit 1`,
    [onlyUserId ?? null],
  );
  const [row] = rows;
  if (row !== undefined) return republication(row);
  await db.query('insert into republications (republication_id, only_user_id) values ($1, $2)', [
    newId,
    onlyUserId ?? null,
  ]);
  return { republicationId: newId, onlyUserId, last: undefined, tasks: 0 };
}

async function lockRepublication(tx: SqlClient, republicationId: string): Promise<Republication> {
  const { rows } = await tx.query<RepublicationRow>(
    `select ${columns} from republications where republication_id = $1 for update`,
    [republicationId],
  );
  return republication(rows[0]!);
}

async function advanceRepublication(
  tx: SqlClient,
  { republicationId, last, tasks }: Republication,
  finished: boolean,
): Promise<void> {
  await tx.query(
    `update republications set last_user_id = $2, last_task_id = $3, tasks = $4,
       finished_at = case when $5::boolean then clock_timestamp() end
     where republication_id = $1`,
    [republicationId, last?.userId ?? null, last?.taskId ?? null, tasks, finished],
  );
}

async function nextPlaces(tx: SqlClient, { last, onlyUserId }: Republication, tasksMax: number): Promise<TaskPlace[]> {
  const { rows } = await tx.query<{ user_id: string; task_id: string }>(
    `select user_id, task_id from tasks
     where ($1::text is null or (user_id, task_id) > ($1, $2::uuid)) and ($3::text is null or user_id = $3)
     order by user_id, task_id limit $4`,
    [last?.userId ?? null, last?.taskId ?? null, onlyUserId ?? null, tasksMax],
  );
  return rows.map(({ user_id, task_id }) => ({ userId: user_id, taskId: task_id }));
}

function republication(row: RepublicationRow): Republication {
  const { republication_id, only_user_id, last_user_id, last_task_id, tasks } = row;
  return {
    republicationId: republication_id,
    onlyUserId: only_user_id ?? undefined,
    last: last_user_id === null || last_task_id === null ? undefined : { userId: last_user_id, taskId: last_task_id },
    tasks,
  };
}
