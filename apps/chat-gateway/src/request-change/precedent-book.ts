import type { Asked, Found, KnownTask, LedgerEntry, PendingCommand, UsedKey } from '../adapters/command-ledger.js';
import type { Seen } from './decide-command.js';

const keyOf = (userId: string, name: string): string => JSON.stringify([userId, name]);

/** What is known before each of several requests: what was found, and what those in front of it are about to do. */
export class PrecedentBook {
  private readonly keys: Map<string, UsedKey>;
  private readonly takenIds: ReadonlySet<string>;
  private readonly tasks: ReadonlyMap<string, KnownTask>;
  private readonly pending: Map<string, PendingCommand[]>;

  constructor({ keys, takenIds, tasks, pending }: Found) {
    this.keys = new Map(keys.map((used) => [keyOf(used.userId, used.key), used]));
    this.takenIds = new Set(takenIds);
    this.tasks = new Map(tasks.map((task) => [keyOf(task.userId, task.taskId), task]));
    this.pending = Map.groupBy(pending, ({ userId, taskId }) => keyOf(userId, taskId));
  }

  /** What the request's key was used for before. */
  useOf({ userId, key }: Asked): UsedKey | undefined {
    return key === undefined ? undefined : this.keys.get(keyOf(userId, key));
  }

  /** Whether the command's id was used before: then it needs another one. */
  isTaken({ commandId }: Asked): boolean {
    return this.takenIds.has(commandId);
  }

  /** The task that a request is about, as its user sees it. */
  seenBy({ userId, taskId }: Asked): Seen {
    if (taskId === undefined) return { task: undefined, ownPending: [] };
    const key = keyOf(userId, taskId);
    return { task: this.tasks.get(key), ownPending: this.pending.get(key) ?? [] };
  }

  /** From now on this command counts as on its way. */
  note({ userId, commandId, taskIds, creates, request }: LedgerEntry): void {
    if (request !== undefined) this.keys.set(keyOf(userId, request.key), { userId, commandId, ...request });
    for (const taskId of taskIds) {
      const key = keyOf(userId, taskId);
      this.pending.set(key, [...(this.pending.get(key) ?? []), { userId, taskId, commandId, creates }]);
    }
  }
}
