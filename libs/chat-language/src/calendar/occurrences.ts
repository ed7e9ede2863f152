import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isoInstant, type Clock } from './clock.js';
import { parseIsoDate, partsOf, type Day } from './days.js';

export interface Series {
  /** RRULE without prefix. */
  readonly rule: string;
  /** An occurrence to count from: a date, or an instant. */
  readonly first:
    | { readonly day: Day; readonly instantMs?: undefined }
    /** `minute` of the day on the wall clock, where it is known: a gap may have moved the first occurrence alone. */
    | { readonly instantMs: number; readonly minute?: number };
}

/**
 * The first occurrences from `first` on, as dates or instants like `first` itself. Days and longer are counted on the
 * wall clock, and each is then placed in the zone: one that falls into a gap of the clocks moves forward by the gap
 * instead of getting lost. Hours and minutes are counted exactly.
 */
export function occurrencesOf(series: Series, clock: Clock, countMax: number): string[] {
  if (series.first.instantMs === undefined)
    return onWallClock(series, clock, countMax).map((at) => at.toPlainDate().toString());
  if (/FREQ=(?:HOURLY|MINUTELY)/.test(series.rule))
    return collect(series.rule, startOf(series, clock), countMax).map(instantText);
  return onWallClock(series, clock, countMax).map((at) =>
    instantText(at.toPlainDateTime().toZonedDateTime(clock.zone)),
  );
}

/** The same series as if the zone were UTC: no gaps, no overlaps. */
function onWallClock(series: Series, clock: Clock, countMax: number): Temporal.ZonedDateTime[] {
  const start = wallClockStart(series, clock).toZonedDateTime('UTC');
  return collect(withWallClockEnd(series.rule, clock), start, countMax);
}

function wallClockStart(series: Series, clock: Clock): Temporal.PlainDateTime {
  const start = startOf(series, clock).toPlainDateTime();
  const minute = series.first.instantMs === undefined ? undefined : series.first.minute;
  return minute === undefined ? start : start.with({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
}

/** UNTIL is an instant; on the wall clock it is what the clock shows then. */
function withWallClockEnd(rule: string, { zone }: Clock): string {
  return rule.replace(/UNTIL=(\d{8}T\d{6}Z)/, (_, until: string) => {
    const shown = Temporal.Instant.from(until).toZonedDateTimeISO(zone).toPlainDateTime();
    return `UNTIL=${shown.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}Z`;
  });
}

function collect(rule: string, start: Temporal.ZonedDateTime, countMax: number): Temporal.ZonedDateTime[] {
  const found = new Map<number, Temporal.ZonedDateTime>();
  new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: start as never }).all((next, index) => {
    if (found.size < countMax) found.set(next.epochMilliseconds, next as unknown as Temporal.ZonedDateTime);
    return found.size < countMax && index < countMax * 3;
  });
  return [...found.values()];
}

function instantText(at: Temporal.ZonedDateTime): string {
  return isoInstant(at.epochMilliseconds);
}

/** The occurrence after the one that is due. */
export function nextOccurrence(series: Series, clock: Clock): string | undefined {
  return occurrencesOf(series, clock, 2)[1];
}

function startOf({ first }: Series, clock: Clock): Temporal.ZonedDateTime {
  if (first.instantMs !== undefined)
    return Temporal.Instant.fromEpochMilliseconds(first.instantMs).toZonedDateTimeISO(clock.zone);
  const { year, month, dayOfMonth } = partsOf(first.day);
  // Noon never falls into a gap of the clocks, so a date stays that date in every zone.
  return new Temporal.PlainDateTime(year, month, dayOfMonth, 12).toZonedDateTime(clock.zone);
}

export function seriesOf(rule: string, due: { readonly due?: string; readonly dueDate?: string }): Series | undefined {
  if (due.due) return { rule, first: { instantMs: Date.parse(due.due) } };
  const day = due.dueDate === undefined ? undefined : parseIsoDate(due.dueDate);
  return day === undefined ? undefined : { rule, first: { day } };
}
