import type { SkipTask, Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { carriedReminders } from './carry-reminders.js';
import { type Decision, homeZone, type Known } from './decision.js';
import { decideTargets, type TargetChange, touched } from './decide-targets.js';
import { dueFields } from './due.js';
import { nextOccurrence } from './next-occurrence.js';
import { type Refusal, refusals } from './refusal.js';
import { nextVersion } from './task-state.js';

/** Moves repeating tasks to their next date without completing them. */
export function decideSkip(payload: SkipTask['payload'], known: Known): Decision {
  return decideTargets(payload, known, (task) => skipped(task, known));
}

function skipped(task: Task, known: Known): TargetChange | Refusal {
  if (task.status === 'archived') return refusals.archived(task);
  if (task.recurrence === undefined) return refusals.notRecurring(task);
  if (task.status === 'completed') return refusals.occurrenceDone(task);

  const zone = task.timeZone ?? homeZone(known);
  const next = nextOccurrence(task, { now: Temporal.Instant.from(known.now), zone, from: 'due' });
  if (next === undefined) return refusals.seriesOver(task);
  const newState = nextVersion(task, known.now, {
    ...dueFields(next.due),
    recurrence: next.recurrence,
    reminders: carriedReminders(task, next.due, zone, (reminderId) => reminderId),
  });
  return {
    facts: [{ eventType: 'task.updated', payload: { kind: 'skipped', previousState: task, newState } }],
    tasks: [touched(newState, 'skipped')],
  };
}
