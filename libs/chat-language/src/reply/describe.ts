import { isoInstant } from '../calendar/clock.js';
import { isoDate, parseIsoDate } from '../calendar/days.js';
import { parseIsoDuration } from '../calendar/duration.js';
import type { GivenTask } from '../given.js';
import type { Command, NewTask, Priority, TaskChange } from '../understanding.js';
import { durationWords } from './duration-words.js';
import { dateWords, hashed, isolated, joined, quoted, say } from './format.js';
import { repeatWords } from './repeat-words.js';
import type { Telling } from './reply.js';
import type { ReplyKey } from './speech.js';

/** What was taken from the sentence for a new task: ", due Fri 15 May, 17:00, high priority, #home". */
export function describeNewTask(task: Partial<NewTask>, telling: Telling): string {
  const due = task.due ?? task.dueDate;
  const reminders = reminderWords(task, telling);
  return [
    due ? say(telling, 'dueAt', { due: dateWords(due, telling) }) : '',
    task.recurrence ? say(telling, 'repeats', { rule: repeatWords(task.recurrence, telling) }) : '',
    task.anchor ? say(telling, 'fromCompletion') : '',
    task.priority ? say(telling, 'withPriority', { priority: telling.speech.texts[task.priority] }) : '',
    task.tags?.length ? say(telling, 'withTags', { tags: hashed(task.tags, telling.speech) }) : '',
    reminders ? say(telling, 'withReminders', { at: reminders }) : '',
    task.description === undefined ? '' : say(telling, 'withNote'),
  ].join('');
}

/** "Fri 15 May, 09:00 and 1 hour before it is due"; empty where no time is said. */
export function reminderWords({ remindAt = [], reminderOffsets = [] }: Partial<NewTask>, telling: Telling): string {
  return joined(
    [...remindAt.map((at) => dateWords(at, telling)), ...reminderOffsets.map((offset) => offsetWords(offset, telling))],
    telling.speech,
  );
}

function offsetWords(offset: string, telling: Telling): string {
  const said = durationWords(offset, telling.speech);
  if (!said?.words) return say(telling, 'atDue');
  return say(telling, said.isBack ? 'before' : 'after', { duration: said.words });
}

/** What a change sets: ", due Fri 15 May, low priority". */
export function describeChange(command: Partial<Command>, telling: Telling): string {
  const { set = {}, addTags, removeTags, shift } = command;
  const { speech } = telling;
  const fields = Object.keys(set) as (keyof TaskChange)[];
  return [
    ...new Set(fields.map((field) => describeField(field, set, telling))),
    addTags?.length ? say(telling, 'tagsAdded', { tags: hashed(addTags, speech) }) : '',
    removeTags?.length ? say(telling, 'tagsRemoved', { tags: hashed(removeTags, speech) }) : '',
    shift === undefined ? '' : movedWords(shift, command, telling),
  ].join('');
}

/** ", moved 3 days later, due Mon 9 Mar"; of several tasks each has a date of its own. */
function movedWords(shift: string, { resolvesTo }: Partial<Command>, telling: Telling): string {
  const said = durationWords(shift, telling.speech);
  if (!said?.words) return '';
  const moved = say(telling, said.isBack ? 'movedEarlier' : 'movedLater', { duration: said.words });
  const [n, ...others] = resolvesTo ?? [];
  const task = others.length > 0 ? undefined : telling.outcome.tasks?.find((one) => one.n === n);
  const due = task && dueAfter(shift, task, telling);
  return due === undefined ? moved : moved + say(telling, 'dueAt', { due: dateWords(due, telling) });
}

/** Undefined where it has no date, or one that hours do not move. */
function dueAfter(shift: string, { due, dueDate }: GivenTask, { clock }: Telling): string | undefined {
  const parsed = parseIsoDuration(shift);
  if (!parsed) return undefined;
  const { duration, sign } = parsed;
  if (due !== undefined) return isoInstant(clock.shiftInstant(Date.parse(due), duration, sign));
  const day = dueDate === undefined || duration.minutes > 0 ? undefined : parseIsoDate(dueDate);
  return day === undefined ? undefined : isoDate(clock.shiftDay(day, duration, sign));
}

const clearedKeys: Readonly<Record<keyof TaskChange, ReplyKey | undefined>> = {
  due: 'noDate',
  dueDate: 'noDate',
  recurrence: 'noRepeat',
  description: 'noNote',
  tags: 'noTags',
  priority: undefined,
  title: undefined,
  anchor: undefined,
  status: undefined,
};

function describeField(field: keyof TaskChange, set: TaskChange, telling: Telling): string {
  const { speech } = telling;
  if (set[field] === null && field !== 'priority') return describeCleared(field, set, telling);
  switch (field) {
    case 'title':
      return say(telling, 'renamedTo', { title: quoted(set.title ?? '', speech) });
    case 'due':
    case 'dueDate':
      return say(telling, 'dueAt', { due: dateWords(set[field] ?? '', telling) });
    case 'priority':
      // Without one a task is as important as most.
      return say(telling, 'withPriority', { priority: speech.texts[(set.priority ?? 'medium') as Priority] });
    case 'recurrence':
      return say(telling, 'repeats', { rule: repeatWords(set.recurrence ?? '', telling) });
    case 'description':
      return say(telling, 'noteNow', { note: isolated(set.description ?? '', speech) });
    case 'tags':
      return set.tags?.length ? say(telling, 'withTags', { tags: hashed(set.tags, speech) }) : say(telling, 'noTags');
    case 'anchor':
      return say(telling, 'fromCompletion');
    case 'status':
      return say(telling, 'nowArchived');
    default:
      return field satisfies never;
  }
}

/** A date that takes the place of a time clears it, which is not worth a word. */
function describeCleared(field: keyof TaskChange, set: TaskChange, telling: Telling): string {
  const isReplaced = (field === 'due' && set.dueDate) || (field === 'dueDate' && set.due);
  const key = clearedKeys[field];
  return isReplaced || key === undefined ? '' : say(telling, key);
}
