import { Temporal } from 'temporal-polyfill';
import { addMonths, dayOf, type Day } from './days.js';
import type { Duration } from './duration.js';

/** The moment a sentence is said, in the zone of the person who says it. */
export class Clock {
  readonly today: Day;
  /** Minutes since midnight, with a fraction for seconds. */
  readonly minute: number;

  constructor(
    readonly nowMs: number,
    readonly zone: string,
  ) {
    const local = this.localOf(nowMs);
    this.today = local.day;
    this.minute = local.minute;
  }

  localOf(instantMs: number): { day: Day; minute: number } {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(this.zone);
    const minute = zoned.hour * 60 + zoned.minute + zoned.second / 60;
    return { day: dayOf(zoned.year, zoned.month, zoned.day), minute };
  }

  /** A time in a gap of the clocks moves forward by the gap; of an overlap it is the first. */
  instantMs(day: Day, minute: number): number {
    // Minutes beyond a day belong to a later day: midnight is the end of the day meant.
    const wholeDays = Math.floor(minute / 1440);
    const date = new Date((day + wholeDays) * 86_400_000);
    const rest = minute - wholeDays * 1440;
    const local = new Temporal.PlainDateTime(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      Math.floor(rest / 60),
      Math.floor(rest % 60),
    );
    return local.toZonedDateTime(this.zone, { disambiguation: 'compatible' }).epochMilliseconds;
  }

  instant(day: Day, minute: number): string {
    return isoInstant(this.instantMs(day, minute));
  }

  startOf(day: Day): string {
    return this.instant(day, 0);
  }

  /** Days, weeks and months move the calendar date; hours and minutes move the instant. */
  shiftInstant(instantMs: number, duration: Duration, sign: 1 | -1 = 1): number {
    let moved = instantMs;
    if (duration.months || duration.days) {
      const { day, minute } = this.localOf(instantMs);
      moved = this.instantMs(addMonths(day, sign * duration.months) + sign * duration.days, minute);
    }
    return moved + sign * duration.minutes * 60_000;
  }

  shiftDay(day: Day, duration: Duration, sign: 1 | -1 = 1): Day {
    return addMonths(day, sign * duration.months) + sign * duration.days;
  }
}

/** `2026-05-15T15:00:00Z`: whole seconds. */
export function isoInstant(instantMs: number): string {
  return `${new Date(Math.floor(instantMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
