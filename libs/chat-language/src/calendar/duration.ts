/** A span of time as it was said: calendar months and days apart from exact minutes. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

export const noDuration: Duration = { months: 0, days: 0, minutes: 0 };

export function addDurations(a: Duration, b: Duration): Duration {
  return { months: a.months + b.months, days: a.days + b.days, minutes: a.minutes + b.minutes };
}

/** `P3D`, `PT1H40M`, `P1M`, with a sign in front where it goes back. */
export function isoDuration(duration: Duration, sign: 1 | -1 = 1): string {
  const date = `${unit(duration.months, 'M')}${unit(duration.days, 'D')}`;
  const minutes = Math.round(duration.minutes);
  const time = `${unit(Math.floor(minutes / 60), 'H')}${unit(minutes % 60, 'M')}`;
  const body = `P${date}${time ? `T${time}` : ''}`;
  return `${sign < 0 ? '-' : ''}${body === 'P' ? 'PT0M' : body}`;
}

function unit(count: number, letter: string): string {
  return count ? `${count}${letter}` : '';
}

export function parseIsoDuration(text: string): { duration: Duration; sign: 1 | -1 } | undefined {
  const match = /^(-?)P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (!match) return undefined;
  const [months, days, hours, minutes] = [2, 3, 4, 5].map((index) => Number(match[index] ?? 0));
  const duration = { months: months ?? 0, days: days ?? 0, minutes: (hours ?? 0) * 60 + (minutes ?? 0) };
  return { duration, sign: match[1] === '-' ? -1 : 1 };
}
