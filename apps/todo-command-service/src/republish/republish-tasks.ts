import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { derivedId, type TaskSnapshot, taskSnapshot } from '@todo/event-contracts';
import type { RunInTransaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { source } from '../handle-commands/command-messages.js';
import type { KnownTask } from '../task/decision.js';
import { taskOf, versionOf } from '../task/task-state.js';

/** Where a task stands in the order of all tasks. */
export interface TaskPlace {
  readonly userId: string;
  readonly taskId: string;
}

/** Telling the state of tasks once more, so that read models can be built from nothing. */
export interface Republication {
  readonly republicationId: string;
  /** Absent: everybody's tasks. */
  readonly onlyUserId: string | undefined;
  /** The last task that was told; undefined: none yet. */
  readonly last: TaskPlace | undefined;
  /** How many were told. */
  readonly tasks: number;
}

/** Where tasks and the progress of republications are kept. */
export interface Republications {
  /** The unfinished republication of the same tasks, so that it goes on; otherwise a new one under the id given. */
  open(newId: string, onlyUserId: string | undefined): Promise<Republication>;
  /** A republication as it stands, locked: two processes that work on the same one take turns. */
  lock(tx: SqlClient, republicationId: string): Promise<Republication>;
  /** Remembers how far it has come. */
  advance(tx: SqlClient, republication: Republication, finished: boolean): Promise<void>;
  /** The places that follow the last one, in order, deleted tasks included. */
  nextPlaces(tx: SqlClient, republication: Republication, tasksMax: number): Promise<TaskPlace[]>;
  tasks(tx: SqlClient, taskIds: readonly string[]): Promise<ReadonlyMap<string, KnownTask>>;
}

export interface RepublishOptions {
  readonly republications: Republications;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  /** How many outbox rows still wait to go out. */
  readonly waitingRows: () => Promise<number>;
  /** Called after every batch. */
  readonly onProgress?: (progress: Republication) => void;
  readonly now: () => Date;
}

/** Tasks told in one transaction. */
const batchMax = 500;
/** Above this many rows on their way, the next batch waits: the outbox is no place to copy all tasks to. */
const waitingRowsMax = 5000;
const waitMs = 100;

/**
 * Emits a `task.snapshot` of every task, tombstones too. Interrupted, it goes on from the last batch that was
 * committed. Snapshots are told under the lock of their users, so none is older than what was told before it.
 */
export class RepublishTasks {
  constructor(private readonly options: RepublishOptions) {}

  /** @returns how many tasks were told, those of an interrupted run included. */
  async run(onlyUserId?: string): Promise<number> {
    const { republications, onProgress } = this.options;
    const { republicationId } = await republications.open(randomUUID(), onlyUserId);
    for (;;) {
      const { progress, finished } = await this.nextBatch(republicationId);
      onProgress?.(progress);
      if (finished) return progress.tasks;
      await this.room();
    }
  }

  private nextBatch(republicationId: string): Promise<{ progress: Republication; finished: boolean }> {
    const { republications, runInTransaction } = this.options;
    return runInTransaction(async ({ tx, lockUsers, emit }) => {
      const before = await republications.lock(tx, republicationId);
      const places = await republications.nextPlaces(tx, before, batchMax);
      await lockUsers(places.map(({ userId }) => userId));
      const tasks = await republications.tasks(
        tx,
        places.map(({ taskId }) => taskId),
      );
      for (const { taskId } of places) emit(taskSnapshot, this.snapshot(tasks.get(taskId)!, republicationId));

      const finished = places.length < batchMax;
      const progress = { ...before, last: places.at(-1) ?? before.last, tasks: before.tasks + places.length };
      await republications.advance(tx, progress, finished);
      return { progress, finished };
    });
  }

  private snapshot({ userId, state }: KnownTask, republicationId: string): TaskSnapshot {
    const { taskId } = taskOf(state);
    return {
      eventId: derivedId(taskId, `snapshot ${republicationId}`),
      timestamp: this.options.now().toISOString(),
      eventType: taskSnapshot.type,
      source,
      userId,
      payload: { taskId, version: versionOf(state), ...(state.kind === 'live' ? { task: state.task } : {}) },
      headers: {
        schemaVersion: taskSnapshot.version,
        correlationId: republicationId,
        causationId: republicationId,
        actor: { type: 'operator', id: 'republish' },
      },
    };
  }

  private async room(): Promise<void> {
    while ((await this.options.waitingRows()) > waitingRowsMax) await delay(waitMs);
  }
}
