import type { SqlClient } from '@todo/messaging-prisma';

import type { TaskChanged } from '../converse/history-entry.js';

/** Changes that are told at most. */
const changesMax = 20;

/** The newest changes of a user's tasks in a span of time, the oldest first. */
export async function changesBetween(
  db: SqlClient,
  userId: string,
  { from, to, taskIds }: { from: Date; to: Date; taskIds: readonly string[] | undefined },
): Promise<TaskChanged[]> {
  const { rows } = await db.query<TaskChanged>(
    `select h.change, h.happened_at as "happenedAt", h.state as after, (
       select b.state from task_history b
       where b.user_id = h.user_id and b.task_id = h.task_id and b.version < h.version and b.state is not null
       order by b.version desc limit 1) as before
     from task_history h
     where h.user_id = $1 and h.happened_at >= $2 and h.happened_at < $3 and ($4::uuid[] is null or h.task_id = any($4))
     order by h.happened_at desc, h.task_id, h.version desc limit ${changesMax}`,
    [userId, from, to, taskIds ?? null],
  );
  return rows.reverse();
}
