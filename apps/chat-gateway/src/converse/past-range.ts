import { addDays, dateIn, startOfDate } from '../task/civil-time.js';

/** The instants that a named range of the past lies between; without a name everything so far. */
export function pastRange(range: string | undefined, zone: string, now: Date): { from: Date; to: Date } {
  const today = dateIn(zone, now.getTime());
  const [from, to] = datesOf(range, today);
  return {
    from: from === undefined ? new Date(0) : new Date(startOfDate(zone, from)),
    to: new Date(startOfDate(zone, to)),
  };
}

/** From, and the day after the last. */
function datesOf(range: string | undefined, today: string): [string | undefined, string] {
  const tomorrow = addDays(today, 1);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -weekday);
  const first = `${today.slice(0, 8)}01`;
  const firstBefore = `${addDays(first, -1).slice(0, 8)}01`;
  switch (range) {
    case 'today':
      return [today, tomorrow];
    case 'yesterday':
      return [addDays(today, -1), today];
    case 'this_week':
      return [monday, tomorrow];
    case 'last_week':
      return [addDays(monday, -7), monday];
    case 'this_month':
      return [first, tomorrow];
    case 'last_month':
      return [firstBefore, first];
    default:
      return [undefined, tomorrow];
  }
}
