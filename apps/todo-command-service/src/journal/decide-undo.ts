import { limits, type Task, type TouchedTask, type UndoChanges } from '@todo/event-contracts';

import { type Accepted, type Decision, isTaskFact, type Known, openTasksGrowth } from '../task/decision.js';
import { touched } from '../task/decide-targets.js';
import { refusals, type Rejected, rejected } from '../task/refusal.js';
import { nextVersion, shortTitle, type TaskFact, taskOf, type TaskState, versionOf } from '../task/task-state.js';
import type { JournalChange, JournalEntry } from './journal-entry.js';

type Direction = UndoChanges['payload']['direction'];

/** A task while entries are turned over, one after another. */
interface Turning {
  readonly content: number;
  readonly task: Task | null;
}

/** Takes back the newest changes that stand, or brings back the ones that were taken back last. All of them or none. */
export function decideUndo(payload: UndoChanges['payload'], known: Known): Decision {
  const { direction } = payload;
  const chosen = chosenEntries(payload, known);
  if (chosen.length === 0) return rejected(direction === 'undo' ? refusals.nothingToUndo : refusals.nothingToRedo);

  const tasks = new Map<string, Turning>();
  const entries: JournalEntry[] = [];
  for (const entry of chosen) {
    const conflicts = entry.changes.filter((change) => !stands(change, direction, tasks, known));
    if (conflicts.length > 0) return changedSince(conflicts, direction, known);
    entries.push(turned(entry, known.lastJournalPosition + entries.length + 1, tasks, known));
  }
  // One command is undone whatever its size; several at once must stay as small as any other command.
  if (chosen.length > 1 && tasks.size > limits.bulkTargetsMax) return rejected(refusals.targets(tasks.size));
  const result = accepted(tasks, entries, known);
  const growth = openTasksGrowth(result.facts.filter(isTaskFact), known);
  const tooMany = growth > 0 && known.openTasks + growth > limits.openTasksMax;
  return tooMany ? rejected(refusals.openTasks) : result;
}

function chosenEntries({ direction, count, commandId }: UndoChanges['payload'], known: Known): JournalEntry[] {
  const candidates = known.journal().filter(({ inForce }) => inForce === (direction === 'undo'));
  if (commandId !== undefined) return candidates.filter((entry) => entry.commandId === commandId);
  return candidates.toSorted((a, b) => b.position - a.position).slice(0, count);
}

/** Whether the task is just as the change (or the undoing of it) left it. */
function stands(
  change: JournalChange,
  direction: Direction,
  tasks: ReadonlyMap<string, Turning>,
  known: Known,
): boolean {
  const current = (tasks.get(change.taskId) ?? turningOf(change.taskId, known)).content;
  return current === (direction === 'undo' ? change.after : change.before);
}

/** Turns an entry over and keeps what its tasks become. */
function turned(entry: JournalEntry, position: number, tasks: Map<string, Turning>, known: Known): JournalEntry {
  const changes = entry.changes.map((change) => {
    const current = tasks.get(change.taskId) ?? turningOf(change.taskId, known);
    tasks.set(change.taskId, { content: entry.inForce ? change.before : change.after, task: change.other });
    return { ...change, other: current.task };
  });
  return { ...entry, position, inForce: !entry.inForce, changes };
}

function turningOf(taskId: string, known: Known): Turning {
  const found = known.find(taskId);
  if (found === undefined) return { content: 0, task: null };
  return { content: found.content, task: found.state.kind === 'live' ? found.state.task : null };
}

function accepted(tasks: ReadonlyMap<string, Turning>, entries: readonly JournalEntry[], known: Known): Accepted {
  const results = [...tasks].flatMap(([taskId, { task }]) => {
    const state = known.find(taskId)?.state;
    return state === undefined ? [] : restored(state, task, known.now);
  });
  return {
    kind: 'accepted',
    facts: results.map(({ fact }) => fact),
    tasks: results.map(({ task }) => task),
    leftOut: [],
    journal: { kind: 'turn', entries, contents: new Map([...tasks].map(([taskId, { content }]) => [taskId, content])) },
  };
}

/**
 * Brings a task into another state, under its next version. A task that comes back from a deletion is an update like
 * any other: its previous state is the last one it had, and readers that have forgotten it get it whole.
 */
function restored(state: TaskState, to: Task | null, now: string): { fact: TaskFact; task: TouchedTask }[] {
  const last = taskOf(state);
  const version = versionOf(state);
  if (to !== null) {
    const newState = nextVersion({ ...to, version }, now, {});
    const fact: TaskFact = { eventType: 'task.updated', payload: { kind: 'restored', previousState: last, newState } };
    return [{ fact, task: touched(newState, 'restored') }];
  }
  // Created and deleted by what is taken back together: it stays gone.
  if (state.kind === 'deleted') return [];
  const fact: TaskFact = {
    eventType: 'task.deleted',
    payload: { taskId: last.taskId, version: version + 1, previousState: last },
  };
  return [{ fact, task: touched(last, 'deleted', version + 1) }];
}

function changedSince(conflicts: readonly JournalChange[], direction: Direction, known: Known): Rejected {
  const leftOut = conflicts.map(({ taskId }) => {
    const state = known.find(taskId)?.state;
    const code = 'undo-task-changed' as const;
    return state?.kind === 'live'
      ? { taskId, code, version: state.task.version, title: shortTitle(state.task.title) }
      : { taskId, code };
  });
  const [first] = conflicts;
  const state = first === undefined ? undefined : known.find(first.taskId)?.state;
  const task = state === undefined ? first?.other : taskOf(state);
  return task ? rejected(refusals.changedSince(task, direction), leftOut) : rejected(refusals.nothingToUndo, leftOut);
}
