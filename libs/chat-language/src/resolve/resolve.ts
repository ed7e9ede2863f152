import { withStatus } from '../filter/combine.js';
import { matchingTasks } from '../filter/matches.js';
import type { GivenTask } from '../given.js';
import type { Scene } from '../intent/scene.js';
import type { Command, Effect, Intent, Ref, TaskStatus } from '../understanding.js';
import type { Target } from './target.js';
import { tasksByTitle } from './title-match.js';

/** The fields of a command that say which tasks it is about, or the question to ask instead. */
export type Resolved =
  | {
      readonly state: 'found';
      readonly fields: Partial<Command>;
      readonly tasks: readonly GivenTask[];
      readonly isBulk: boolean;
    }
  | { readonly state: 'unknown'; readonly fields: Partial<Command>; readonly isBulk: boolean; readonly count: number }
  | { readonly state: 'unclear'; readonly command: Command }
  | { readonly state: 'missing'; readonly command: Command };

/** The statuses a command prefers when a title matches tasks of several, and the one a bulk means. */
const preferred: Partial<Record<Intent, TaskStatus>> = {
  complete_task: 'pending',
  reopen_task: 'completed',
  skip_occurrence: 'pending',
  set_reminder: 'pending',
  snooze: 'pending',
  update_task: 'pending',
};

/** Stands for the task that a clause before is to add. */
export const newTask = 0;

export function resolveTarget(intent: Intent, target: Target, scene: Scene): Resolved {
  if (target.kind === 'bulk') return resolveBulk(intent, target, scene);
  const resolved = resolveRefs(intent, target.refs, scene);
  return target.kind === 'refs' && target.isEither && resolved.state === 'found'
    ? unclearAmong(intent, resolved.fields.resolvesTo ?? [])
    : resolved;
}

function unclearAmong(intent: Intent, candidates: readonly number[]): Resolved {
  return { state: 'unclear', command: { intent: 'clarify', pendingIntent: intent, candidates } };
}

/** Which tasks a bulk means when no status is said. It is not part of the filter: only questions say it. */
const impliedStatus: Partial<Record<Intent, TaskStatus | 'all'>> = { reopen_task: 'completed', delete_task: 'all' };

function resolveBulk(intent: Intent, target: Target & { kind: 'bulk' }, scene: Scene): Resolved {
  const implied = impliedStatus[intent] ?? 'pending';
  const filter = target.isEverything ? { status: implied } : target.filter;
  const left = target.except.length > 0 ? resolveRefs(intent, target.except, scene) : undefined;
  if (left?.state === 'unclear' || left?.state === 'missing') return left;
  const exempt = left?.fields.resolvesTo ?? [];
  const numbers =
    scene.tasks &&
    matchingTasks(withStatus(filter, implied), scene.tasks, scene.clock)?.filter((n) => !exempt.includes(n));
  if (!scene.tasks || !numbers) return { state: 'unknown', fields: { filter }, isBulk: true, count: 0 };
  if (target.count !== undefined && target.count !== numbers.length)
    return { state: 'unclear', command: { intent: 'clarify', pendingIntent: intent, candidates: numbers } };
  const meant = new Set(numbers);
  const tasks = scene.tasks.filter(({ n }) => meant.has(n));
  return { state: 'found', fields: { filter, resolvesTo: numbers }, tasks, isBulk: true };
}

export function resolveRefs(intent: Intent, refs: readonly Ref[], scene: Scene): Resolved {
  const { tasks } = scene;
  if (!tasks) return resolveWithoutTasks(intent, refs, scene);
  const found: GivenTask[] = [];
  for (const ref of refs) {
    const candidates = chosenOf(candidatesOf(intent, ref, scene, tasks), scene);
    if (candidates === 'unclear') return { state: 'unclear', command: { intent: 'clarify', pendingIntent: intent } };
    if (candidates.length === 0) return { state: 'missing', command: { intent: 'not_found', refs } };
    if (candidates.length > 1) {
      return {
        state: 'unclear',
        command: { intent: 'clarify', pendingIntent: intent, candidates: candidates.map(({ n }) => n) },
      };
    }
    if (!found.includes(candidates[0]!)) found.push(candidates[0]!);
  }
  return { state: 'found', fields: { refs, resolvesTo: found.map(({ n }) => n) }, tasks: found, isBulk: false };
}

