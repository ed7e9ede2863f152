import { readLastPattern, readOrdinalPattern, yearlyOn, type Pattern } from './repeat-ordinal.js';
import { plurals, readWeekdayList, weekdayGroup, weekly, workdays } from './weekday-list.js';
import { partsOf } from '../calendar/days.js';
import { unitFrequency } from '../languages/en/repeat.words.js';
import { type Found } from '../text/phrases.js';
import { unitWords } from './duration.js';
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

/** `every other day`, `every other friday`. */
function readOther(reading: Reading, at: number): Found<Pattern> | undefined {
  if (!isAt(reading, at, 'other', 'alternate', 'second')) return undefined;
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
  const alternate = isAt(reading, start, 'alternate') ? readOther(reading, start) : undefined;
  const range = alternate ?? readRange(reading, start);
  if (range) return range;
  if (isAt(reading, start, 'weekends')) return start > at ? readWeekdays(reading, start) : undefined;
  if (isAt(reading, start, 'weekdays', 'workdays'))
    return { value: { rule: weekly(workdays), isByWeekdayName: true }, next: start + 1 };
  const pattern =
    readOrdinalPattern(reading, skip(reading, start, 'the')) ?? readLastPattern(reading, skip(reading, start, 'the'));
  const isRepeated =
    pattern && isAt(reading, pattern.next - 2, 'every', 'each') && isAt(reading, pattern.next - 1, 'month');
  return isRepeated ? pattern : undefined;
}

/** `monday to friday`, `mon-fri`: of several days, so it repeats. */
function readRange(reading: Reading, at: number): Found<Pattern> | undefined {
  const isJoined = isAt(reading, at + 1, 'to', 'through', 'thru', '-') || wordAt(reading, at)?.includes('-') === true;
  const group = isJoined ? weekdayGroup(reading, at) : undefined;
  if (!group || group.value.length < 3) return undefined;
  return {
    value: { rule: weekly(group.value.map((weekday) => ({ weekday }))), isByWeekdayName: true },
    next: group.next,
  };
}
