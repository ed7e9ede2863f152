import { parseIsoDate } from '../calendar/days.js';
import type { Frequency } from '../calendar/rule.js';
import { dayWords, joined, say } from './format.js';
import type { Telling } from './reply.js';

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** The parts of a rule that there are words for. */
const tellable = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST']);

interface RuleDay {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly nth: number | undefined;
}

/** A rule taken apart, with what its words need. */
interface RuleParts {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly days: readonly RuleDay[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly position: number | undefined;
}

/** `every other Sunday, until 30 Jun` of an RRULE without prefix; never the rule itself. */
export function repeatWords(rule: string, telling: Telling): string {
  const values = new Map(
    rule.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const parts = partsOfRule(values);
  const pattern = parts && [...values.keys()].every((name) => tellable.has(name)) && patternWords(parts, telling);
  return `${pattern || say(telling, 'ownRule')}${boundWords(values, telling)}`;
}

function partsOfRule(values: ReadonlyMap<string, string>): RuleParts | undefined {
  const frequency = values.get('FREQ');
  if (!isFrequency(frequency)) return undefined;
  const numbers = (name: string): number[] => values.get(name)?.split(',').map(Number) ?? [];
  return {
    frequency,
    interval: Number(values.get('INTERVAL') ?? 1),
    days: (values.get('BYDAY')?.split(',') ?? []).map((day) => ({
      weekday: codes.indexOf(day.slice(-2)),
      nth: day.length > 2 ? Number(day.slice(0, -2)) : undefined,
    })),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    position: values.has('BYSETPOS') ? Number(values.get('BYSETPOS')) : undefined,
  };
}

function isFrequency(value = ''): value is Frequency {
  return ['MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(value);
}

/** Undefined where there are no words for it. */
function patternWords(parts: RuleParts, telling: Telling): string | undefined {
  const { frequency, interval, days, monthDays, months } = parts;
  const [one, other, many] = telling.speech.every[frequency];
  const base = interval === 1 ? one : interval === 2 ? other : many.replace('{n}', String(interval));
  const inMonths =
    months.length === 0 ? '' : say(telling, 'inMonths', { months: joined(months.map((month) => telling.speech.months[month - 1]!), telling.speech) }); // prettier-ignore
  if (days.length === 0 && monthDays.length === 0) return parts.position === undefined ? base + inMonths : undefined;
  if (frequency === 'WEEKLY' || frequency === 'DAILY') {
    const weekly = weeklyWords(parts, telling);
    return weekly && weekly + inMonths;
  }
  const place = placeWords(parts, telling);
  if (place === undefined || (frequency !== 'MONTHLY' && frequency !== 'YEARLY')) return undefined;
  if (frequency === 'YEARLY' && months.length === 0) return undefined;
  const isDate = frequency === 'YEARLY' && months.length === 1 && monthDays.length === 1 && monthDays[0]! > 0;
  if (isDate) return base + say(telling, 'onDate', { day: monthDays[0]!, month: telling.speech.months[months[0]! - 1]! }); // prettier-ignore
  return base + say(telling, 'onThe', { place }) + inMonths;
}

function weeklyWords({ frequency, interval, days, monthDays, position }: RuleParts, telling: Telling) {
  const isPlain = monthDays.length === 0 && position === undefined && days.every(({ nth }) => nth === undefined);
  if (!isPlain || (frequency === 'DAILY' && interval > 1)) return undefined;
  const values = { n: interval, days: weekdaysWords(days, telling) };
  return say(telling, interval === 1 ? 'everyDays' : interval === 2 ? 'everyOtherDays' : 'everyWeeksOn', values);
}

function weekdaysWords(days: readonly RuleDay[], telling: Telling): string {
  const wanted = days.map(({ weekday }) => weekday).sort((a, b) => a - b);
  if (wanted.join() === '0,1,2,3,4') return say(telling, 'weekday');
  if (wanted.join() === '5,6') return say(telling, 'weekendDay');
  return joined(
    wanted.map((weekday) => telling.speech.weekdayNames[weekday]!),
    telling.speech,
  );
}

/** `15th`, `last Friday`, `last working day`: the place in a month. */
function placeWords({ days, monthDays, position }: RuleParts, telling: Telling): string | undefined {
  const { speech } = telling;
  if (position !== undefined) {
    const isWorkdays = monthDays.length === 0 && days.length === 5 && days.every(({ weekday }) => weekday < 5);
    if (!isWorkdays || Math.abs(position) !== 1) return undefined;
    return say(telling, position > 0 ? 'firstWorkingDay' : 'lastWorkingDay');
  }
  if (days.length > 0 && monthDays.length > 0) return undefined;
  if (days.some(({ nth }) => nth === undefined)) return undefined;
  const places = [...monthDays.map((day) => dayPlace(day, telling)), ...days.map((day) => weekdayPlace(day, telling))];
  return joined(places, speech);
}

function dayPlace(day: number, telling: Telling): string {
  const nth = telling.speech.ordinal(Math.abs(day));
  if (day === -1) return say(telling, 'lastDay');
  return say(telling, day > 0 ? 'dayOfMonth' : 'nthLastDay', { nth });
}

function weekdayPlace({ weekday, nth = 1 }: RuleDay, telling: Telling): string {
  const day = telling.speech.weekdayNames[weekday]!;
  if (nth === -1) return say(telling, 'lastWeekday', { day });
  return say(telling, nth > 0 ? 'nthWeekday' : 'nthLastWeekday', { nth: telling.speech.ordinal(Math.abs(nth)), day });
}

function boundWords(values: ReadonlyMap<string, string>, telling: Telling): string {
  const [until, count] = [values.get('UNTIL'), values.get('COUNT')];
  if (count !== undefined) return say(telling, 'times', { n: Number(count) });
  const day = until === undefined ? undefined : untilDay(until, telling);
  return day === undefined ? '' : say(telling, 'untilDate', { date: dayWords(day, telling) });
}

/** `20260630T215959Z` is an instant, `20260630` a date, `20260630T235959` a time of the person's clock. */
function untilDay(until: string, { clock }: Telling): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?/.exec(until);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes, seconds] = match;
  const date = `${year}-${month}-${day}`;
  if (hours === undefined) return parseIsoDate(date);
  const instantMs = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(instantMs) ? undefined : clock.localOf(instantMs).day;
}
