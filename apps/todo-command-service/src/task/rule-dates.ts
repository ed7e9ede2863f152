import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

import { type Frequency, patternText, type RecurrenceRule } from './recurrence-rule.js';

/**
 * How many periods are looked at before a rule counts as never coming round: enough for 29 February on a Monday,
 * few enough that “31 February” is found out within milliseconds.
 */
const periodsMax: Record<Frequency, number> = {
  YEARLY: 200,
  MONTHLY: 1200,
  WEEKLY: 2000,
  DAILY: 4000,
  HOURLY: 1000,
  MINUTELY: 1000,
};
/** What a position such as “the last weekday” is picked from repeats sooner, and costs more to look at. */
const positionedPeriodsMax = 60;
const candidatesMax = 50_000;
/** Later than this nobody waits for it. */
const lastYear = 2999;

/**
 * The dates of a rule as a wall clock shows them. They are computed as if in UTC, where no clock ever changes; what a
 * zone makes of them is decided afterwards, in one place. COUNT and UNTIL are the caller's: a task only knows the
 * occurrence that it is.
 */
export class RuleDates {
  private readonly dates: RRuleTemporal<Temporal.ZonedDateTime>;

  /** @param start the occurrence that the rule is counted from; it need not be a date of the rule. */
  constructor(
    rule: RecurrenceRule,
    private readonly start: Temporal.PlainDateTime,
  ) {
    this.dates = new RRuleTemporal({
      temporal: Temporal,
      rruleString: patternText(rule),
      dtstart: start.toZonedDateTime('UTC'),
      maxIterations: rule.parts.has('BYSETPOS') ? positionedPeriodsMax : periodsMax[rule.frequency],
      maxCandidateEvaluations: candidatesMax,
      cache: false,
    });
  }

  /** The first date after a time and after the start; undefined when there is none. */
  after(time: Temporal.PlainDateTime): Temporal.PlainDateTime | undefined {
    const later = Temporal.PlainDateTime.compare(time, this.start) < 0 ? this.start : time;
    const found = searched(() => this.dates.next(later.toZonedDateTime('UTC')))?.toPlainDateTime();
    return found === undefined || found.year > lastYear ? undefined : found;
  }

  /** How many dates lie between the start and a time, both left out; counts no further than `max`. */
  countBefore(time: Temporal.PlainDateTime, max: number): number {
    let count = 0;
    searched(() =>
      this.dates.all((date) => {
        const wall = date.toPlainDateTime();
        if (Temporal.PlainDateTime.compare(wall, time) >= 0) return false;
        if (Temporal.PlainDateTime.compare(wall, this.start) > 0) count += 1;
        return count < max;
      }),
    );
    return count;
  }
}

/** The library throws when it gives up, and when a date leaves the calendar: both mean that there is none. */
function searched<Found>(search: () => Found | null): Found | undefined {
  try {
    return search() ?? undefined;
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && /^Maximum /.test(error.message))) return undefined;
    throw error;
  }
}
