import type { Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';

import { timeZoneOf } from '../adapters/profile-table.js';
import { listTasks } from '../adapters/task-list.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { dueWindow } from './due-window.js';
import { places } from './place.js';
import type { TaskQuery } from './task-query.js';

export interface TaskPage {
  readonly items: readonly Task[];
  /** null: this is the last page. */
  readonly nextCursor: string | null;
}

/** Lists a person's tasks. */
export class ListTasks {
  constructor(
    private readonly db: SqlClient,
    private readonly now: () => Date,
  ) {}

  /** @throws Problem 400 for a cursor of another list. */
  async list(userId: string, { due, sort, limit, cursor, ...filter }: TaskQuery): Promise<TaskPage> {
    const after = cursor === undefined ? undefined : decodeCursor(places[sort], cursor);
    const window = due === undefined ? undefined : dueWindow(due, this.now(), await timeZoneOf(this.db, userId));
    const { items, next } = await listTasks(this.db, userId, { ...filter, due: window }, { sort, limit, after });
    return { items, nextCursor: next === undefined ? null : encodeCursor(next) };
  }
}
