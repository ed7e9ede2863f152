import type { Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import type { DueWindow } from '../list-tasks/due-window.js';
import type { Place } from '../list-tasks/place.js';
import type { Sort, TaskQuery } from '../list-tasks/task-query.js';

/** The expressions that a list is ordered by, all in one direction, so that one comparison of rows finds the next page. */
const orders: Readonly<Record<Sort, { by: readonly string[]; casts: readonly string[]; direction: 'asc' | 'desc' }>> = {
  due: { by: ['due_order', 'task_id'], casts: ['timestamptz', 'uuid'], direction: 'asc' },
  '-due': {
    // Tasks without a due time stand last in either direction.
    by: [`case when due_order = 'infinity' then '-infinity' else due_order end`, 'task_id'],
    casts: ['timestamptz', 'uuid'],
    direction: 'desc',
  },
  priority: {
    by: ['priority_order', 'due_order', 'task_id'],
    casts: ['smallint', 'timestamptz', 'uuid'],
    direction: 'asc',
  },
  created: { by: ['created_at', 'task_id'], casts: ['timestamptz', 'uuid'], direction: 'asc' },
  title: { by: ['title_key', 'task_id'], casts: ['text', 'uuid'], direction: 'asc' },
};

export interface ListedTasks {
  readonly items: readonly Task[];
  /** Behind the last item; undefined when there is no more. */
  readonly next: Place | undefined;
}

/** What a list is narrowed down to, beside the user whose it is. */
export type TaskFilter = Pick<TaskQuery, 'status' | 'priority' | 'tag' | 'q'> & {
  readonly due?: DueWindow | undefined;
};

/** One page of a user's tasks. */
export async function listTasks(
  db: SqlClient,
  userId: string,
  filter: TaskFilter,
  page: { readonly sort: Sort; readonly limit: number; readonly after: Place | undefined },
): Promise<ListedTasks> {
  const { by, casts, direction } = orders[page.sort];
  const values: unknown[] = [userId];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = ['user_id = $1', 'state is not null', ...conditionsOf(filter, value)];
  if (page.after !== undefined) {
    const bounds = page.after.slice(1).map((part, index) => `${value(part)}::${casts[index]}`);
    conditions.push(`(${by.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${bounds.join(', ')})`);
  }

  const { rows } = await db.query<{ state: Task; place: string[] }>(
    `select state, array[${by.map((key) => `(${key})::text`).join(', ')}] as place from tasks
     where ${conditions.join(' and ')}
     order by ${by.map((key) => `${key} ${direction}`).join(', ')} limit ${value(page.limit + 1)}`,
    values,
  );
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items: items.map(({ state }) => state), next: last && ([page.sort, ...last.place] as Place) };
}

function conditionsOf({ status, priority, tag, q, due }: TaskFilter, value: (given: unknown) => string): string[] {
  const conditions: string[] = [];
  if (status !== 'all') conditions.push(`status = ${value(status)}`);
  if (priority !== undefined) conditions.push(`priority_order = ${value({ high: 1, medium: 2, low: 3 }[priority])}`);
  if (tag !== undefined) conditions.push(`tags @> ${value(tag)}::text[]`);
  for (const word of q?.toLowerCase().split(/\s+/) ?? []) {
    // Found as it stands: % and _ mean themselves.
    const text = `lower(concat_ws(' ', state->>'title', state->>'description'))`;
    conditions.push(`strpos(${text}, ${value(word)}) > 0`);
  }
  if (due !== undefined) conditions.push(dueCondition(due, value));
  return conditions;
}

function dueCondition(due: DueWindow, value: (given: unknown) => string): string {
  if (due.kind !== 'between') return `${due.kind === 'any' ? 'not ' : ''}(due_at is null and due_date is null)`;
  const times = [due.from && `due_at >= ${value(due.from)}`, `due_at < ${value(due.to)}`];
  const dates = [due.fromDate && `due_date >= ${value(due.fromDate)}::date`, `due_date < ${value(due.toDate)}::date`];
  const all = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' and ');
  return `((${all(times)}) or (${all(dates)}))`;
}
