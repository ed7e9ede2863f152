import { type LeftOutTask, limits, type RejectionCode, type Task } from '@todo/event-contracts';

import { shortTitle } from './task-state.js';

/**
 * Why something cannot be done, with a sentence for people: what is the matter and what to do about it.
 * `wish`: what was asked is wrong, whichever task it is asked of. `task`: it does not fit this task.
 */
export interface Refusal {
  readonly code: RejectionCode;
  readonly message: string;
  readonly about: 'wish' | 'task';
}

/** A command that is not carried out. `leftOut` names the targets it was refused for. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly code: RejectionCode;
  readonly message: string;
  readonly leftOut: readonly LeftOutTask[];
}

/** Longest sentence of a rejection, in UTF-16 units; the contract's. */
const messageLengthMax = 300;

export function rejected({ code, message }: Refusal, leftOut: readonly LeftOutTask[] = []): Rejected {
  return { kind: 'rejected', code, message: message.slice(0, messageLengthMax), leftOut };
}

export function isRefusal(value: object): value is Refusal {
  return 'about' in value && 'code' in value;
}

const wish = (code: RejectionCode, message: string): Refusal => ({ code, message, about: 'wish' });
const ofTask = (code: RejectionCode, message: string): Refusal => ({ code, message, about: 'task' });

// The same words for both: whether another person has such a task is nobody's business.
const noSuchTask = 'There is no such task, or it was deleted. Look at your list and choose again.';

/** Every reason there is, in words. */
export const refusals = {
  unknown: ofTask('task-unknown', noSuchTask),
  notYours: ofTask('task-not-yours', noSuchTask),
  exists: wish('task-exists', 'A task with this id exists already, so nothing was added. Send it with a new id.'),
  stale: (task: Task) =>
    ofTask('version-stale', `${named(task)} was changed meanwhile. Look at it as it is now and say it again.`),
  archived: (task: Task) => ofTask('task-archived', `${named(task)} is archived. Reopen it first.`),
  notRecurring: (task: Task) =>
    ofTask('not-recurring', `${named(task)} does not repeat, so it has no date to skip. Complete or move it instead.`),
  seriesOver: (task: Task) =>
    ofTask('not-recurring', `${named(task)} has no date after this one. Complete or delete it instead.`),
  occurrenceDone: (task: Task) =>
    ofTask('not-recurring', `${named(task)} is done already; its next date is a task of its own. Skip that one.`),
  recurrence: (reason: string) => wish('recurrence-invalid', `It cannot repeat like that: ${reason}`),
  timeZone: (name: string) =>
    wish('time-zone-invalid', `There is no time zone “${name.slice(0, 64)}”. Use a name such as Europe/Berlin.`),
  twoDues: wish('due-invalid', 'A task is due on a date or at a time, not both. Choose one of them.'),
  nothingToMove: (task: Task) =>
    ofTask('due-invalid', `${named(task)} has no due date that could be moved. Give it one first.`),
  dueOutOfRange: wish('due-invalid', 'That date is too far away. Choose one between the years 1970 and 2999.'),
  noTitle: wish('limit-title', 'A task needs a title. Say what is to be done.'),
  title: (length: number) =>
    wish('limit-title', `A title has at most ${limits.titleLengthMax} characters, this one has ${length}. Shorten it.`),
  description: (length: number) =>
    wish(
      'limit-description',
      `A note has at most ${limits.descriptionLengthMax} characters, this one has ${length}. Shorten it.`,
    ),
  tags: wish(
    'limit-tags',
    `A task has at most ${limits.tagsMax} tags of at most ${limits.tagLengthMax} characters. Use fewer or shorter ones.`,
  ),
  reminders: wish('limit-reminders', `A task has at most ${limits.remindersMax} reminders. Take some away first.`),
  openTasks: wish(
    'limit-open-tasks',
    `You have ${limits.openTasksMax} open tasks, which is the most there can be. Complete or delete some first.`,
  ),
  targets: (count: number) =>
    wish(
      'limit-targets',
      `That is about ${count} tasks; ${limits.bulkTargetsMax} at once is the most. Do it in parts.`,
    ),
  nothingToUndo: wish('nothing-to-undo', 'There is nothing to undo.'),
  nothingToRedo: wish('nothing-to-redo', 'There is nothing to bring back.'),
  changedSince: (task: Task, direction: 'undo' | 'redo') =>
    wish(
      'undo-task-changed',
      `${named(task)} was changed since, so this cannot be ${direction === 'undo' ? 'undone' : 'brought back'} without losing that. Nothing was done; change it by hand.`,
    ),
} as const;

function named({ title }: Task): string {
  return `“${shortTitle(title)}”`;
}
