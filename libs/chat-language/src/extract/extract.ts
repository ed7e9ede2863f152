import { beforeNames, determiners, namesakes, notDates } from '../languages/en/lookalikes.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { endsThere } from './boundary.js';
import { readNote } from './note.js';
import { readPriority } from './priority.js';
import { readReminder } from './reminder.js';
import { readTags } from './tag.js';
import { readMoment, type SaidMoment } from './moment.js';
import { isAt, type Reading } from './reading.js';
import { readRepeat } from './repeat.js';
import { withoutOverlaps, type Meaning, type Span } from './span.js';

type Extractor = (reading: Reading, at: number) => Span | undefined;

const lookalikes = phraseSet(notDates);

/** The extractors, each of which knows one kind of meaning. A new phrase belongs into one of them. */
const extractors: readonly Extractor[] = [
  extractor(readNote, (text) => ({ as: 'description', text })),
  extractor(readTags, (tags) => ({ as: 'tag', tags })),
  extractor(readReminder, (reminder) => ({ as: 'reminder', reminder })),
  extractor(readRepeat, (repeat) => ({ as: 'recurrence', repeat })),
  extractor(readPriority, (priority) => ({ as: 'priority', priority })),
  extractDue,
];

function extractor<T>(
  read: (reading: Reading, at: number) => { value: T; next: number } | undefined,
  meaning: (value: T) => Meaning,
): Extractor {
  return (reading, at) => {
    const found = read(reading, at);
    return found && { from: at, to: found.next, shownFrom: at, meaning: meaning(found.value) };
  };
}

const edgeTokens = 70;

/** All meanings of a sentence that do not overlap. */
export function extract(reading: Reading): Span[] {
  const spans: Span[] = [];
  const isBlocked = lookalikesIn(reading);
  for (let at = 0; at < reading.tokens.length; at += 1) {
    // Of a very long text only its two ends say when and how.
    if (at === edgeTokens && reading.tokens.length > 2 * edgeTokens) at = reading.tokens.length - edgeTokens;
    const { kind } = reading.tokens[at]!;
    if (kind === 'quoted' || kind === 'literal') continue;
    for (const read of extractors) {
      const span = read(reading, at);
      if (span && (span.meaning.as === 'description' || !isBlocked(span))) spans.push(span);
    }
  }
  return withoutOverlaps(spans);
}

/** A meaning may not begin, end or lie in a phrase that only looks like one. */
function lookalikesIn({ tokens }: Reading): (span: Span) => boolean {
  const blocked = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const found = lookalikes.at(tokens, at);
    for (let place = at; place < (found?.next ?? at); place += 1) blocked.add(place);
  }
  if (blocked.size === 0) return () => false;
  return ({ from, to }) => {
    for (let place = from; place < to; place += 1) if (blocked.has(place)) return true;
    return false;
  };
}

function extractDue(reading: Reading, at: number): Span | undefined {
  const found = readMoment(reading, at) ?? readAbout(reading, at);
  if (!found || isNamesake(reading, found.value.from) || !isDate(reading, at, found.value, found.next))
    return undefined;
  return { from: at, to: found.next, shownFrom: found.value.from, meaning: { as: 'due', said: found.value } };
}

/** "About 5pm" is a time, "about 5" and "about friday" say what it is about. */
function readAbout(reading: Reading, at: number): Found<SaidMoment> | undefined {
  const found = isAt(reading, at, 'about') ? readMoment(reading, at + 1) : undefined;
  const { time, day } = found?.value.moment ?? {};
  const isClock = time?.strength === 2 && !time.isPart && !day && found?.value.lead === undefined;
  return isClock && endsThere(reading, found!.next) ? found : undefined;
}

/** "Ask Tom", "a gift for Tom": somebody, where "call mum tom" is tomorrow. */
function isNamesake({ tokens }: Reading, at: number): boolean {
  return namesakes.has(tokens[at]?.raw ?? '') && beforeNames.has(tokens[at - 1]?.norm ?? '');
}

/** "Kal ki meeting" is tomorrow's meeting, "kal ke liye" is for tomorrow. */
function isOwner(reading: Reading, at: number): boolean {
  const said = reading.tokens[at];
  return isAt(reading, at, 'of') && said!.raw !== 'of' && !isAt(reading, at + 1, 'liye') && said!.raw !== 'Of';
}

