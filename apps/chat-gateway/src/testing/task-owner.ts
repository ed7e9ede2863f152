import type { Command, CommandResult, Envelope, RejectionCode, Task } from '@todo/event-contracts';

import { accepted, aTask, completed, created, deleted, rejected, updated } from './messages.js';

/** What came of a command: events, and the result. */
export interface Owned {
  readonly events: readonly Envelope[];
  readonly result: CommandResult;
}

/** Stands for the service that owns tasks: just enough of it to answer the gateway truthfully. */
export class TaskOwner {
  readonly tasks = new Map<string, { task: Task; version: number; gone: boolean; by: Map<number, string> }>();

  handle(command: Command): Owned {
    if (command.eventType === 'task.create') return this.create(command);
    if (!('targets' in command.payload)) throw new Error(`${command.eventType} is not played here`);
    const [target] = command.payload.targets;
    const owned = this.tasks.get(target!.taskId);
    if (owned === undefined || owned.gone) return this.refuse(command, 'task-unknown', target!.taskId);
    if (owned.task.userId !== command.userId) return this.refuse(command, 'task-not-yours', target!.taskId);

    const pending = new Set(command.payload.ownPending ?? []);
    for (let version = target!.version + 1; version <= owned.version; version += 1) {
      if (!pending.has(owned.by.get(version) ?? '')) return this.refuse(command, 'version-stale', target!.taskId);
    }
    return this.change(command, owned);
  }

  /** Changes a task without anybody's asking, as another device would. */
  touch(taskId: string): Envelope {
    const owned = this.tasks.get(taskId)!;
    const before = owned.task;
    owned.task = { ...before, title: `${before.title}!`, version: before.version + 1 };
    owned.version = owned.task.version;
    return updated(before, owned.task);
  }

  private create({ userId, eventId, payload }: Extract<Command, { eventType: 'task.create' }>): Owned {
    const tasks = payload.tasks.map((wanted) => aTask({ ...wanted, userId } as Partial<Task> & { userId: string }));
    for (const task of tasks) {
      this.tasks.set(task.taskId, { task, version: 1, gone: false, by: new Map([[1, eventId]]) });
    }
    const touched = tasks.map(({ taskId, title }) => ({ taskId, version: 1, title, change: 'created' as const }));
    return { events: tasks.map((task) => created(task, eventId)), result: accepted(userId, eventId, touched) };
  }

  private change(
    command: Command,
    owned: { task: Task; version: number; gone: boolean; by: Map<number, string> },
  ): Owned {
    const before = owned.task;
    const version = owned.version + 1;
    owned.version = version;
    owned.by.set(version, command.eventId);
    owned.gone = command.eventType === 'task.delete';
    owned.task = after(command, { ...before, version });
    const event = owned.gone
      ? deleted(before, version, command.eventId)
      : command.eventType === 'task.complete'
        ? completed(before, owned.task, command.eventId)
        : updated(before, owned.task, command.eventId);
    const touched = { taskId: before.taskId, version, title: before.title, change: 'edited' as const };
    return { events: [event], result: accepted(command.userId, command.eventId, [touched]) };
  }

  private refuse(command: Command, code: RejectionCode, taskId: string): Owned {
    const owned = this.tasks.get(taskId);
    const leftOut = { taskId, code, ...(owned === undefined ? {} : { version: owned.version }) };
    return { events: [], result: rejected(command.userId, command.eventId, code, [leftOut]) };
  }
}

function after(command: Command, task: Task): Task {
  switch (command.eventType) {
    case 'task.update': {
      const fields = { ...task, ...command.payload.set };
      return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Task;
    }
    case 'task.complete':
      return { ...task, status: 'completed', completedAt: '2026-05-12T09:00:00.000Z' };
    case 'task.reopen':
      return { ...task, status: 'pending' };
    default:
      return task;
  }
}
