const dayMs = 24 * 60 * 60 * 1000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock on the wall shows at an instant: the milliseconds of the UTC instant at which a clock in Greenwich shows
 * the same. @throws RangeError for a zone that does not exist.
 */
export function wallAt(instantMs: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall + (((instantMs % 1000) + 1000) % 1000);
}

/**
 * When a clock on the wall shows this. In the hour that clocks skip, it is as much later as they skip; in the one they
 * show twice, it is the first time. (`compatible` of RFC 5545 and Temporal, as the service that schedules has it.)
 */
export function instantOf(wallMs: number, zone: string): number {
  const offsets = [wallMs - dayMs, wallMs + dayMs].map((near) => wallAt(near, zone) - near) as [number, number];
  const shown = offsets.map((offset) => wallMs - offset).filter((instant) => wallAt(instant, zone) === wallMs);
  return shown.length > 0 ? Math.min(...shown) : wallMs - offsets[0];
}

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    clocks.set(zone, clock);
  }
  return clock;
}
