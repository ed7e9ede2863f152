import { isoInstant, type Clock } from '../calendar/clock.js';
import { isoDate, weekdayOf, type Day } from '../calendar/days.js';
import { single } from './day.js';
import type { Moment } from './moment.js';
import type { SaidTime } from './time.js';

/** A date with or without a time of day. */
export type Due = { readonly due: string } | { readonly dueDate: string };

/** A moment fixed in the calendar: a day, and minutes where a time was said. */
export interface Settled {
  readonly day: Day;
  readonly minute?: number;
  /** Set when an exact instant was said. */
  readonly instantMs?: number;
}

/** Decides which day and which half of the day a moment means. Nothing where no date was said. */
export function settle(moment: Moment, clock: Clock, lead?: string): Settled | undefined {
  if (moment.instantMs !== undefined) {
    const wholeMinutes = Math.floor(moment.instantMs / 1000) * 1000;
    return { ...clock.localOf(wholeMinutes), instantMs: wholeMinutes };
  }
  const { day, time } = moment;
  if (time && !(day?.withoutTime ?? false)) return settleWithTime(moment, time, clock);
  if (!day) return undefined;
  const isBeforeNewYear = day.isNewYear === true && lead?.endsWith('before') === true;
  return { day: isBeforeNewYear ? day.day - 1 : day.day };
}

/** "Dentist friday 3pm, remind me at 1pm": the time of a reminder without a day is that of the day it is due. */
export function onDay(moment: Moment, day: Day | undefined): Moment {
  if (moment.day || moment.instantMs !== undefined || moment.time?.isToday || day === undefined) return moment;
  return { ...moment, day: single(day) };
}

function settleWithTime({ day }: Moment, time: SaidTime, clock: Clock): Settled {
  const fixedDay = time.isToday ? (day?.day ?? clock.today) : day?.day;
  const isToday = fixedDay === undefined || fixedDay === clock.today;
  if (day?.weekday === weekdayOf(clock.today) && !time.isToday) {
    const minute = settleMinute(time, clock, true);
    if (minute > clock.minute && minute < 1440) return { day: clock.today, minute };
  }
  const minute = settleMinute(time, clock, isToday);
  if (fixedDay !== undefined) return { day: fixedDay, minute };
  return {
    day: minute > clock.minute ? clock.today : clock.today + 1,
    minute: minute >= 1440 && minute <= clock.minute ? minute - 1440 : minute,
  };
}

/** Without am or pm: what the part of the day says; 1 to 6 is the afternoon; otherwise the next coming. */
export function settleMinute(time: SaidTime, clock: Clock, mayBeToday: boolean): number {
  const { minute, part } = time;
  if (!time.loose) return part && time.isPart !== true ? inPart(minute, part) : minute;
  if (part) return inPart(minute, part);
  if (minute >= 720) return minute;
  if (minute >= 60 && minute < 420) return minute + 720;
  if (minute < 60) return minute + 720;
  const hasPassed = minute <= clock.minute && minute + 720 > clock.minute;
  return mayBeToday && hasPassed ? minute + 720 : minute;
}

function inPart(minute: number, part: { from: number; to: number }): number {
  for (const candidate of [minute, minute + 720, minute + 1440])
    if (candidate >= part.from && candidate < part.to) return candidate;
  return minute;
}

export function dueOf(settled: Settled, clock: Clock): Due {
  if (settled.instantMs !== undefined) return { due: isoInstant(settled.instantMs) };
  if (settled.minute === undefined) return { dueDate: isoDate(settled.day) };
  return { due: clock.instant(settled.day, settled.minute) };
}
