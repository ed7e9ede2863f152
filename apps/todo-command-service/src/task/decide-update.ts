import type { UpdateTask } from '@todo/event-contracts';

import { type Decision, homeZone, type Known } from './decision.js';
import { type ChangeTarget, decideTargets, touched, unchanged } from './decide-targets.js';
import { edited } from './edit-task.js';
import { isRefusal, refusals } from './refusal.js';
import { nextVersion } from './task-state.js';

/** Changes fields of tasks. */
export function decideUpdate(payload: UpdateTask['payload'], known: Known): Decision {
  const setting = { now: known.now, homeZone: homeZone(known) };

  const change: ChangeTarget = (task) => {
    if (task.status === 'archived') return refusals.archived(task);
    const result = edited(task, payload, setting);
    if (isRefusal(result)) return result;
    if (result === task) return unchanged({ kind: 'live', task });
    const newState = nextVersion(result, known.now, {});
    return {
      facts: [{ eventType: 'task.updated', payload: { kind: 'edited', previousState: task, newState } }],
      tasks: [touched(newState, 'edited')],
    };
  };
  return decideTargets(payload, known, change);
}
