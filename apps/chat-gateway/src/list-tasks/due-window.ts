import { addDays, dateIn, startOfDate } from '../task/civil-time.js';

/** Windows of due dates that have a name. Weeks start on Monday. */
export const namedWindows = [
  'today',
  'tomorrow',
  'overdue',
  'this_week',
  'next_week',
  'next_7_days',
  'this_month',
  'none',
  'any',
] as const;

/** Which due dates are meant: none, any, or those from one bound (inclusive) to another (exclusive). */
export type DueWindow =
  | { readonly kind: 'none' | 'any' }
  | {
      readonly kind: 'between';
      /** For due times. null: unbounded. */
      readonly from: Date | null;
      readonly to: Date;
      /** For due dates without a time. */
      readonly fromDate: string | null;
      readonly toDate: string;
    };

/** The window of a name (`namedWindows`) or of one date, as somebody in this zone means it now. */
export function dueWindow(named: string, now: Date, zone: string): DueWindow {
  const today = dateIn(zone, now.getTime());
  const days = (fromDate: string, toDate: string): DueWindow => ({
    ...{ kind: 'between', fromDate, toDate },
    from: new Date(startOfDate(zone, fromDate)),
    to: new Date(startOfDate(zone, toDate)),
  });
  switch (named as (typeof namedWindows)[number]) {
    case 'none':
    case 'any':
      return { kind: named === 'any' ? 'any' : 'none' };
    case 'overdue':
      // What is due today without a time is not overdue before the day is over.
      return { kind: 'between', from: null, to: now, fromDate: null, toDate: today };
    case 'today':
      return days(today, addDays(today, 1));
    case 'tomorrow':
      return days(addDays(today, 1), addDays(today, 2));
    case 'next_7_days':
      return days(today, addDays(today, 7));
    case 'this_week':
      return days(monday(today), addDays(monday(today), 7));
    case 'next_week':
      return days(addDays(monday(today), 7), addDays(monday(today), 14));
    case 'this_month':
      return days(`${today.slice(0, 8)}01`, firstOfNextMonth(today));
    default:
      return days(named, addDays(named, 1));
  }
}

function monday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

const firstOfNextMonth = (date: string): string => `${addDays(`${date.slice(0, 8)}01`, 31).slice(0, 8)}01`;
