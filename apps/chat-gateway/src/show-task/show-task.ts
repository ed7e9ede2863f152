import type { Task } from '@todo/event-contracts';

import type { PrismaReads } from '../adapters/prisma-reads.js';
import { type FieldChange, fieldChanges } from './field-changes.js';

/** One version of a task, as its owner reads it. */
export interface HistoryItem {
  readonly version: number;
  readonly change: string;
  readonly at: string;
  /** Who did it: the person, the scheduler, an operator. */
  readonly by: string;
  /** The command that caused it. */
  readonly causedBy: string;
  readonly changes: readonly FieldChange[];
  /** null: deleted. */
  readonly task: Task | null;
}

/** Shows one task of a person, and how it came to be what it is. */
export class ShowTask {
  constructor(private readonly reads: PrismaReads) {}

  /** @returns undefined when there is no such task of this user. */
  async present(userId: string, taskId: string): Promise<Task | undefined> {
    const where = { userId_taskId: { userId, taskId } };
    const row = await this.reads.read(({ task }) => task.findUnique({ where, select: { state: true } }));
    return (row?.state ?? undefined) as Task | undefined;
  }

  /** The newest versions first, those before `before` only. */
  async history(
    userId: string,
    taskId: string,
    { limit, before }: { limit: number; before: number | undefined },
  ): Promise<{ items: HistoryItem[]; next: number | undefined }> {
    const rows = await this.reads.read(({ taskHistory }) =>
      taskHistory.findMany({
        where: { userId, taskId, ...(before === undefined ? {} : { version: { lt: before } }) },
        orderBy: { version: 'desc' },
        // One more: what the last one shown was made from.
        take: limit + 1,
      }),
    );
    const items = rows.slice(0, limit).map((row, index) => {
      const state = row.state as Task | null;
      const earlier = rows[index + 1];
      return {
        ...{ version: row.version, change: row.change, at: row.happenedAt.toISOString(), causedBy: row.causedBy },
        by: (row.actor as { type: string }).type,
        changes: fieldChanges((earlier?.state ?? null) as Task | null, state),
        task: state,
      };
    });
    return { items, next: rows.length > limit ? items.at(-1)?.version : undefined };
  }
}