/** Without a list nothing can be looked up; but a pronoun may still point at the last command. */
function resolveWithoutTasks(intent: Intent, refs: readonly Ref[], scene: Scene): Resolved {
  const [ref] = refs;
  if (ref && 'last' in ref) {
    const number = lastNumber(intent, scene);
    if (number === undefined) return { state: 'unclear', command: { intent: 'clarify', pendingIntent: intent } };
    return { state: 'unknown', fields: { refs, resolvesTo: [number] }, isBulk: false, count: 1 };
  }
  return { state: 'unknown', fields: { refs }, isBulk: false, count: refs.length };
}

/** Of several candidates the ones that were chosen when the assistant asked. */
function chosenOf(candidates: readonly GivenTask[] | 'unclear', { chosen }: Scene): readonly GivenTask[] | 'unclear' {
  const picked = candidates === 'unclear' ? [] : candidates.filter(({ n }) => chosen?.includes(n));
  return picked.length > 0 ? picked : candidates;
}

function candidatesOf(
  intent: Intent,
  ref: Ref,
  scene: Scene,
  tasks: readonly GivenTask[],
): readonly GivenTask[] | 'unclear' {
  if ('last' in ref) {
    const number = lastNumber(intent, scene);
    if (number === newTask) return [scene.newTask ?? { n: newTask, title: '' }];
    return number === undefined ? 'unclear' : tasks.filter(({ n }) => n === number);
  }
  if ('number' in ref) return candidatesByNumber(ref.number, tasks);
  const found = scene.titlesFound.get(ref.title) ?? tasksByTitle(ref.title, tasks);
  scene.titlesFound.set(ref.title, found);
  return preferredOf(intent, found);
}

/** A task may be called "2": then the number could mean either. */
function candidatesByNumber(number: number, tasks: readonly GivenTask[]): readonly GivenTask[] {
  return tasks.filter(({ n, title }) => n === number || title.trim() === String(number));
}

function lastNumber(intent: Intent, { given }: Scene): number | undefined {
  const isAboutReminder = ['snooze', 'set_reminder', 'cancel_reminder'].includes(intent);
  const [first, second] = isAboutReminder
    ? [given.lastNotified, given.lastCommand?.number]
    : [given.lastCommand?.number, given.lastNotified];
  return first ?? second;
}

function preferredOf(intent: Intent, candidates: readonly GivenTask[]): readonly GivenTask[] {
  const status = preferred[intent];
  if (!status || candidates.length < 2) return candidates;
  const fitting = candidates.filter((task) => (task.status ?? 'pending') === status);
  return fitting.length > 0 ? fitting : candidates;
}

/** Asked first: every deletion by filter, a deletion of two or more, any other change of six or more. */
export function needsConfirmation(intent: Intent, count: number, isBulk: boolean): boolean {
  if (intent === 'delete_task') return isBulk || count > 1;
  return count > 5;
}

export function effectOn(intent: Intent, tasks: readonly GivenTask[]): Effect | undefined {
  if (tasks.length === 0) return undefined;
  const all = (test: (task: GivenTask) => boolean): boolean => tasks.every(test);
  if (intent === 'complete_task' && all(({ status }) => status === 'completed')) return 'already_completed';
  if (intent === 'reopen_task' && all(({ status }) => (status ?? 'pending') === 'pending')) return 'not_completed';
  return intent === 'skip_occurrence' && all(({ recurrence }) => recurrence === undefined)
    ? 'not_recurring'
    : undefined;
}
