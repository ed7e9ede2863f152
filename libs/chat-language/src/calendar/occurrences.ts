import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isoInstant, type Clock } from './clock.js';
import { parseIsoDate, partsOf, type Day } from './days.js';

export interface Series {
  /** RRULE without prefix. */
  readonly rule: string;
  /** An occurrence to count from: a date, or an instant. */
  readonly first: { readonly day: Day; readonly instantMs?: undefined } | { readonly instantMs: number };
}

/** The first occurrences from `first` on, as dates or instants like `first` itself. */
export function occurrencesOf(series: Series, clock: Clock, countMax: number): string[] {
  const isTimed = series.first.instantMs !== undefined;
  const rule = new RRuleTemporal({ rruleString: `RRULE:${series.rule}`, dtstart: startOf(series, clock) as never });
  const found = new Set<string>();
  rule.all((next, index) => {
    if (found.size < countMax) found.add(isTimed ? isoInstant(next.epochMilliseconds) : next.toPlainDate().toString());
    return found.size < countMax && index < countMax * 3;
  });
  return [...found];
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
