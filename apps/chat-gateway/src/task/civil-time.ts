/** The calendar date of an instant in a zone, such as `2026-05-15`. An unknown zone counts as UTC. */
export function dateIn(zone: string, instantMs: number): string {
  return new Date(instantMs + offsetMs(zone, instantMs)).toISOString().slice(0, 10);
}

/** The instant at which a date begins in a zone; where clocks leap over midnight, the first instant after. */
export function startOfDate(zone: string, date: string): number {
  const wallMs = Date.parse(`${date}T00:00:00Z`);
  // The offset in force is not known before the instant is. Those a day around it are the only ones it can be.
  const offsets = [offsetMs(zone, wallMs - dayMs), offsetMs(zone, wallMs + dayMs)];
  const candidates = offsets.map((offset) => wallMs - offset).filter((ms) => offsetMs(zone, ms) === wallMs - ms);
  return candidates.length > 0 ? Math.min(...candidates) : wallMs - Math.min(...offsets);
}

/** A date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const dayMs = 24 * 60 * 60 * 1000;

/** Making a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetMs(zone: string, instantMs: number): number {
  const wholeMs = Math.floor(instantMs / 1000) * 1000;
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(wholeMs)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - wholeMs;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = newFormatter(zone);
  // Zones come from profiles, and there are some 600 of them; whatever more is no zone.
  if (formatters.size < 1000) formatters.set(zone, formatter);
  return formatter;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, second: '2-digit', hourCycle: 'h23', timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...fields, second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' });
  }
}