/** Whether words of the calendar are a date here, or part of a name or a thing. */
function isDate(reading: Reading, at: number, said: SaidMoment, next: number): boolean {
  const { day, time, none, instantMs } = said.moment;
  // "At 5 call Bo".
  const isInFront = at === 0 && isTaskVerb(reading.tokens[next]?.norm ?? '');
  const endsHere = endsThere(reading, next) || next >= reading.tokens.length || isInFront;
  if (none) return said.lead === undefined && endsHere;
  if (instantMs !== undefined) return true;
  if (said.pieces === 1 && day?.window && day.strength === 1) return isLedBy(said, monthLeads);
  if (said.pieces === 1 && day?.isNewYear !== undefined) return isLedBy(said, feastLeads);
  if (isOwner(reading, next)) return false;
  // Urdu leads with what stands behind: "shaam ko", "20 tareekh tak".
  const isSaid = time ? (time.isPart ?? time.strength === 2) : day?.strength === 1;
  if (isSaid && isAt(reading, next - 1, 'ko', 'tak')) return true;
  if (said.pieces === 1 && time && !day && time.strength === 1)
    return (
      isTimeAlone(said, endsHere, time.loose === true || time.minute % 60 === 0) || isNoonAtEnd(reading, at, next, said)
    );
  const previous = reading.tokens[at - 1];
  // "Parents' evening".
  if (previous?.kind === 'mark' && previous.norm === '' && !previous.gap) return false;
  if (isAt(reading, at - 1, 'except', 'excluding', 'regarding', 'concerning')) return false;
  if (isAt(reading, at - 1, 'about') && (day || !endsHere)) return false;
  const isOwned =
    said.lead === undefined &&
    previous !== undefined &&
    (determiners.has(previous.norm) || (previous.possessive && previous.gap));
  if (isOwned && !endsHere) return false;
  if (isLedBy(said, ['of', 'to', 'through', 'during', 'since'])) return false;
  if (isLedBy(said, ['between'])) return time !== undefined && day !== undefined;
  if (isNameOfThing(reading, at, next, said)) return false;
  if (said.pieces === 1 && day?.strength === 1)
    return endsHere && !isOwned && (said.lead !== undefined || !isAt(reading, at - 1, 'the'));
  return true;
}

/** "Lunch with Priya noon". */
function isNoonAtEnd(reading: Reading, at: number, next: number, said: SaidMoment): boolean {
  const previous = reading.tokens[at - 1];
  const isNamed = isAt(reading, at, 'noon', 'midday', 'midnight') && said.lead === undefined;
  return isNamed && next === reading.tokens.length && at > 1 && !determiners.has(previous?.norm ?? '');
}

const articles = ['the', 'my', 'a', 'an', 'our', 'his', 'her'];

/** "Call the weekend desk", "wed the bride". */
function isNameOfThing(reading: Reading, at: number, next: number, said: SaidMoment): boolean {
  const { day } = said.moment;
  if (said.pieces > 1 || said.lead !== undefined || !day) return false;
  if (isAt(reading, at, 'the') && day.window) return !endsThere(reading, next);
  return at === 0 && day.strength === 1 && isAt(reading, next, ...articles);
}

const monthLeads = ['in', 'by', 'before', 'until', 'till', 'due in', 'due by', 'sometime in', 'due', 'from', 'for'];
const feastLeads = ['by', 'before', 'on', 'until', 'till', 'due', 'due by', 'due on', 'due before', 'at', 'after'];
const timeLeads = [
  'at',
  'by',
  'before',
  'until',
  'till',
  '@',
  'around',
  'due at',
  'due by',
  'due',
  'after',
  'from',
  'due before',
  'at about',
  'at around',
  'around about',
  'by about',
  'by around',
  'at roughly',
  'at approx',
];

/** A bare hour needs "at", and nothing behind it that it could count. */
function isTimeAlone(said: SaidMoment, endsHere: boolean, isBareHour: boolean): boolean {
  if (said.moment.time?.isPart)
    return (
      endsHere &&
      (said.lead === 'in' ||
        said.lead === 'by' ||
        said.lead === 'in the' ||
        said.lead === 'by the' ||
        said.lead === 'before')
    );
  return isLedBy(said, timeLeads) && (endsHere || !isBareHour) && !(isBareHour && isLedBy(said, ['from']));
}

function isLedBy(said: SaidMoment, leads: readonly string[]): boolean {
  return said.lead !== undefined && leads.includes(said.lead);
}
