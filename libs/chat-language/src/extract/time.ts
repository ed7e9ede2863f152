import { dayparts } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import { isAt, readCardinal, skip, wordAt, type Reading } from './reading.js';
import { weekdayWords } from './weekday.js';

/** A time of day as it was said. */
export interface SaidTime {
  /** Minutes since midnight; 1440 is midnight at the end of the day. */
  readonly minute: number;
  /** Said without am or pm, so the other half of the day is possible. */
  readonly loose?: boolean;
  /** The part of the day it names or lies in: settles a loose time. */
  readonly part?: { readonly from: number; readonly to: number };
  /** A part of the day without figures: gives way to figures. */
  readonly isPart?: boolean;
  /** `tonight` names the day too. */
  readonly isToday?: boolean;
  /** `2` needs nothing around it; `1` needs "at", or a date beside it. */
  readonly strength: 1 | 2;
}

const daypartWords = new Phrases(dayparts);
const pastWords = ['past', 'after'];
const toWords = ['to', 'before', 'til', 'till'];

/** `5pm`, `17:30`, `half 6`, `ten to five`, `noon`, `midnight`, `5 o'clock`, `the evening`, `tonight`. */
export function readTime(reading: Reading, at: number): Found<SaidTime> | undefined {
  return (
    readNamedTime(reading, at) ?? readClockWords(reading, at) ?? readFigures(reading, at) ?? readDaypart(reading, at)
  );
}

function readNamedTime(reading: Reading, at: number): Found<SaidTime> | undefined {
  const word = wordAt(reading, at);
  if (word === 'noon' || word === 'midday' || word === 'lunchtime')
    return { value: { minute: 720, strength: 1 }, next: at + 1 };
  if (word === 'this' && isAt(reading, at + 1, 'time') && startsDay(reading, at + 2))
    return { value: { minute: reading.clock.minute, strength: 1 }, next: at + 2 };
  if (word === 'midnight') return { value: { minute: 1440, strength: 1 }, next: at + 1 };
  if (word === 'tonight' || word === 'tonite' || word === '2nite' || word === '2night') {
    return {
      value: { minute: 1200, isToday: true, isPart: true, part: { from: 1080, to: 1560 }, strength: 2 },
      next: at + 1,
    };
  }
  return undefined;
}

/** "This time tomorrow". */
function startsDay(reading: Reading, at: number): boolean {
  return isAt(reading, at, 'tomorrow', 'next', 'on') || weekdayWords.at(reading.tokens, at) !== undefined;
}

/** The British way: half 6 is 6:30. */
function readClockWords(reading: Reading, at: number): Found<SaidTime> | undefined {
  if (isAt(reading, at, 'half')) {
    const hourAt = skip(reading, at + 1, ...pastWords);
    const hour = hourOf(reading, hourAt);
    return hour && withMeridiem(reading, { value: hour.value * 60 + 30, next: hour.next }, 2);
  }
  const minutes = isAt(reading, skip(reading, at, 'a'), 'quarter')
    ? { value: 15, next: skip(reading, at, 'a') + 1 }
    : smallCardinal(reading, at);
  if (!minutes) return undefined;
  const wordPlace = skip(reading, minutes.next, 'minutes', 'mins');
  const isPast = isAt(reading, wordPlace, ...pastWords);
  if (!isPast && !isAt(reading, wordPlace, ...toWords)) return undefined;
  const hour = hourOf(reading, wordPlace + 1);
  if (!hour || ![5, 10, 15, 20, 25].includes(minutes.value)) return undefined;
  const value = hour.value * 60 + (isPast ? minutes.value : -minutes.value);
  return withMeridiem(reading, { value: (value + 1440) % 1440, next: hour.next }, 2);
}

function smallCardinal(reading: Reading, at: number): Found<number> | undefined {
  const found = readCardinal(reading, at);
  return found && found.value < 30 ? found : undefined;
}

function hourOf(reading: Reading, at: number): Found<number> | undefined {
  const compact = /^(\d{1,2})(am|pm)$/.exec(wordAt(reading, at) ?? '');
  if (compact) return { value: (Number(compact[1]) % 12) + (compact[2] === 'pm' ? 12 : 0), next: at + 1 };
  // "Half a dozen" counts, it is no hour.
  const found = isAt(reading, at, 'a', 'couple', 'few') ? undefined : readCardinal(reading, at);
  return found && found.value >= 1 && found.value <= 12 ? found : undefined;
}

