import { isDeepStrictEqual } from 'node:util';

import type { Task, TaskPatch, UpdateTask } from '@todo/event-contracts';

import { dueFields, shiftDue } from './due.js';
import { isRefusal, type Refusal, refusals } from './refusal.js';
import { checked, descriptionOf, remindersOf, type Setting, tagsOf, titleOf } from './task-fields.js';
import { type FieldChanges, withFields } from './task-state.js';

/** The fields of an update. */
export type Edit = Pick<UpdateTask['payload'], 'set' | 'addTags' | 'removeTags' | 'shift'>;

/**
 * The task as an update leaves it: new values first, then tags added and removed, then the due date moved.
 * @returns the very same task when it is so already; version and `updatedAt` are the caller's to advance.
 */
export function edited(task: Task, edit: Edit, setting: Setting): Task | Refusal {
  const changes = changesOf(edit.set ?? {}, task);
  if (isRefusal(changes)) return changes;
  const set = withTags(withFields(task, changes), edit);
  const zone = set.timeZone ?? setting.homeZone;
  const due = edit.shift === undefined ? undefined : shiftDue(set, edit.shift, zone);
  if (due !== undefined && isRefusal(due)) return due;
  const moved = due === undefined ? set : withFields(set, dueFields(due));
  const result = checked(moved, setting, task);
  if (isRefusal(result)) return result;
  return isDeepStrictEqual(result, task) ? task : result;
}

/** The fields that a patch gives new values; null takes a value away, or back to where a new task starts. */
function changesOf(set: TaskPatch, task: Task): FieldChanges | Refusal {
  const title = set.title === undefined ? task.title : titleOf(set.title);
  if (typeof title !== 'string') return title;
  const description = descriptionOf(set.description === undefined ? task.description : set.description);
  if (isRefusal(description)) return description;
  const due = dueChanges(set);
  if (isRefusal(due)) return due;
  return {
    title,
    description: description.text,
    ...due,
    ...(set.priority === undefined ? {} : { priority: set.priority ?? 'medium' }),
    ...(set.timeZone === undefined ? {} : { timeZone: set.timeZone ?? undefined }),
    ...(set.recurrence === undefined ? {} : { recurrence: set.recurrence ?? undefined }),
    ...(set.anchor === undefined ? {} : { anchor: set.anchor ?? undefined }),
    ...(set.tags === undefined ? {} : { tags: tagsOf(set.tags ?? []) }),
    ...(set.reminders === undefined ? {} : { reminders: remindersOf(set.reminders ?? []) }),
  };
}

/** Setting one kind of due date replaces the other kind. */
function dueChanges({ due, dueDate }: TaskPatch): FieldChanges | Refusal {
  if (typeof due === 'string' && typeof dueDate === 'string') return refusals.twoDues;
  if (typeof due === 'string') return { due, dueDate: undefined };
  if (typeof dueDate === 'string') return { due: undefined, dueDate };
  return { ...(due === null ? { due: undefined } : {}), ...(dueDate === null ? { dueDate: undefined } : {}) };
}

function withTags(task: Task, { addTags, removeTags }: Edit): Task {
  if (addTags === undefined && removeTags === undefined) return task;
  const removed = new Set(tagsOf(removeTags ?? []));
  return { ...task, tags: tagsOf([...task.tags, ...(addTags ?? [])]).filter((tag) => !removed.has(tag)) };
}
