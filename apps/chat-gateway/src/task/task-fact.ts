import type { TaskEvent } from '@todo/event-contracts';
import type { Actor, Task } from '@todo/event-contracts';

import { tombstone, type TaskRow, taskRow } from './task-row.js';

/** What one event says of one task. */
export interface TaskFact {
  readonly userId: string;
  readonly taskId: string;
  readonly version: number;
  /** `snapshot`: nothing happened, a state is told again. */
  readonly change:
    'created' | 'edited' | 'archived' | 'reopened' | 'skipped' | 'restored' | 'completed' | 'deleted' | 'snapshot';
  /** null: deleted. */
  readonly state: Task | null;
  readonly happenedAt: string;
  readonly actor: Actor;
  readonly causedBy: string;
}

/** The fact that an event carries. */
export function factOf(event: TaskEvent): TaskFact {
  const { userId, timestamp, headers } = event;
  const origin = { userId, happenedAt: timestamp, actor: headers.actor, causedBy: headers.causationId };
  return { ...origin, ...told(event) };
}

function told(event: TaskEvent): Pick<TaskFact, 'taskId' | 'version' | 'change' | 'state'> {
  switch (event.eventType) {
    case 'task.created':
      return existing('created', event.payload.task);
    case 'task.updated':
      return existing(event.payload.kind, event.payload.newState);
    case 'task.completed':
      return existing('completed', event.payload.task);
    case 'task.deleted':
      return { taskId: event.payload.taskId, version: event.payload.version, change: 'deleted', state: null };
    case 'task.snapshot': {
      const { taskId, version, task } = event.payload;
      return { taskId, version, change: 'snapshot', state: task ?? null };
    }
    default:
      return event satisfies never;
  }
}

const existing = (change: TaskFact['change'], state: Task) => ({
  taskId: state.taskId,
  version: state.version,
  change,
  state,
});

/** The read model's row after a fact. */
export function rowAfter({ userId, taskId, version, state }: TaskFact): TaskRow {
  // The envelope says whose task it is; a state cannot move it to somebody else.
  return state === null ? tombstone(userId, taskId, version) : { ...taskRow(state), userId, taskId, version };
}
