import type { Clock } from '../calendar/clock.js';
import type { Day } from '../calendar/days.js';
import type { DueWindow, FilterLeaf } from '../understanding.js';

/** A stretch of days a question asks about, from inclusive, to exclusive; an end may be open. */
export interface Window {
  readonly from?: Day;
  readonly to?: Day;
  /** Exact ends, where a time of day was said. */
  readonly fromInstant?: string;
  readonly toInstant?: string;
  readonly name?: DueWindow;
  /** Its name when it lies in the past: `last_week`. */
  readonly past?: string;
}

/** The window as a filter has it: its name where it has one, and its ends as instants. */
export function windowLeaf(window: Window, clock: Clock): FilterLeaf {
  const ends = windowEnds(window, clock);
  return window.name ? { due: window.name, ...ends } : ends;
}

export function windowEnds(
  { from, to, fromInstant, toInstant }: Window,
  clock: Clock,
): Pick<FilterLeaf, 'from' | 'to'> {
  const start = fromInstant ?? (from === undefined ? undefined : clock.startOf(from));
  const end = toInstant ?? (to === undefined ? undefined : clock.startOf(to));
  return { ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
}
