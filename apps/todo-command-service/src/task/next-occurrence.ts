import { limits, type Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { type Due, dueOf } from './due.js';
import { isFiltered, isSubDaily, parseRule, type RecurrenceRule, ruleText, withParts } from './recurrence-rule.js';
import { RuleDates } from './rule-dates.js';
import { instantOf, instantText, wallTime } from './wall-clock.js';

/** The occurrence that follows, and the rule as it reads from there on: COUNT has become less. */
export interface NextOccurrence {
  readonly due: Due;
  readonly recurrence: string;
}

export interface OccurrenceQuery {
  readonly now: Temporal.Instant;
  readonly zone: string;
  /** What the repeat is counted from: the date it was due, or now, when it is done. */
  readonly from: 'due' | 'now';
}

/**
 * The first occurrence after the task's own that still lies ahead: missed ones are passed over. The wall clock of the
 * zone is kept, whatever its offset does meanwhile. Undefined when the rule has come to its end.
 */
export function nextOccurrence(task: Task, { now, zone, from }: OccurrenceQuery): NextOccurrence | undefined {
  const rule = parseRule(task.recurrence ?? '');
  if ('problem' in rule) return undefined;
  const due = dueOf(task);
  const step = due.kind === 'instant' || (due.kind === 'none' && isSubDaily(rule)) ? nextInstant : nextDate;
  const next = step(rule, due, { now, zone, from });
  if (next === undefined || isAfterUntil(next.due, rule, zone)) return undefined;

  // Counted from now, the occurrences in between were never meant to happen.
  const left = rule.count === undefined ? undefined : rule.count - 1 - (from === 'due' ? next.missed(rule.count) : 0);
  if (left !== undefined && left < 1) return undefined;
  return {
    due: next.due,
    recurrence: ruleText(left === undefined ? next.rule : withParts(next.rule, { COUNT: String(left) })),
  };
}

/** Whether a rule ever comes round after the date it is given to. COUNT and UNTIL do not matter. */
export function comesRound(rule: RecurrenceRule, due: Due, query: Omit<OccurrenceQuery, 'from'>): boolean {
  const start = startOf(due, { ...query, from: 'due' });
  return new RuleDates(rule, start).after(start) !== undefined;
}

interface Step {
  readonly due: Due;
  readonly rule: RecurrenceRule;
  /** How many occurrences were passed over; counts no further than `max`. */
  missed(max: number): number;
}

function nextDate(rule: RecurrenceRule, due: Due, query: OccurrenceQuery): Step | undefined {
  const start = startOf(due, query);
  const dates = new RuleDates(rule, start);
  // Today's page of the calendar is turned only at midnight: the next date is tomorrow at the earliest.
  const today = wallTime(query.now, query.zone).toPlainDate();
  const from = Temporal.PlainDate.compare(today, start) > 0 ? today : start.toPlainDate();
  const next = dates.after(from.toPlainDateTime('23:59:59.999'));
  if (next === undefined) return undefined;
  return {
    due: { kind: 'date', date: next.toPlainDate().toString() },
    rule,
    missed: (max) => dates.countBefore(next.toPlainDate().toPlainDateTime(), max),
  };
}

function nextInstant(rule: RecurrenceRule, due: Due, query: OccurrenceQuery): Step | undefined {
  if (isSubDaily(rule) && !isFiltered(rule)) return nextExactStep(rule, due, query);
  const { now, zone } = query;
  const start = startOf(due, query);
  const dates = new RuleDates(rule, start);
  let wall = dates.after(wallTime(now, zone).subtract(lastGap(now, zone)));
  // In an hour that comes twice, a time of the wall clock after now's can lie before now.
  while (wall !== undefined && Temporal.Instant.compare(instantOf(wall, zone), now) <= 0) wall = dates.after(wall);
  if (wall === undefined) return undefined;
  const found = wall;
  const at = instantOf(found, zone);
  return {
    due: { kind: 'instant', at: instantText(at) },
    rule: pinned(rule, found, wallTime(at, zone)),
    missed: (max) => dates.countBefore(found, max),
  };
}

/** Every so many hours or minutes: time that passes, not what the clock shows. */
function nextExactStep(rule: RecurrenceRule, due: Due, { now, from }: OccurrenceQuery): Step {
  const stepMs = rule.interval * (rule.frequency === 'HOURLY' ? 3_600_000 : 60_000);
  const start = due.kind === 'instant' && from === 'due' ? Temporal.Instant.from(due.at) : now;
  const behindMs = Math.max(0, now.epochMilliseconds - start.epochMilliseconds);
  const steps = Math.floor(behindMs / stepMs) + 1;
  const at = start.add({ milliseconds: steps * stepMs });
  return { due: { kind: 'instant', at: instantText(at) }, rule, missed: () => steps - 1 };
}

/** The wall-clock time that the dates of the rule are counted from. */
function startOf(due: Due, { now, zone, from }: OccurrenceQuery): Temporal.PlainDateTime {
  const nowWall = wallTime(now, zone);
  const midnight = nowWall.toPlainDate().toPlainDateTime();
  switch (due.kind) {
    case 'none':
      return midnight;
    case 'date':
      return from === 'now' ? midnight : Temporal.PlainDate.from(due.date).toPlainDateTime();
    case 'instant': {
      const dueWall = wallTime(Temporal.Instant.from(due.at), zone);
      return from === 'now' ? nowWall.withPlainTime(dueWall.toPlainTime()) : dueWall;
    }
    default:
      return due satisfies never;
  }
}

/** By how much the clock was put forward during the last day: a time in that gap happens later than it says. */
function lastGap(now: Temporal.Instant, zone: string): Temporal.Duration {
  const offset = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).offsetNanoseconds;
  const forward = offset(now) - offset(now.subtract({ hours: 24 }));
  return Temporal.Duration.from({ nanoseconds: Math.max(0, forward) });
}

/**
 * A rule that takes its time of day from the date it starts at would keep the time that a clock change moved it to.
 * So when that happens the rule is made to say which time it means.
 */
function pinned(rule: RecurrenceRule, meant: Temporal.PlainDateTime, shown: Temporal.PlainDateTime): RecurrenceRule {
  if (meant.equals(shown) || isSubDaily(rule)) return rule;
  const missing = { BYHOUR: String(meant.hour), BYMINUTE: String(meant.minute) };
  const spoken = withParts(rule, { ...missing, ...Object.fromEntries(rule.parts) });
  return ruleText(spoken).length <= limits.recurrenceLengthMax ? spoken : rule;
}

function isAfterUntil(due: Due, { until }: RecurrenceRule, zone: string): boolean {
  if (until === undefined || due.kind === 'none') return false;
  const end = Temporal.PlainDateTime.from(until.replace(/Z$/, ''));
  if (due.kind === 'date') {
    const lastDate = until.endsWith('Z') ? wallTime(end.toZonedDateTime('UTC').toInstant(), zone) : end;
    return Temporal.PlainDate.compare(due.date, lastDate.toPlainDate()) > 0;
  }
  const at = Temporal.Instant.from(due.at);
  if (until.endsWith('Z')) return Temporal.Instant.compare(at, end.toZonedDateTime('UTC').toInstant()) > 0;
  const isDate = until.length === 8;
  return (
    Temporal.PlainDateTime.compare(
      wallTime(at, zone),
      isDate ? end.toPlainDate().toPlainDateTime('23:59:59.999') : end,
    ) > 0
  );
}
