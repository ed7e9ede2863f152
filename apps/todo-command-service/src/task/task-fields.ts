import { limits, type Reminder, type Task } from '@todo/event-contracts';
import { Temporal } from 'temporal-polyfill';

import { dueOf, inRange } from './due.js';
import { comesRound } from './next-occurrence.js';
import { isSubDaily, parseRule, ruleText } from './recurrence-rule.js';
import { isRefusal, type Refusal, refusals } from './refusal.js';
import { isInRange, isTimeZone } from './wall-clock.js';

/** The title without blanks around it. */
export function titleOf(text: string): string | Refusal {
  const title = text.trim();
  if (title.length === 0) return refusals.noTitle;
  return title.length > limits.titleLengthMax ? refusals.title(title.length) : title;
}

/** The note; an empty one is none. */
export function descriptionOf(text: string | null | undefined): { readonly text: string | undefined } | Refusal {
  if (text === null || text === undefined || text.trim() === '') return { text: undefined };
  return text.length > limits.descriptionLengthMax ? refusals.description(text.length) : { text };
}

/** Tags as they are compared: lower case, without `#`, each once, in the order given. */
export function tagsOf(texts: readonly string[]): string[] {
  const tags = texts.map((text) => text.trim().replace(/^#+/, '').trim().toLowerCase());
  return [...new Set(tags)].filter((tag) => tag !== '');
}

/** Reminders and their channels, each once. */
export function remindersOf(reminders: readonly Reminder[]): Reminder[] {
  const each = new Map(reminders.map((reminder) => [reminder.reminderId, reminder]));
  return [...each.values()].map((reminder) =>
    reminder.channels === undefined ? reminder : { ...reminder, channels: [...new Set(reminder.channels)] },
  );
}

export interface Setting {
  readonly now: string;
  /** The person's zone, for a task that names none. */
  readonly homeZone: string;
}

/**
 * What a task's fields must hold together, whichever of them were just set: limits of lists, a real zone, a due date
 * in this world, and a rule that comes round. @returns the task with its rule in canonical form.
 * @param before the task before the change: what was not touched is not examined again.
 */
export function checked(task: Task, setting: Setting, before?: Task): Task | Refusal {
  if (task.tags.length > limits.tagsMax || task.tags.some(({ length }) => length > limits.tagLengthMax)) {
    return refusals.tags;
  }
  if (task.reminders.length > limits.remindersMax) return refusals.reminders;
  if (!task.reminders.every(({ remindAt }) => remindAt === undefined || isInRange(remindAt)))
    return refusals.dueOutOfRange;
  if (task.timeZone !== undefined && !isTimeZone(task.timeZone)) return refusals.timeZone(task.timeZone);
  if (task.due !== undefined && task.dueDate !== undefined) return refusals.twoDues;
  const due = inRange(dueOf(task));
  if (isRefusal(due)) return due;
  return task.recurrence === undefined || repeatsAsBefore(task, before) ? task : checkedRepeat(task, setting);
}

function checkedRepeat(task: Task, { now, homeZone }: Setting): Task | Refusal {
  const rule = parseRule(task.recurrence ?? '');
  if ('problem' in rule) return refusals.recurrence(rule.problem);
  const due = dueOf(task);
  if (due.kind === 'date' && isSubDaily(rule)) {
    return refusals.recurrence(
      'it counts in hours or minutes, but the task is due on a date without a time. Add a time.',
    );
  }
  const zone = task.timeZone ?? homeZone;
  if (!comesRound(rule, due, { now: Temporal.Instant.from(now), zone })) {
    return refusals.recurrence('no date fits it. Choose days that come round.');
  }
  // The first occurrence gives the series its name; those that follow carry it on.
  return { ...task, recurrence: ruleText(rule), seriesId: task.seriesId ?? task.taskId };
}

function repeatsAsBefore(task: Task, before: Task | undefined): boolean {
  return (['recurrence', 'due', 'dueDate', 'timeZone'] as const).every((field) => before?.[field] === task[field]);
}
