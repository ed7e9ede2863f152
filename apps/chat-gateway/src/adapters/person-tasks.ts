import type { SqlClient } from '@todo/messaging-prisma';

import type { PersonTask } from '../converse/numbering.js';

/** A person's tasks as they were when their stream stood at a position. */
interface Known {
  readonly position: number;
  readonly tasks: ReadonlyMap<string, PersonTask>;
}

/** What one entry of a stream says of a task; null: deleted. */
interface Told {
  readonly taskId: string;
  readonly task: PersonTask | null;
}

/** More that was said than this costs as much to read as the tasks themselves. */
const toldMax = 200;

/**
 * All tasks of the people who talk. A sentence may mean any of them, and reading ten thousand for each sentence takes
 * longer than everything else. Every change of a task is said on its user's stream in the transaction that makes it,
 * so what was said since they were read is all that has to be read again. Nothing here outlives a doubt: a gap in what
 * was said means reading everything.
 */
export class PersonTasks {
  /** The least recently used first. */
  private readonly known = new Map<string, Known>();
  private held = 0;

  /** @param tasksMax tasks kept in memory at most, of all people together; about 0.5 kB each. */
  constructor(private readonly tasksMax = 100_000) {}

  /** The user's tasks in the order in which they were made, as they are at this moment. */
  async of(db: SqlClient, userId: string): Promise<readonly PersonTask[]> {
    const before = this.known.get(userId);
    const now = (before && (await since(db, userId, before))) ?? (await everything(db, userId));
    this.keep(userId, now);
    return [...now.tasks.values()];
  }

  private keep(userId: string, known: Known): void {
    this.forget(userId);
    if (known.tasks.size > this.tasksMax) return;
    this.known.set(userId, known);
    this.held += known.tasks.size + 1;
    for (const oldest of this.known.keys()) {
      if (this.held <= this.tasksMax) return;
      this.forget(oldest);
    }
  }

  private forget(userId: string): void {
    const known = this.known.get(userId);
    if (known === undefined) return;
    this.known.delete(userId);
    this.held -= known.tasks.size + 1;
  }
}

/** What is known, brought up to date; undefined when that cannot be told from what was said. */
async function since(db: SqlClient, userId: string, known: Known): Promise<Known | undefined> {
  // One statement is one moment: the head and what was said up to it.
  const { rows } = await db.query<{ head: string | null; count: string; told: Told[] }>(
    `with said as (
       select position, event, data from stream_events
       where user_id = $1 and position > $2 order by position limit ${toldMax + 1})
     select (select position from streams where user_id = $1) as head,
            (select count(*) from said) as count,
            (select coalesce(json_agg(json_build_object(
                'taskId', data->'taskId', 'task', case when json_typeof(data->'task') = 'object' then (data->'task')::jsonb - 'description' end)
              order by position), '[]') from said where event = 'task') as told`,
    [userId, known.position],
  );
  const { head, count, told } = rows[0]!;
  const position = Number(head ?? 0);
  if (position - known.position !== Number(count)) return undefined;
  if (told.length === 0) return { position, tasks: known.tasks };
  const tasks = new Map(known.tasks);
  for (const { taskId, task } of told) {
    if (task === null) tasks.delete(taskId);
    else tasks.set(taskId, task);
  }
  return { position, tasks };
}

async function everything(db: SqlClient, userId: string): Promise<Known> {
  const { rows } = await db.query<{ head: string | null; tasks: PersonTask[] }>(
    `select (select position from streams where user_id = $1) as head,
            (select coalesce(json_agg(state - 'description' order by created_at, task_id), '[]')
             from tasks where user_id = $1 and state is not null) as tasks`,
    [userId],
  );
  const { head, tasks } = rows[0]!;
  return { position: Number(head ?? 0), tasks: new Map(tasks.map((task) => [task.taskId, task])) };
}
