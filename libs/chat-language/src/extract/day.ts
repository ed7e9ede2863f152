import type { Day } from '../calendar/days.js';
import type { DueWindow } from '../understanding.js';

/** A day as it was said. A weekday stays open until the time is known: "friday 5pm" may still be today. */
export interface SaidDay {
  readonly day: Day;
  /** Set for a bare weekday: `day` is then its next coming, today not included. */
  readonly weekday?: number;
  /** The days a question about it covers, from inclusive, to exclusive; default: that day alone. */
  readonly window?: { readonly from: Day; readonly to: Day };
  /** The name of that window, where it has one. */
  readonly name?: DueWindow;
  /** `2` a date in figures or in full, needs nothing around it; `1` needs a neighbour that shows it is a date. */
  readonly strength: 1 | 2;
  /** "end of day": a date that takes no time. */
  readonly withoutTime?: boolean;
  /** "before new year" is the day before it. */
  readonly isNewYear?: boolean;
}

export function single(day: Day, strength: 1 | 2 = 2): SaidDay {
  return { day, strength };
}
