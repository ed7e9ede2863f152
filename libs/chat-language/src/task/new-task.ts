import { isoDuration } from '../calendar/duration.js';
import { extract } from '../extract/extract.js';
import { isAt, type Reading } from '../extract/reading.js';
import { dueOf, onDay, settle, type Settled } from '../extract/settle.js';
import type { SaidRepeat } from '../extract/repeat.js';
import type { Meaning, Span } from '../extract/span.js';
import { ontoList } from '../languages/en/attributes.words.js';
import { phraseSet } from '../text/phrases.js';
import type { NewTask } from '../understanding.js';
import { chooseDue, type ChosenDue } from './choose-due.js';
import { repeatFields } from './series.js';
import { titleOf, type Title } from './title.js';
import { eveFields, type DueDay } from './eve-fields.js';
import type { Marked } from './marked.js';

/** What a piece of a sentence says of a task. */
export interface ReadTask {
  readonly fields: Omit<NewTask, 'title'>;
  readonly title: string;
  readonly marked: readonly Marked[];
  /** "someday": it says outright that there is no date. */
  readonly saysNoDate: boolean;
  /** Two moments stand side by side ("mon and wed"), and one task has only one. */
  readonly isUnclear: boolean;
  readonly settled?: Settled;
}

/** Takes dates, repeats, priority, tags, notes and reminders out of a sentence; what is left is the title. */
export function readTask(reading: Reading, wantsOccurrences = false, keepTitle = true): ReadTask {
  const spans = extract(reading);
  const due = chooseDue(spans, reading.tokens.length);
  const used = spans.filter(({ meaning }, index) => isUsed(meaning, spans, index, due));
  const isTaken = takenBy(used, listPhrasesIn(reading));
  const title = keepTitle ? titleOf(reading.tokens, isTaken) : { text: '', runs: [] };
  const settled = due && !due.moment.none ? settle(due.moment, reading.clock, due.lead) : undefined;
  const times = timeFields(reading, used, due, settled, wantsOccurrences);
  return {
    title: title.text,
    fields: {
      ...plainFields(used),
      ...times,
      ...reminderFields(reading, used, settled, times),
    },
    marked: [...markTitle(title), ...used.map((span) => markSpan(reading, span))],
    saysNoDate: due?.moment.none === true,
    isUnclear: spans.some((span, index) => isJoined(reading, spans[index - 1], span) || isLeftOver(reading, span, due)),
    ...(settled ? { settled } : {}),
  };
}

function isJoined(reading: Reading, previous: Span | undefined, span: Span): boolean {
  const isMoment = (meaning: Meaning | undefined): boolean => meaning?.as === 'due' || meaning?.as === 'recurrence';
  return (
    isMoment(previous?.meaning) &&
    isMoment(span.meaning) &&
    span.from - previous!.to === 1 &&
    isAt(reading, previous!.to, 'and', 'or', '&')
  );
}

/** "Call Bo at 5 and Sam at 6": of the first date nothing would be left but words. */
function isLeftOver(reading: Reading, { to, meaning }: Span, due: ChosenDue | undefined): boolean {
  const chosen = due?.spans.at(-1);
  if (
    meaning.as !== 'due' ||
    isAt(reading, to - 1, 'tom') ||
    !chosen ||
    chosen.from <= to ||
    !isAt(reading, to, 'and', '&')
  )
    return false;
  return !due?.spans.some((span) => span.meaning === meaning);
}

/** Of two repeats or two priorities only one counts; the other stays in the title. Moments are chosen together. */
function isUsed(meaning: Meaning, spans: readonly Span[], index: number, due: ChosenDue | undefined): boolean {
  if (meaning.as === 'due') return due?.spans.some(({ meaning: chosen }) => chosen === meaning) ?? false;
  if (meaning.as === 'tag' || meaning.as === 'reminder') return true;
  return !spans
    .slice(0, index)
    .some((earlier) => earlier.meaning.as === meaning.as && !completesRepeat(meaning, earlier.meaning));
}

const listPhrases = phraseSet(ontoList);

/** "Add eggs to my list tomorrow": the list is no part of the title. */
function listPhrasesIn({ tokens }: Reading): { from: number; to: number }[] {
  return tokens.flatMap((_, from) => {
    const found = listPhrases.at(tokens, from);
    return found && from > 0 ? [{ from, to: found.next }] : [];
  });
}

