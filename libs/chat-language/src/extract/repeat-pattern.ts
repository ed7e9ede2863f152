import { readLastPattern, readOrdinalPattern, yearlyOn, type Pattern } from './repeat-ordinal.js';
import { plurals, readWeekdayList, weekly, workdays } from './weekday-list.js';
import { partsOf } from '../calendar/days.js';
import type { Rule } from '../calendar/rule.js';
import { endsThere } from './boundary.js';
import { unitFrequency } from '../languages/en/repeat.words.js';
import { type Found } from '../text/phrases.js';
import { readDuration, unitWords } from './duration.js';
import { readMonthDay, monthWords } from './month-day.js';
import { isAt, readCardinal, skip, wordAt, type Reading } from './reading.js';
import { readTime } from './time.js';

/** What may stand after "every". */
export function readEveryPattern(reading: Reading, at: number): Found<Pattern> | undefined {
  return (
    readOrdinalPattern(reading, at) ??
    readLastPattern(reading, at) ??
    readOther(reading, at) ??
    readYearly(reading, at) ??
    readWeekdays(reading, at) ??
    readDaypart(reading, at) ??
    readUnit(reading, at)
  );
}

/** `every second friday` is every other one; `every second friday of the month` and `every 2nd friday` are of the month. */
export function readEverySecond(reading: Reading, at: number): Found<Pattern> | undefined {
  const days =
    isAt(reading, at, 'second') && !isAt(reading, at + 1, 'and', ',') ? readWeekdays(reading, at + 1) : undefined;
  if (!days || isAt(reading, days.next, 'of', 'in')) return undefined;
  return { value: { ...days.value, rule: { ...days.value.rule, interval: 2 } }, next: days.next };
}

/** `every other day`, `every other friday`. */
function readOther(reading: Reading, at: number): Found<Pattern> | undefined {
  if (!isAt(reading, at, 'other', 'alternate', 'alternating', 'second')) return undefined;
  const unit = readUnit(reading, at + 1);
  if (unit)
    return {
      value: { ...unit.value, rule: { ...unit.value.rule, interval: unit.value.rule.interval * 2 } },
      next: unit.next,
    };
  const days = isAt(reading, at, 'second') ? undefined : readWeekdays(reading, at + 1);
  return days && { value: { ...days.value, rule: { ...days.value.rule, interval: 2 } }, next: days.next };
}

/** `month`, `3 days`, `couple of weeks`. */
function readUnit(reading: Reading, at: number): Found<Pattern> | undefined {
  const part = readPartOfHour(reading, at);
  if (part) return part;
  const count = readCardinal(reading, at) ?? (isAt(reading, at, 'a') ? { value: 1, next: at + 1 } : undefined);
  const unit = unitWords.at(reading.tokens, count?.next ?? at);
  const interval = count?.value ?? 1;
  if (!unit || interval < 1 || reading.tokens[unit.next - 1]?.possessive) return undefined;
  if (unit.value === 'weekday') return { value: { rule: weekly(workdays) }, next: unit.next };
  const base = unitFrequency[unit.value as keyof typeof unitFrequency];
  return (
    base && { value: { rule: { freq: base.freq, interval: base.interval * interval }, isUnit: true }, next: unit.next }
  );
}

/** `half hour`, `1.5 hours`, `90min`. */
function readPartOfHour(reading: Reading, at: number): Found<Pattern> | undefined {
  const isPart = isAt(reading, at, 'half', 'quarter') || /^\d+(?:\.\d|[hm])/.test(wordAt(reading, at) ?? '');
  const duration = isPart ? readDuration(reading, at) : undefined;
  const minutes = duration?.value.minutes ?? 0;
  return duration && minutes > 0 && duration.value.days === 0
    ? { value: { rule: ruleOfMinutes(minutes), isUnit: true }, next: duration.next }
    : undefined;
}

function ruleOfMinutes(minutes: number): Rule {
  return minutes % 60 === 0 ? { freq: 'HOURLY', interval: minutes / 60 } : { freq: 'MINUTELY', interval: minutes };
}

/** `monday`, `mon, wed and fri`, `monday to friday`, `weekend`, each with a part of the day. */
function readWeekdays(reading: Reading, at: number): Found<Pattern> | undefined {
  const listed = readWeekdayList(reading, at);
  if (!listed) return undefined;
  const time = readTime(reading, listed.next);
  const rule = weekly(listed.value);
  const isByWeekdayName = true as const;
  return time?.value.isPart && !time.value.isToday
    ? { value: { rule, time: time.value, isByWeekdayName }, next: time.next }
    : { value: { rule, isByWeekdayName }, next: listed.next };
}

