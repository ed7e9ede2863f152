import type { Command, CommandResult, Envelope, LeftOutTask, Task, TouchedTask } from '@todo/event-contracts';

import { accepted, aTask, completed, created, deleted, rejected, updated } from './messages.js';

/** What came of a command: events, and the result. */
export interface Owned {
  readonly events: readonly Envelope[];
  readonly result: CommandResult;
}

interface OwnedTask {
  task: Task;
  version: number;
  gone: boolean;
  readonly by: Map<number, string>;
}

interface Change {
  readonly taskId: string;
  readonly before: Task | undefined;
}

type Targeted = Extract<Command, { payload: { targets: unknown } }>;

const undoableUntil = '2026-05-13T08:00:00.000Z';

/** Stands for the service that owns tasks: just enough of it to answer the gateway truthfully. */
export class TaskOwner {
  readonly tasks = new Map<string, OwnedTask>();
  /** What each command changed: the state before it, or none of what it created. */
  private readonly journal: { readonly commandId: string; readonly changes: Change[] }[] = [];

  handle(command: Command): Owned {
    if (command.eventType === 'task.create') return this.create(command);
    if (command.eventType === 'changes.undo') return this.undo(command);
    if (!('targets' in command.payload)) throw new Error(`${command.eventType} is not played here`);
    return this.changeAll(command as Targeted);
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
    this.journal.push({ commandId: eventId, changes: tasks.map(({ taskId }) => ({ taskId, before: undefined })) });
    const touched = tasks.map(({ taskId, title }) => ({ taskId, version: 1, title, change: 'created' as const }));
    const result = accepted(userId, eventId, touched, { undoableUntil });
    return { events: tasks.map((task) => created(task, eventId)), result };
  }

  private changeAll(command: Targeted): Owned {
    const { userId, eventId, eventType: commandType, payload } = command;
    const leftOut = payload.targets.flatMap((target) => this.faultOf(command, target) ?? []);
    const [first] = leftOut;
    if (first !== undefined && payload.onStale !== 'skip') {
      return { events: [], result: rejected(userId, eventId, first.code, leftOut) };
    }
    const skipped = new Set(leftOut.map(({ taskId }) => taskId));
    const meant = payload.targets.filter(({ taskId }) => !skipped.has(taskId));
    const changes = meant.map(({ taskId }) => ({ taskId, before: this.tasks.get(taskId)!.task }));
    this.journal.push({ commandId: eventId, changes });
    const done = meant.map(({ taskId }) => this.change(command, this.tasks.get(taskId)!));
    const touched = done.map(({ touched }) => touched);
    const result = accepted(userId, eventId, touched, { commandType, leftOut, undoableUntil });
    return { events: done.map(({ event }) => event), result };
  }

  private faultOf({ userId, payload }: Targeted, target: { taskId: string; version: number }): LeftOutTask | undefined {
    const owned = this.tasks.get(target.taskId);
    const { taskId } = target;
    if (owned === undefined) return { taskId, code: 'task-unknown' };
    const { version, task } = owned;
    if (owned.gone) return { taskId, code: 'task-unknown', version };
    if (task.userId !== userId) return { taskId, code: 'task-not-yours', version };
    const pending = new Set(payload.ownPending ?? []);
    for (let seen = target.version + 1; seen <= version; seen += 1) {
      if (!pending.has(owned.by.get(seen) ?? '')) return { taskId, code: 'version-stale', version, title: task.title };
    }
    return undefined;
  }

  private change(command: Command, owned: OwnedTask): { event: Envelope; touched: TouchedTask } {
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
    return { event, touched: { taskId: before.taskId, version, title: before.title, change: 'edited' } };
  }

  private undo({ userId, eventId, payload }: Extract<Command, { eventType: 'changes.undo' }>): Owned {
    const { count, commandId } = payload;
    const meant =
      commandId === undefined
        ? this.journal.slice(-count).reverse()
        : this.journal.filter((entry) => entry.commandId === commandId);
    for (const entry of meant) this.journal.splice(this.journal.indexOf(entry), 1);
    const undone = meant.flatMap(({ changes }) => changes);
    if (undone.length === 0) return { events: [], result: rejected(userId, eventId, 'nothing-to-undo') };
    const changes = undone.map(({ taskId, before }) => {
      const owned = this.tasks.get(taskId)!;
      const now = owned.task;
      owned.version += 1;
      owned.gone = before === undefined;
      owned.task = { ...(before ?? now), version: owned.version };
      const event = owned.gone ? deleted(now, owned.version, eventId) : updated(now, owned.task, eventId);
      const touched = { taskId, version: owned.version, title: owned.task.title, change: 'restored' as const };
      return { event, touched };
    });
    const touched = changes.map(({ touched }) => touched);
    const result = accepted(userId, eventId, touched, { commandType: 'changes.undo', undoableUntil });
    return { events: changes.map(({ event }) => event), result };
  }
}

function after(command: Command, task: Task): Task {
  switch (command.eventType) {
    case 'task.update': {
      const { set, addTags = [] } = command.payload;
      const tags = [...new Set([...(set?.tags ?? task.tags), ...addTags])];
      const fields = { ...task, ...set, tags };
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
