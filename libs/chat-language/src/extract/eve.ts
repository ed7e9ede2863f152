import { eveBefore, eveOf } from '../languages/en/attributes.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { endsThere } from './boundary.js';
import { isAt, skip, type Reading } from './reading.js';
import { settleMinute } from './settle.js';
import { readTime, type SaidTime } from './time.js';

const beforeWords = phraseSet(eveBefore);
const ofWords = phraseSet(eveOf);
const morning = 540;

/** A time on the day a task is due or on the day before: "the evening before", "the morning of". */
export interface SaidEve {
  readonly daysBefore: 0 | 1;
  readonly minute: number;
}

/** `the evening before`, `the night before and the morning of`, `the day before at 6pm`. */
export function readEves(reading: Reading, at: number): Found<SaidEve[]> | undefined {
  const eves: SaidEve[] = [];
  let next = at;
  for (
    let eve = readEve(reading, at);
    eve;
    eve = readEve(reading, skip(reading, skip(reading, next, ','), 'and', '&'))
  ) {
    eves.push(eve.value);
    next = eve.next;
  }
  return eves.length > 0 ? { value: eves, next } : undefined;
}

function readEve(reading: Reading, at: number): Found<SaidEve> | undefined {
  const start = skip(reading, at, 'on', 'in');
  if (!isAt(reading, start, 'the')) return undefined;
  const part = readTime(reading, start + 1);
  const isDay = isAt(reading, start + 1, 'day');
  if (!isDay && !part?.value.isPart) return undefined;
  const partEnd = isDay ? start + 2 : part!.next;
  const before = beforeWords.at(reading.tokens, partEnd);
  const end = before ?? ofWords.at(reading.tokens, partEnd);
  if (!end) return undefined;
  const figures = isAt(reading, end.next, 'at', '@') ? readTime(reading, end.next + 1) : undefined;
  const next = figures?.next ?? end.next;
  // "The day before" alone is counted back from the moment it is due; "the morning of the exam" is of something else.
  if ((isDay && before && !figures) || !endsThere(reading, next, 'and')) return undefined;
  const time = isDay ? figures?.value : withPart(part!.value, figures?.value);
  return {
    value: { daysBefore: before ? 1 : 0, minute: time ? settleMinute(time, reading.clock, false) : morning },
    next,
  };
}

function withPart(part: SaidTime, figures: SaidTime | undefined): SaidTime {
  return figures && part.part ? { ...figures, part: part.part } : part;
}
