/**
 * An instant as the trail writes it: UTC, always six digits behind the point, so that texts compare as instants do and
 * the database gives back exactly what it was given. Such as `2026-05-15T15:00:00.125000Z`.
 */
export type InstantText = string;

/** @param instant in the form of the contracts (`z.iso.datetime()`): UTC, any number of digits; those past six are cut. */
export function instantText(instant: string | Date): InstantText {
  const text = typeof instant === 'string' ? instant : instant.toISOString();
  const [seconds = '', digits = ''] = text.slice(0, -1).split('.');
  const whole = seconds.length === 'yyyy-mm-ddThh:mm'.length ? `${seconds}:00` : seconds;
  return `${whole}.${digits.slice(0, 6).padEnd(6, '0')}Z`;
}

/** As the rest of the system writes instants: milliseconds, where there is nothing finer. */
export function shownInstant(instant: InstantText): string {
  return instant.endsWith('000Z') ? `${instant.slice(0, -4)}Z` : instant;
}

/** The day of an instant, such as `2026-05-15`. */
export const dayOf = (instant: InstantText): string => instant.slice(0, 10);
