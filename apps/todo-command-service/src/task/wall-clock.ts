import { Temporal } from 'temporal-polyfill';

/** Names already found to be zones. Only valid ones are kept, and there are only some hundreds of those. */
const knownZones = new Set<string>(['UTC']);

/** Whether a name is an IANA time zone. Offsets such as `+02:00` are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  knownZones.add(name);
  return true;
}

/** What the clock on the wall shows in a zone. */
export function wallTime(instant: Temporal.Instant, zone: string): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime();
}

/**
 * When a wall clock shows a time. One that a clock change leaves out is moved forward by the gap; of one that comes
 * twice it is the first.
 */
export function instantOf(wall: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/** An instant as messages write it: in UTC, without a fraction of zero. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString();
}

/** The years that a due date may lie in; beyond them it is a slip of the finger. */
const years = { first: 1970, last: 2999 } as const;

/** Whether a date or instant, as messages write it, lies in the years that tasks may have. */
export function isInRange(dateOrInstant: string): boolean {
  const year = Number(/^(\d{4})-/.exec(dateOrInstant)?.[1]);
  return year >= years.first && year <= years.last;
}
