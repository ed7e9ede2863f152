import { consumerFiles } from './consumer-files.js';
import { contractEdits } from './contract-edits.js';
import { contractFiles } from './contract-files.js';
import { type Asked, type EventPlan, PlanError, planEvent } from './event-plan.js';
import { formatted, isThere, readText, writeFiles } from './workspace.js';

/** What was written, by the paths in the repository. */
export interface Created {
  readonly plan: EventPlan;
  readonly written: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Declares a new event in the contracts and makes a service that consumes it. All of it or, when anything stands in the
 * way, nothing is written.
 * @throws PlanError saying what stands in the way.
 */
export async function createEvent(asked: Asked): Promise<Created> {
  const plan = planEvent(asked);
  const files = new Map([...contractFiles(plan), ...consumerFiles(plan)]);
  const inTheWay = [`apps/${plan.consumer}`, ...files.keys()].find(isThere);
  if (inTheWay !== undefined) {
    throw new PlanError(`${inTheWay} is there already and is not written over; --consumer names another new service.`);
  }

  const edits = [...contractEdits(plan)].map(([path, edit]) => [path, edit(readText(path))] as const);
  const changed = edits.filter(([path, text]) => text !== readText(path));
  const texts = [...files, ...changed].map(async ([path, text]) => [path, await formatted(path, text)] as const);
  writeFiles(new Map(await Promise.all(texts)));
  return { plan, written: [...files.keys()], changed: changed.map(([path]) => path) };
}
