import { isoDuration, type Duration } from '../calendar/duration.js';
import { beforeWords, reminderLeads } from '../languages/en/attributes.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { durationOf, isWholeMinutes, readDuration, unitWords } from './duration.js';
import { readEves, type SaidEve } from './eve.js';
import { readMoment, type SaidMoment } from './moment.js';
import { isAt, skip, type Reading } from './reading.js';

const reminderLeadWords = phraseSet(reminderLeads);
const before = phraseSet(beforeWords);

/** When to remind: before the due date, or at a moment. */
export interface SaidReminder {
  readonly offsets?: readonly Duration[];
  readonly eves?: readonly SaidEve[];
  readonly at?: SaidMoment;
}

/** `remind me 10 minutes before`, `with a reminder a day and an hour before`, `remind me the evening before`, `remind me at 9`. */
export function readReminder(reading: Reading, at: number): Found<SaidReminder> | undefined {
  const start = skip(reading, at, ',', ';', '.');
  const lead = reminderLeadWords.at(reading.tokens, start);
  if (!lead) return readReminderNoun(reading, start);
  // "Call mom tomorrow, remind me": it is, on that day.
  if (lead.next === reading.tokens.length && isAt(reading, lead.next - 1, 'me') && at > 0)
    return { value: {}, next: lead.next };
  const from = skip(reading, skip(reading, lead.next, ':', 'of'), 'for');
  const counted = readCountedBack(reading, from);
  if (counted) return counted;
  const offsets = isAt(reading, start, 'reminder', 'alert', 'reminders') ? bareOffset(reading, from) : undefined;
  if (offsets) return { value: { offsets: offsets.value }, next: offsets.next };
  const moment = readMoment(reading, from);
  return moment && !moment.value.moment.none
    ? { value: { at: moment.value }, next: afterThatDay(reading, moment.next) }
    : undefined;
}

/** "At 1pm that day": which is the day that it is due. */
function afterThatDay(reading: Reading, at: number): number {
  const start = skip(reading, at, 'on');
  const isSame =
    isAt(reading, start, 'that', 'same') || (isAt(reading, start, 'the') && isAt(reading, start + 1, 'same'));
  const day = isAt(reading, start, 'the') ? start + 2 : start + 1;
  return isSame && isAt(reading, day, 'day', 'date') ? day + 1 : at;
}

/** `2 days before and the morning of`. */
function readCountedBack(reading: Reading, at: number): Found<SaidReminder> | undefined {
  const eves: SaidEve[] = [];
  const offsets: Duration[] = [];
  let [next, end] = [at, at];
  for (;;) {
    const eve = readEves(reading, next);
    const offset = eve ? undefined : readOffsets(reading, next);
    if (!eve && !offset) break;
    eves.push(...(eve?.value ?? []));
    offsets.push(...(offset?.value ?? []));
    end = (eve ?? offset)!.next;
    next = skip(reading, skip(reading, end, ','), 'and', '&', 'plus');
  }
  const said = { ...(eves.length > 0 ? { eves } : {}), ...(offsets.length > 0 ? { offsets } : {}) };
  return end > at ? { value: said, next: end } : undefined;
}

/** `with a 30 minute reminder`. */
function readReminderNoun(reading: Reading, at: number): Found<SaidReminder> | undefined {
  const isLed = isAt(reading, at, 'with', 'and');
  if (!isLed && !isAt(reading, at - 1, ',')) return undefined;
  const duration = readDuration(reading, skip(reading, isLed ? at + 1 : at, 'a', 'an'));
  if (!duration || !isAt(reading, duration.next, 'reminder', 'alert', 'notice', 'warning')) return undefined;
  return { value: { offsets: [duration.value] }, next: duration.next + 1 };
}

function bareOffset(reading: Reading, at: number): Found<Duration[]> | undefined {
  const duration = readDuration(reading, at);
  return duration && isWholeMinutes(duration.value) ? { value: [duration.value], next: duration.next } : undefined;
}

/** `1 day and 2 hours before`, `a day before and an hour before`. */
export function readOffsets(reading: Reading, at: number): Found<Duration[]> | undefined {
  const offsets: Duration[] = [];
  let next = at;
  let closed = at;
  for (let duration = readOffset(reading, next); duration; duration = readOffset(reading, next)) {
    offsets.push(...duration.value);
    next = duration.next;
    const end = before.at(reading.tokens, next);
    if (end) closed = next = end.next;
    const joined = skip(reading, skip(reading, next, ','), 'and', '&', 'plus');
    if (joined === next) break;
    next = skip(reading, skip(reading, joined, 'again', 'also', 'then', 'another', 'once'), 'one', 'again');
  }
  return offsets.length > 0 && closed > at ? { value: offsets, next: closed } : undefined;
}

/** "One day and two hours before" are two reminders, not one of 26 hours. */
function readOffset(reading: Reading, at: number): Found<Duration[]> | undefined {
  const found = readDuration(reading, at) ?? readTheUnit(reading, at);
  if (!found || !isWholeMinutes(found.value)) return undefined;
  const { days, minutes, months } = found.value;
  if (days > 0 && minutes > 0)
    return {
      value: [
        { days, months, minutes: 0 },
        { days: 0, months: 0, minutes },
      ],
      next: found.next,
    };
  return { value: [found.value], next: found.next };
}

/** "The day before". */
function readTheUnit(reading: Reading, at: number): Found<Duration> | undefined {
  const unit = isAt(reading, at, 'the') ? unitWords.at(reading.tokens, at + 1) : undefined;
  return unit && { value: durationOf(1, unit.value), next: unit.next };
}

/** `1 day and 2 hours`: the offsets alone, over all of the tokens. */
export function readBareOffsets(reading: Reading): string[] | undefined {
  const offsets: string[] = [];
  for (let at = 0; at < reading.tokens.length;) {
    const found = readDuration(reading, at) ?? readTheUnit(reading, at);
    if (!found || !isWholeMinutes(found.value)) return undefined;
    const { days, months, minutes } = found.value;
    if (days > 0 && minutes > 0)
      offsets.push(isoDuration({ days, months, minutes: 0 }, -1), isoDuration({ days: 0, months: 0, minutes }, -1));
    else offsets.push(isoDuration(found.value, -1));
    at = found.next;
    while (isAt(reading, at, 'and', ',', '&', 'plus', 'before', 'also', 'again', 'then', 'another', 'both')) at += 1;
  }
  return offsets;
}
