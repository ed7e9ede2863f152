import type { ArchiveTask, CompleteTask, DeleteTask, ReopenTask, Task, UpdateKind } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { carriedReminders } from './carry-reminders.js';
import { type Decision, homeZone, type Known } from './decision.js';
import { decideTargets, type TargetChange, touched, unchanged } from './decide-targets.js';
import { dueFields } from './due.js';
import { nextOccurrence } from './next-occurrence.js';
import { refusals } from './refusal.js';
import { type FieldChanges, nextVersion, withFields } from './task-state.js';

/** Marks tasks done; a repeating one leaves its next occurrence. */
export function decideComplete(payload: CompleteTask['payload'], known: Known): Decision {
  return decideTargets(payload, known, (task) => {
    if (task.status === 'archived') return refusals.archived(task);
    if (task.status === 'completed') return unchanged({ kind: 'live', task });
    const done = nextVersion(task, known.now, { status: 'completed', completedAt: known.now });
    const next = followingTask(task, known);
    return {
      facts: [
        { eventType: 'task.completed', payload: { previousState: task, task: done } },
        ...(next === undefined ? [] : [{ eventType: 'task.created' as const, payload: { task: next } }]),
      ],
      tasks: [touched(done, 'completed'), ...(next === undefined ? [] : [touched(next, 'created')])],
    };
  });
}

/** Makes completed or archived tasks pending again. */
export function decideReopen(payload: ReopenTask['payload'], known: Known): Decision {
  return decideTargets(payload, known, (task) => {
    if (task.status === 'pending') return unchanged({ kind: 'live', task });
    // When it was completed, its repeat went on to the next occurrence: two tasks must not both leave a third.
    const repeat = task.completedAt === undefined ? {} : { recurrence: undefined, anchor: undefined };
    return updated(task, 'reopened', { status: 'pending', completedAt: undefined, ...repeat }, known);
  });
}

/** Puts tasks out of sight. */
export function decideArchive(payload: ArchiveTask['payload'], known: Known): Decision {
  return decideTargets(payload, known, (task) =>
    task.status === 'archived'
      ? unchanged({ kind: 'live', task })
      : updated(task, 'archived', { status: 'archived' }, known),
  );
}

/** Removes tasks; what is left of one is a tombstone that goes on counting. */
export function decideDelete(payload: DeleteTask['payload'], known: Known): Decision {
  const change = (task: Task): TargetChange => {
    const { taskId } = task;
    const version = task.version + 1;
    return {
      facts: [{ eventType: 'task.deleted', payload: { taskId, version, previousState: task } }],
      tasks: [touched(task, 'deleted', version)],
    };
  };
  return decideTargets(payload, known, change, unchanged);
}

function updated(
  task: Task,
  kind: UpdateKind & TargetChange['tasks'][number]['change'],
  changes: FieldChanges,
  known: Known,
): TargetChange {
  const newState = nextVersion(task, known.now, changes);
  return {
    facts: [{ eventType: 'task.updated', payload: { kind, previousState: task, newState } }],
    tasks: [touched(newState, kind)],
  };
}

/** The next occurrence of a repeating task, as a task of its own in the same series. */
function followingTask(task: Task, known: Known): Task | undefined {
  if (task.recurrence === undefined) return undefined;
  const zone = task.timeZone ?? homeZone(known);
  const from = task.anchor === 'completion' ? 'now' : 'due';
  const next = nextOccurrence(task, { now: Temporal.Instant.from(known.now), zone, from });
  if (next === undefined) return undefined;
  const { now } = known;
  const taskId = known.newId(`occurrence:${task.taskId}`);
  return withFields(task, {
    ...dueFields(next.due),
    taskId,
    recurrence: next.recurrence,
    reminders: carriedReminders(task, next.due, zone, (reminderId) => known.newId(`reminder:${taskId}:${reminderId}`)),
    seriesId: task.seriesId ?? task.taskId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  });
}
