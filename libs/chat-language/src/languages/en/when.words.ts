import { anyOf } from '../../text/phrases.js';

/** English words of the calendar and the clock. Alternatives are separated by bars. */
export const weekdays: Readonly<Record<string, number>> = {
  'monday|mon|mondy|munday': 1,
  'tuesday|tue|tues|tuesdy|tusday': 2,
  'wednesday|wed|weds|wednsday|wendesday|wensday': 3,
  'thursday|thu|thur|thurs|thurday|thrusday': 4,
  'friday|fri|firday|frday': 5,
  'saturday|sat|saterday|saturdy': 6,
  'sunday|sun|sundy': 7,
};

export const weekdayPlurals: Readonly<Record<string, number>> = {
  mondays: 1,
  tuesdays: 2,
  wednesdays: 3,
  thursdays: 4,
  fridays: 5,
  saturdays: 6,
  sundays: 7,
};

/** Short forms that are also English words: they need more around them before they count as a day or a month. */
export const ambiguousShortForms = new Set([
  'sun',
  'sat',
  'wed',
  'mar',
  'may',
  'march',
  'dec',
  'jan',
  'mon',
  'thu',
  'fri',
  'tue',
  'august',
  'second',
]);

export const months: Readonly<Record<string, number>> = {
  'january|jan': 1,
  'february|feb|febuary': 2,
  'march|mar': 3,
  'april|apr': 4,
  may: 5,
  'june|jun': 6,
  'july|jul': 7,
  'august|aug': 8,
  'september|sep|sept': 9,
  'october|oct': 10,
  'november|nov': 11,
  'december|dec': 12,
};

export const units: Readonly<
  Record<string, 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'quarter' | 'fortnight' | 'weekday'>
> = {
  // "Second" alone is an ordinal.
  'seconds|sec|secs': 'second',
  'minute|minutes|min|mins|minuts': 'minute',
  'hour|hours|hr|hrs': 'hour',
  'day|days': 'day',
  'week|weeks|wk|wks': 'week',
  'month|months|mth|mths': 'month',
  'year|years|yr|yrs': 'year',
  'quarter|quarters': 'quarter',
  'fortnight|fortnights': 'fortnight',
  'weekday|weekdays|week day|week days|workday|workdays|working day|working days|business day|business days|work day|work days':
    'weekday',
};

export const cardinals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  'twenty one|twenty-one': 21,
  'twenty two|twenty-two': 22,
  'twenty three|twenty-three': 23,
  'twenty four|twenty-four': 24,
  'twenty five|twenty-five': 25,
  'thirty six|thirty-six': 36,
  'forty five|forty-five': 45,
  'forty eight|forty-eight': 48,
  'a couple of|a couple|couple of|couple': 2,
  'a few|few': 3,
  'a dozen': 12,
  'seventy two|seventy-two': 72,
  'thirty five|thirty-five': 35,
  'fifty five|fifty-five': 55,
};

export const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  'twenty first|twenty-first': 21,
  'twenty second|twenty-second': 22,
  'twenty third|twenty-third': 23,
  'twenty fourth|twenty-fourth': 24,
  'twenty fifth|twenty-fifth': 25,
  'twenty sixth|twenty-sixth': 26,
  'twenty seventh|twenty-seventh': 27,
  'twenty eighth|twenty-eighth': 28,
  'twenty ninth|twenty-ninth': 29,
  thirtieth: 30,
  'thirty first|thirty-first': 31,
};

/** Days counted from today. */
export const relativeDays: Readonly<Record<string, number>> = {
  'today|tday|2day|todays|later today|sometime today|earlier today': 0,
  'tomorrow|tom|tmr|tmrw|tmw|tmro|tmoro|tmorrow|tmmrw|tomo|tomoz|tomoro|tomorro|tomrw|tomrow|tommrow|2moro|2mro|2morrow|2mrw|2mo|tomorow|tommorow|tommorrow|tomorrows': 1,
  'the day after tomorrow|day after tomorrow|day after tmrw|day after tmr|day after tom|the day after tmrw|day after tmw|day after 2moro|overmorrow': 2,
  'yesterday|yesterdays': -1,
  'the day before yesterday|day before yesterday': -2,
};

/** Wishes that mean today's date, without a time. */
export const todayWithoutTime = anyOf(
  'asap|as soon as possible|eod|cob|end of day|the end of day|end of the day|the end of the day',
  'close of business|end of today|the end of today|end of business|today eod|close of play|end of play|cop',
  'eob|end of the working day|end of the work day|end of working day|end of work day|by the end of today',
);

export const dayparts: Readonly<Record<string, { minute: number; from: number; to: number }>> = {
  'first thing in the morning|first thing': { minute: 480, from: 0, to: 720 },
  'early morning|morning|mornings|morn|mornin': { minute: 540, from: 0, to: 720 },
  'after lunch': { minute: 810, from: 720, to: 1080 },
  'afternoon|arvo|afternoons|aft|afternoon time': { minute: 900, from: 720, to: 1140 },
  'evening|eve|evenings|evenin|eves': { minute: 1140, from: 960, to: 1440 },
  'night|nights|nite': { minute: 1200, from: 1080, to: 1560 },
};

/** Feasts with a fixed date: month and day. */
export const feasts: Readonly<Record<string, readonly [number, number]>> = {
  'new years day|new year|the new year|new years': [1, 1],
  'new years eve|new year eve|nye': [12, 31],
  'christmas eve|xmas eve': [12, 24],
  'christmas day|christmas|xmas': [12, 25],
  'boxing day': [12, 26],
  halloween: [10, 31],
  'valentines day|valentines|valentine day': [2, 14],
  'st patricks day|saint patricks day': [3, 17],
  'april fools day|april fools': [4, 1],
  'independence day': [7, 4],
};

/** Words that say outright that there is no date. */
export const noDate =
  'someday|some day|sometime|no date|no due date|no deadline|without a date|without date|without a due date|without a deadline|with no date|with no due date|with no deadline|whenever|at some point|one day|eventually';
