import {
  limits,
  type LeftOutTask,
  type Target,
  type Targets,
  type Task,
  type TouchedTask,
} from '@todo/event-contracts';

import { type Decision, type Known, openTasksGrowth } from './decision.js';
import { isRefusal, type Refusal, refusals, type Rejected, rejected } from './refusal.js';
import { shortTitle, type TaskFact, type TaskState, taskOf, versionOf } from './task-state.js';

/** What a command does to one of its targets. */
export interface TargetChange {
  readonly facts: readonly TaskFact[];
  readonly tasks: readonly TouchedTask[];
}

/** The rule of one command for one task that is as the caller saw it. */
export type ChangeTarget = (task: Task) => TargetChange | Refusal;

interface LeftOut {
  readonly entry: LeftOutTask;
  readonly refusal: Refusal;
}

/**
 * Applies a rule to each target, as one command: all of them, or (`onStale: skip`) those that it still fits, with the
 * others named. What is wrong with the wish itself refuses the whole command either way.
 * @param gone the rule for a target that was deleted in the very version the caller saw; by default there is no such task.
 */
export function decideTargets(
  { targets, onStale }: Pick<Targets, 'targets' | 'onStale'>,
  known: Known,
  change: ChangeTarget,
  gone: (state: TaskState) => TargetChange | Refusal = () => refusals.unknown,
): Decision {
  if (targets.length > limits.bulkTargetsMax) return rejected(refusals.targets(targets.length));
  const changes: TargetChange[] = [];
  const leftOut: LeftOut[] = [];
  for (const target of each(targets)) {
    const state = asSeen(target, known);
    const result = isRefusal(state) ? state : state.kind === 'live' ? change(state.task) : gone(state);
    if (!isRefusal(result)) changes.push(result);
    else if (result.about === 'wish') return rejected(result);
    else leftOut.push({ entry: leftOutEntry(target, result, known), refusal: result });
  }

  const mayGoOn = leftOut.length === 0 || (onStale === 'skip' && changes.length > 0);
  if (!mayGoOn) return refused(leftOut, targets.length);
  const facts = changes.flatMap((each) => each.facts);
  const growth = openTasksGrowth(facts, known);
  if (growth > 0 && known.openTasks + growth > limits.openTasksMax) return rejected(refusals.openTasks);
  return {
    kind: 'accepted',
    facts,
    tasks: changes.flatMap((each) => each.tasks),
    leftOut: leftOut.map(({ entry }) => entry),
    journal: { kind: 'record' },
  };
}

/** A task that is already as the command wants it. */
export function unchanged(state: TaskState): TargetChange {
  return { facts: [], tasks: [touched(taskOf(state), 'unchanged', versionOf(state))] };
}

export function touched(task: Task, change: TouchedTask['change'], version = task.version): TouchedTask {
  return { taskId: task.taskId, version, title: shortTitle(task.title), change };
}

/** Each task once, however often it is named. */
function each(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.taskId, target])).values()];
}

/** The target's state if it is the one that the caller saw or the caller's own commands led to. */
function asSeen({ taskId, version }: Target, known: Known): TaskState | Refusal {
  const found = known.find(taskId);
  if (found === undefined) return refusals.unknown;
  if (found.userId !== known.userId) return refusals.notYours;
  const { state } = found;
  if (isSeen(taskId, version, versionOf(state), known)) return state;
  return state.kind === 'live' ? refusals.stale(state.task) : refusals.unknown;
}

function isSeen(taskId: string, seen: number, current: number, known: Known): boolean {
  if (seen === current) return true;
  if (seen > current) return false;
  const own = known.versionsMadeByOwn(taskId);
  for (let version = seen + 1; version <= current; version += 1) if (!own.has(version)) return false;
  return true;
}

function leftOutEntry({ taskId }: Target, { code }: Refusal, known: Known): LeftOutTask {
  const found = known.find(taskId);
  // Of other people's tasks nothing is told, and of a deleted one there is nothing to look at.
  if (found?.userId !== known.userId || found.state.kind !== 'live') return { taskId, code };
  const { title, version } = found.state.task;
  return { taskId, code, version, title: shortTitle(title) };
}

function refused(leftOut: readonly LeftOut[], targets: number): Rejected {
  const [first] = leftOut;
  const refusal = first?.refusal ?? refusals.unknown;
  const others = leftOut.length - 1;
  const message =
    others < 1 ? refusal.message : `${refusal.message} ${others} more of the ${targets} could not be done either.`;
  return rejected(
    { ...refusal, message },
    leftOut.map(({ entry }) => entry),
  );
}
