import type { GivenTask } from '../given.js';

/** Those of the tasks that have one of the numbers, by number. Of ten thousand only a few are ever told of. */
export function tasksNumbered(
  tasks: readonly GivenTask[] | undefined,
  numbers: readonly number[],
): ReadonlyMap<number, GivenTask> {
  const wanted = new Set(numbers);
  const found = new Map<number, GivenTask>();
  if (wanted.size === 0) return found;
  for (const task of tasks ?? []) if (wanted.has(task.n)) found.set(task.n, task);
  return found;
}
