import type { Clock } from '../calendar/clock.js';
import { isoDate, weekdayOf, type Day } from '../calendar/days.js';
import { occurrencesOf, type Series } from '../calendar/occurrences.js';
import { firstDay, ruleText, type Rule } from '../calendar/rule.js';
import { isoInstant } from '../calendar/clock.js';
import type { Moment } from '../extract/moment.js';
import type { SaidRepeat } from '../extract/repeat.js';
import { settle, settleMinute } from '../extract/settle.js';
import type { NewTask } from '../understanding.js';

export type RepeatFields = Pick<NewTask, 'recurrence' | 'anchor' | 'firstDue' | 'occurrences' | 'due' | 'dueDate'>;

/** The fields of a repeat: its rule and its first occurrence, on or after the day that was said. */
export function repeatFields(
  repeat: SaidRepeat,
  due: Moment | undefined,
  clock: Clock,
  wantsOccurrences: boolean,
): RepeatFields {
  const first = firstOccurrence(repeat, due, clock);
  if (!first) return { recurrence: ruleText(repeat.rule, clock) };
  const firstDue = first.instantMs === undefined ? isoDate(first.day) : isoInstant(first.instantMs);
  const rule = ended(repeat, first.instantMs === undefined ? first.day : clock.localOf(first.instantMs).day, clock);
  const recurrence = ruleText(rule, clock);
  return {
    recurrence,
    ...(repeat.fromCompletion ? { anchor: 'completion' as const } : {}),
    firstDue,
    ...(first.instantMs === undefined ? { dueDate: firstDue } : { due: firstDue }),
    ...(wantsOccurrences ? { occurrences: occurrencesOf({ rule: recurrence, first }, clock, 5) } : {}),
  };
}

function ended({ rule, lasts }: SaidRepeat, first: Day, clock: Clock): Rule {
  return lasts === undefined ? rule : { ...rule, until: clock.shiftDay(first, lasts) - 1 };
}

function firstOccurrence(repeat: SaidRepeat, due: Moment | undefined, clock: Clock): Series['first'] | undefined {
  const { rule } = repeat;
  const start = repeat.starting ?? due;
  const time = start?.time ?? due?.time ?? repeat.time;
  if (start?.instantMs !== undefined) return { instantMs: start.instantMs };
  if ((rule.freq === 'HOURLY' || rule.freq === 'MINUTELY') && !time) return firstOfHours(rule, start, clock);
  const from = start?.day ? settle({ day: start.day }, clock)!.day : clock.today;
  const isSaidToday = from === clock.today;
  const mayBeToday = isSaidToday && firstDay(rule, from) === from;
  const minute = time && settleMinute(time, clock, mayBeToday);
  const startsLater = isSaidToday && passesToday(repeat, minute, clock) && !start?.day;
  const day = firstDay(rule, startsLater ? from + 1 : from);
  if (day === undefined) return undefined;
  return minute === undefined ? { day } : { instantMs: clock.instantMs(day, minute), minute };
}

/** Today is left out where its time has passed, and where a weekday by name was said without a time. */
function passesToday({ rule, isByWeekdayName }: SaidRepeat, minute: number | undefined, clock: Clock): boolean {
  if (minute !== undefined) return minute <= clock.minute;
  const isNamed = isByWeekdayName && (rule.byDay?.length ?? 0) < 5;
  return isNamed === true && rule.byDay?.some(({ weekday }) => weekday === weekdayOf(clock.today)) === true;
}

function firstOfHours(rule: Rule, start: Moment | undefined, clock: Clock): Series['first'] {
  if (start?.day) return { instantMs: clock.instantMs(start.day.day, 0) };
  const stepMs = rule.interval * (rule.freq === 'HOURLY' ? 3_600_000 : 60_000);
  return { instantMs: Math.floor((clock.nowMs + stepMs) / 60_000) * 60_000 };
}
