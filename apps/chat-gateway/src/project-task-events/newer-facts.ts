import { taskKey } from '../adapters/task-table.js';
import type { TaskFact } from '../task/task-fact.js';

/**
 * Which facts tell something newer than what is known, one after another.
 * @param known the versions that the read model has, by `taskKey`.
 */
export function newerFacts(facts: readonly TaskFact[], known: ReadonlyMap<string, number>): Set<TaskFact> {
  const versions = new Map(known);
  const newer = new Set<TaskFact>();
  for (const fact of facts) {
    const key = taskKey(fact);
    if (fact.version <= (versions.get(key) ?? 0)) continue;
    versions.set(key, fact.version);
    newer.add(fact);
  }
  return newer;
}

/** Of each task its newest fact. */
export function newestFacts(facts: Iterable<TaskFact>): TaskFact[] {
  const newest = new Map<string, TaskFact>();
  for (const fact of facts) newest.set(taskKey(fact), fact);
  return [...newest.values()];
}
