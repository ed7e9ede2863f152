import { nextOccurrence, seriesOf } from '../calendar/occurrences.js';
import type { GivenTask } from '../given.js';
import { readTask } from '../task/new-task.js';
import type { Command, Intent } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import { targeted, targetedBy } from './targeted.js';

/** Completing, reopening, deleting, archiving, skipping: a target and nothing else. */
export const reopenTask = (matched: Matched): Draft | undefined => targetedBy(matched, 'reopen_task');
export const deleteTask = (matched: Matched): Draft | undefined => targetedBy(matched, 'delete_task');
export const archiveTask = (matched: Matched): Draft | undefined =>
  targetedBy(matched, 'update_task', { set: { status: 'archived' } });
export const cancelReminder = (matched: Matched): Draft | undefined => targetedBy(matched, 'cancel_reminder');

/** "History of 4": what changed, and when. */
export const taskHistory = (matched: Matched): Draft | undefined => targetedBy(matched, 'history');

export function skipOccurrence(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'skip_occurrence', ([task]) => nextDue(task, matched));
}

function nextDue(task: GivenTask | undefined, { scene }: Matched): Partial<Command> {
  const series = task?.recurrence === undefined ? undefined : seriesOf(task.recurrence, task);
  const next = series && nextOccurrence(series, scene.clock);
  return next ? { nextDue: next } : {};
}

/** "I bought the milk": a task is done where the words mean one; otherwise it is only told. */
export function reportDone(matched: Matched): Draft | undefined {
  if (!matched.scene.tasks) return undefined;
  const draft = targetedBy(matched, 'complete_task');
  return draft?.command.intent === 'not_found' ? undefined : draft;
}

/** "Complete the tax return by april 15" is a task to add where no task of that name is there. */
export function completeTask(matched: Matched): Draft | undefined {
  const draft = targetedBy(matched, 'complete_task');
  if (draft?.command.intent !== 'not_found' || !matched.has('target')) return draft;
  const { fields, title } = readTask(matched.part('target'));
  return Object.keys(fields).length > 0 && !/^#?\d+$/.test(title) ? undefined : draft;
}

/** "Clear my list". */
export function deleteAll(matched: Matched): Draft | undefined {
  return onEverything(matched, 'delete_task');
}

export function cancelAllReminders(matched: Matched): Draft | undefined {
  return onEverything(matched, 'cancel_reminder');
}

function onEverything(matched: Matched, intent: Intent): Draft | undefined {
  const target = { kind: 'bulk', filter: {}, isEverything: true, except: [] } as const;
  return targeted({ intent, target, scene: matched.scene, marked: matched.commandMarks() });
}

/** "Delete", "move 2": a command that lacks its half. */
export function askWhich(matched: Matched): Draft {
  return {
    command: { intent: 'clarify', pendingIntent: matched.options.variant as Intent },
    marked: matched.commandMarks(),
    mutations: 0,
    isBare: true,
  };
}
