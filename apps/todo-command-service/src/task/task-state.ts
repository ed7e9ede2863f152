import type { Envelope, Task, TaskEvent, TaskSnapshot } from '@todo/event-contracts';

/** What is known of a task id once it was used: the task, or what a deletion left of it. */
export type TaskState = LiveTask | DeletedTask;

export interface LiveTask {
  readonly kind: 'live';
  readonly task: Task;
}

/** The tombstone keeps counting versions, so that an undone deletion is newer than the deletion. */
export interface DeletedTask {
  readonly kind: 'deleted';
  readonly lastState: Task;
  readonly version: number;
}

/** A message without its envelope: what happened, before it is said when, by whom and why. */
export type FactOf<Message> =
  Message extends Envelope<infer Type, infer Payload> ? { readonly eventType: Type; readonly payload: Payload } : never;

/** What can happen to a task. */
export type TaskFact = FactOf<Exclude<TaskEvent, TaskSnapshot>>;

/** The state that a fact leaves behind. Facts carry whole states, so the one before is not needed. */
export function stateAfter(fact: TaskFact): TaskState {
  switch (fact.eventType) {
    case 'task.created':
    case 'task.completed':
      return { kind: 'live', task: fact.payload.task };
    case 'task.updated':
      return { kind: 'live', task: fact.payload.newState };
    case 'task.deleted':
      return { kind: 'deleted', lastState: fact.payload.previousState, version: fact.payload.version };
    default:
      return fact satisfies never;
  }
}

export function versionOf(state: TaskState): number {
  return state.kind === 'live' ? state.task.version : state.version;
}

/** The task as it is, or as it last was. */
export function taskOf(state: TaskState): Task {
  return state.kind === 'live' ? state.task : state.lastState;
}

/** Whether the task counts towards a person's open tasks. */
export function isOpen(state: TaskState | undefined): boolean {
  return state?.kind === 'live' && state.task.status === 'pending';
}

/** New values of some fields; undefined takes a field away. */
export type FieldChanges = { readonly [Field in keyof Task]?: Task[Field] | undefined };

/** A copy of the task with some fields changed. */
export function withFields(task: Task, changes: FieldChanges): Task {
  const merged = Object.entries({ ...task, ...changes }).filter(([, value]) => value !== undefined);
  // Only optional fields are ever taken away; which ones those are, `FieldChanges` cannot say.
  return Object.fromEntries(merged) as Task;
}

/** The next version of a task. */
export function nextVersion(task: Task, now: string, changes: FieldChanges): Task {
  return withFields(task, { ...changes, updatedAt: now, version: task.version + 1 });
}

const shortTitleMax = 80;

/** The title as outcomes carry it: short, and never cut inside a character. */
export function shortTitle(title: string): string {
  if (title.length <= shortTitleMax) return title;
  return `${title.slice(0, shortTitleMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
