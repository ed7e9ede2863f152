import {
  completeTask,
  createTask,
  deleteTask,
  derivedId,
  type MessageDefinition,
  reopenTask,
  type Target,
  type Targets,
  type Task,
  updateTask,
} from '@todo/event-contracts';

import type { Wish } from './wish.js';

/** What the gateway knows of the task that a wish is about, read in one look. */
export interface Seen {
  /** undefined: no such task of this user. `state` null: deleted. */
  readonly task: { readonly version: number; readonly state: Task | null } | undefined;
  /** The user's commands that are still on their way and touch the task, or nobody knows what, oldest first. */
  readonly ownPending: readonly { readonly commandId: string; readonly creates: boolean }[];
}

/** A command, ready to be sent. */
export interface DecidedCommand {
  readonly definition: MessageDefinition;
  readonly payload: unknown;
  readonly taskIds: readonly string[];
  readonly creates: boolean;
}

export type Decision =
  | { readonly kind: 'send'; readonly command: DecidedCommand }
  | { readonly kind: 'unknown-task' }
  /** The task has moved on from every version that was expected; `task` is its present state. */
  | { readonly kind: 'stale'; readonly task: Task };

/** Turns a wish into the command that carries it out, on the state that the person saw. */
export function decideCommand(wish: Wish, seen: Seen, commandId: string): Decision {
  if (wish.kind === 'create') return send(createTask, creation(wish.task, commandId));

  const { task, ownPending } = seen;
  // A task that the user's own command is just creating can be named already: it will begin as version 1.
  const onItsWay = task === undefined && ownPending.some(({ creates }) => creates);
  if (!onItsWay && (task === undefined || task.state === null) && !mayReturn(seen)) return { kind: 'unknown-task' };

  const version = task?.version ?? 1;
  const { expected } = wish;
  // Versions only grow, so what differs now will differ for ever: no need to ask the owner of tasks.
  if (expected !== undefined && !expected.includes(version)) {
    return task?.state ? { kind: 'stale', task: task.state } : { kind: 'unknown-task' };
  }
  const about = targeting({ taskId: wish.taskId, version }, expected === undefined ? ownPending : []);
  switch (wish.kind) {
    case 'update':
      return send(updateTask, { payload: { ...about, set: wish.set }, taskIds: [wish.taskId] });
    case 'complete':
      return send(completeTask, { payload: about, taskIds: [wish.taskId] });
    case 'reopen':
      return send(reopenTask, { payload: about, taskIds: [wish.taskId] });
    case 'delete':
      return send(deleteTask, { payload: about, taskIds: [wish.taskId] });
    default:
      return wish satisfies never;
  }
}

/** A deleted task may be on its way back, by an undo that nobody here knows the targets of. */
const mayReturn = ({ task, ownPending }: Seen): boolean => task !== undefined && ownPending.length > 0;

function creation(task: Extract<Wish, { kind: 'create' }>['task'], commandId: string) {
  // Derived, so that the same request sent again names the same task.
  const taskId = derivedId(commandId, 'task');
  return { payload: { tasks: [{ ...task, taskId }] }, taskIds: [taskId] };
}

/** With an exact version asked for, even the user's own changes in between must not slip through. */
function targeting(target: Target, ownPending: Seen['ownPending']): Targets {
  const pending = ownPending.map(({ commandId }) => commandId);
  return { targets: [target], onStale: 'reject', ...(pending.length === 0 ? {} : { ownPending: pending }) };
}

function send(definition: MessageDefinition, parts: Pick<DecidedCommand, 'payload' | 'taskIds'>): Decision {
  return { kind: 'send', command: { definition, ...parts, creates: definition.type === createTask.type } };
}
