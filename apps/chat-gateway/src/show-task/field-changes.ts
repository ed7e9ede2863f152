import { isDeepStrictEqual } from 'node:util';

import type { Task } from '@todo/event-contracts';

/** One field that a version changed; absent values are null. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Fields that every version changes, or none. */
const silent = new Set(['version', 'updatedAt', 'userId', 'taskId', 'createdAt']);

/** What differs between two versions. A task that was just created or deleted differs in being there, not in its fields. */
export function fieldChanges(before: Task | null, after: Task | null): FieldChange[] {
  if (before === null || after === null) return [];
  const [old, new_] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(new_)])]
    .filter((field) => !silent.has(field) && !isDeepStrictEqual(old[field], new_[field]))
    .map((field) => ({ field, before: old[field] ?? null, after: new_[field] ?? null }));
}