function takenBy(spans: readonly Span[], others: readonly { from: number; to: number }[]): (index: number) => boolean {
  const taken = new Set<number>();
  for (const { from, to } of [...spans, ...others]) for (let at = from; at < to; at += 1) taken.add(at);
  return (index) => taken.has(index);
}

function plainFields(spans: readonly Span[]): Pick<NewTask, 'description' | 'priority' | 'tags'> {
  const fields: { description?: string; priority?: NewTask['priority'] & string; tags?: string[] } = {};
  for (const { meaning } of spans) {
    if (meaning.as === 'description') fields.description = meaning.text;
    if (meaning.as === 'priority') fields.priority = meaning.priority;
    if (meaning.as === 'tag') fields.tags = [...new Set([...(fields.tags ?? []), ...meaning.tags])];
  }
  return fields;
}

function timeFields(
  reading: Reading,
  spans: readonly Span[],
  due: ChosenDue | undefined,
  settled: Settled | undefined,
  wantsOccurrences: boolean,
): Partial<NewTask> {
  const repeats = spans.flatMap(({ meaning }) => (meaning.as === 'recurrence' ? [meaning.repeat] : []));
  const repeat = repeats.length > 0 ? joinedRepeat(repeats) : undefined;
  if (repeat && due?.moment.day && /^(?:until|till|til|through|up ?to)$/.test(due.lead ?? '')) {
    const ended = { ...repeat, rule: { ...repeat.rule, until: due.moment.day.day } };
    return repeatFields(
      ended,
      due.moment.time ? { time: due.moment.time } : undefined,
      reading.clock,
      wantsOccurrences,
    );
  }
  if (repeat) return repeatFields(repeat, due?.moment, reading.clock, wantsOccurrences);
  return settled ? dueOf(settled, reading.clock) : {};
}

/** "Biweekly … on wednesdays": the days of one repeat complete the other. */
function joinedRepeat([first, second]: readonly SaidRepeat[]): SaidRepeat {
  if (!first || !second || first.rule.freq !== 'WEEKLY') return first ?? second!;
  return {
    ...second,
    ...first,
    rule: { ...second.rule, ...first.rule, interval: Math.max(first.rule.interval, second.rule.interval) },
  };
}

function completesRepeat(meaning: Meaning, earlier: Meaning): boolean {
  if (meaning.as !== 'recurrence' || earlier.as !== 'recurrence') return false;
  const [a, b] = [earlier.repeat.rule, meaning.repeat.rule];
  return a.freq === 'WEEKLY' && b.freq === 'WEEKLY' && !(a.byDay && b.byDay);
}

function reminderFields(
  { clock }: Reading,
  spans: readonly Span[],
  settled: Settled | undefined,
  due: DueDay,
): Partial<NewTask> {
  const remindAt: string[] = [];
  const reminderOffsets: string[] = [];
  for (const { meaning } of spans) {
    if (meaning.as !== 'reminder') continue;
    for (const offset of meaning.reminder.offsets ?? []) reminderOffsets.push(isoDuration(offset, -1));
    const eves = eveFields(meaning.reminder.eves ?? [], due, clock);
    remindAt.push(...(eves.remindAt ?? []));
    reminderOffsets.push(...(eves.reminderOffsets ?? []));
    const said = meaning.reminder.at;
    const at = said && settle(onDay(said.moment, settled?.day), clock, said.lead);
    // A reminder needs a time of day; without one it is the morning.
    if (at) remindAt.push(clockInstant(at, clock));
  }
  return { ...(remindAt.length > 0 ? { remindAt } : {}), ...(reminderOffsets.length > 0 ? { reminderOffsets } : {}) };
}

function clockInstant(at: Settled, clock: Reading['clock']): string {
  const due = dueOf(at.minute === undefined && at.instantMs === undefined ? { ...at, minute: 540 } : at, clock);
  return 'due' in due ? due.due : due.dueDate;
}

function markTitle({ runs }: Title): Marked[] {
  return runs.flatMap((run) =>
    run.length === 0 ? [] : [{ start: run[0]!.start, end: run.at(-1)!.end, as: 'title' as const }],
  );
}

function markSpan({ tokens }: Reading, { shownFrom, to, meaning }: Span): Marked {
  return { start: tokens[shownFrom]!.start, end: tokens[to - 1]!.end, as: meaning.as };
}