function readFigures(reading: Reading, at: number): Found<SaidTime> | undefined {
  const text = wordAt(reading, at) ?? '';
  const match = /^(\d{1,2})(?:[:.](\d{2}))?([ap]m?|h)?$/.exec(text) ?? /^(\d{1,2})h(\d{2})()$/.exec(text);
  if (!match) return readFourDigits(reading, text, at) ?? readWordHour(reading, at);
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  const value = hour * 60 + minute;
  const half = match[3]?.[0];
  if (half === 'a' || half === 'p')
    return hour > 12 || hour < 1 ? undefined : exact(meridiem(value, half === 'a' ? 'am' : 'pm'), at + 1);
  const wroteMinutes = match[2] !== undefined;
  // "Every 4h", "for 1h" count hours.
  if (match[3] === 'h' && isAt(reading, at - 1, ...counts)) return undefined;
  const isDayClock = hour > 12 || hour === 0 || (wroteMinutes && text.startsWith('0')) || match[3] === 'h';
  if (isDayClock)
    return wroteMinutes || match[3]
      ? exact(value, at + 1)
      : { value: { minute: value, strength: 1 }, next: oclock(reading, at + 1) };
  const isAbout = isAt(reading, skip(reading, at + 1, '-'), 'ish');
  const strength = isAbout || (wroteMinutes && text.includes(':')) ? 2 : 1;
  return withMeridiem(reading, { value, next: at + 1 }, strength);
}

const counts = ['for', 'every', 'each', 'in', 'within', 'another', 'next', 'takes', 'of'];

/** `1730`, only where something leads to it. */
function readFourDigits(reading: Reading, text: string, at: number): Found<SaidTime> | undefined {
  const match = /^([01]\d|2[0-3])([0-5]\d)$/.exec(text);
  return match
    ? { value: { minute: Number(match[1]) * 60 + Number(match[2]), strength: 1 }, next: oclock(reading, at + 1) }
    : undefined;
}

/** `five`, as in "at five" or "five o'clock". */
function readWordHour(reading: Reading, at: number): Found<SaidTime> | undefined {
  if (reading.tokens[at]?.kind !== 'word') return undefined;
  const hour = isAt(reading, at, 'a') ? undefined : hourOf(reading, at);
  if (!hour) return undefined;
  const isThirty = isAt(reading, hour.next, 'thirty');
  return withMeridiem(
    reading,
    { value: hour.value * 60 + (isThirty ? 30 : 0), next: hour.next + (isThirty ? 1 : 0) },
    1,
  );
}

function exact(minute: number, next: number): Found<SaidTime> {
  return { value: { minute, strength: 2 }, next };
}

function oclock(reading: Reading, at: number): number {
  return isAt(reading, at, 'hours', 'hrs', 'oclock', 'baje') ? at + 1 : at;
}

/** Reads what may follow the figures: `am`, `p.m.`, `o'clock`. */
function withMeridiem(reading: Reading, time: Found<number>, strength: 1 | 2): Found<SaidTime> {
  const isOclock = isAt(reading, time.next, 'oclock', 'baje');
  const at = isOclock ? time.next + 1 : time.next;
  const said = wordAt(reading, at);
  if (said === 'am' || said === 'pm') return exact(meridiem(time.value, said), at + 1);
  if (reading.tokens[at]?.norm === 'p.m' || reading.tokens[at]?.norm === 'a.m') {
    const half = reading.tokens[at]?.norm === 'p.m' ? 'pm' : 'am';
    return exact(meridiem(time.value, half), skip(reading, at + 1, '.'));
  }
  if (time.value > 720 + 59) return exact(time.value, at);
  return { value: { minute: time.value, loose: true, strength: isOclock ? 2 : strength }, next: at };
}

function meridiem(minute: number, half: 'am' | 'pm'): number {
  return (minute % 720) + (half === 'pm' ? 720 : 0);
}

function readDaypart(reading: Reading, at: number): Found<SaidTime> | undefined {
  const isThis = isAt(reading, at, 'this');
  const start = isThis
    ? at + 1
    : isAt(reading, at, 'in') && isAt(reading, at + 1, 'the')
      ? at + 2
      : skip(reading, at, 'the');
  if (reading.tokens[start]?.possessive) return undefined;
  const found = daypartWords.at(reading.tokens, start);
  if (!found) return undefined;
  const { minute, from, to } = found.value;
  const isLed = start > at && !isAt(reading, start - 1, 'the') ? true : start === at + 2;
  const strength = isLed || minute === 480 || minute === 810 ? 2 : 1;
  const value: SaidTime = { minute, isPart: true, part: { from, to }, strength };
  return { value: isThis ? { ...value, isToday: true } : value, next: found.next };
}