/** `morning`: daily at that time. */
function readDaypart(reading: Reading, at: number): Found<Pattern> | undefined {
  const time = readTime(reading, at);
  if (!time?.value.isPart && !isAt(reading, at, 'noon', 'midnight', 'midday')) return undefined;
  // Twice a day: no rule says so, and it stays in the title.
  if (isAt(reading, time!.next, 'and', '&') && readTime(reading, time!.next + 1)?.value.isPart) return undefined;
  return time && { value: { rule: { freq: 'DAILY', interval: 1 }, time: time.value }, next: time.next };
}

/** `3 march`, `march 3rd`, `christmas`: yearly. */
function readYearly(reading: Reading, at: number): Found<Pattern> | undefined {
  const date = readMonthDay(reading, at);
  if (date) {
    const { month, dayOfMonth } = partsOf(date.value.day);
    return { value: { rule: yearlyOn(month, dayOfMonth) }, next: date.next };
  }
  const month = monthWords.at(reading.tokens, at);
  return month && !(reading.tokens[at]?.norm === 'sun')
    ? { value: { rule: { freq: 'YEARLY', interval: 1, byMonth: [month.value], byMonthDay: [1] } }, next: month.next }
    : undefined;
}

/** Without "every" before it: `on mondays`, `weekdays`, `the 15th of every month`. */
export function readDayPattern(reading: Reading, at: number): Found<Pattern> | undefined {
  const start = skip(reading, at, 'on');
  if (plurals.at(reading.tokens, start) && !reading.tokens[start]?.possessive) return readWeekdays(reading, start);
  const alternate = isAt(reading, start, 'alternate', 'alternating') ? readOther(reading, start) : undefined;
  const range = alternate ?? readSeveralDays(reading, start);
  if (range) return range;
  if (isAt(reading, start, 'weekends'))
    return start > at || (at > 1 && endsThere(reading, start + 1)) ? readWeekdays(reading, start) : undefined;
  const dayAt = skip(reading, start, 'all');
  if (isAt(reading, dayAt, 'weekdays', 'workdays'))
    return { value: { rule: weekly(workdays), isByWeekdayName: true }, next: dayAt + 1 };
  const pattern =
    readOrdinalPattern(reading, skip(reading, start, 'the')) ?? readLastPattern(reading, skip(reading, start, 'the'));
  const again = pattern && everyMonth(reading, pattern.next);
  if (pattern && again !== undefined) return { ...pattern, next: again };
  const isOfMonth = pattern && isAt(reading, pattern.next - 1, 'month', 'months');
  const isRepeated = isOfMonth && (isAt(reading, pattern.next - 2, 'every', 'each') || saysSeveral(pattern.value));
  return isRepeated ? pattern : undefined;
}

/** "Last day of the month, every month". */
function everyMonth(reading: Reading, at: number): number | undefined {
  return everyUnit(reading, at, 'month', 'monthly');
}

/** "Sat and sun every week". */
function everyWeek(reading: Reading, at: number): number | undefined {
  return everyUnit(reading, at, 'week', 'weekly');
}

function everyUnit(reading: Reading, at: number, unit: string, adverb: string): number | undefined {
  const start = skip(reading, skip(reading, at, ','), 'of');
  const isSaid = isAt(reading, start, 'every', 'each') && isAt(reading, start + 1, unit);
  return isSaid || isAt(reading, start, adverb) ? start + (isSaid ? 2 : 1) : undefined;
}

/** "The 1st and 15th of the month" are days of every month. */
function saysSeveral({ rule }: Pattern): boolean {
  return (rule.byDay?.length ?? 0) > 1 || (rule.byMonthDay?.length ?? 0) > 1;
}

/** `monday to friday`, `mon wed fri`: three days or more, so it repeats; also two of every week. */
function readSeveralDays(reading: Reading, at: number): Found<Pattern> | undefined {
  const listed = readWeekdayList(reading, at);
  if (!listed) return undefined;
  const again = everyWeek(reading, listed.next);
  if (listed.value.length < 3 && again === undefined) return undefined;
  return { value: { rule: weekly(listed.value), isByWeekdayName: true }, next: again ?? listed.next };
}
