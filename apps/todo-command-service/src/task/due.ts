import type { Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { type Refusal, refusals } from './refusal.js';
import { instantText, isInRange } from './wall-clock.js';

/** When a task is due: the fields of it that say so. */
export type Due =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'instant'; readonly at: string };

export function dueOf({ due, dueDate }: Pick<Task, 'due' | 'dueDate'>): Due {
  if (due !== undefined) return { kind: 'instant', at: due };
  return dueDate === undefined ? { kind: 'none' } : { kind: 'date', date: dueDate };
}

/** The fields of a task that say when it is due. */
export function dueFields(due: Due): { readonly due: string | undefined; readonly dueDate: string | undefined } {
  return {
    due: due.kind === 'instant' ? due.at : undefined,
    dueDate: due.kind === 'date' ? due.date : undefined,
  };
}

/**
 * Moves a due date by an ISO 8601 duration with a sign. Years to days move the wall clock of the zone, so that nine
 * o'clock stays nine o'clock; hours and minutes are exact. A date without a time stays one.
 */
export function shiftDue(task: Task, duration: string, zone: string): Due | Refusal {
  const due = dueOf(task);
  const by = Temporal.Duration.from(duration);
  try {
    switch (due.kind) {
      case 'none':
        return refusals.nothingToMove(task);
      case 'date':
        return inRange({ kind: 'date', date: Temporal.PlainDate.from(due.date).add(by).toString() });
      case 'instant': {
        const moved = Temporal.Instant.from(due.at).toZonedDateTimeISO(zone).add(by);
        return inRange({ kind: 'instant', at: instantText(moved.toInstant()) });
      }
      default:
        return due satisfies never;
    }
  } catch (error) {
    if (error instanceof RangeError) return refusals.dueOutOfRange;
    throw error;
  }
}

/** The due date, or the refusal of one that no calendar page will show. */
export function inRange(due: Due): Due | Refusal {
  if (due.kind === 'none') return due;
  return isInRange(due.kind === 'date' ? due.date : due.at) ? due : refusals.dueOutOfRange;
}
