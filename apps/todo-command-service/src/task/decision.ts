import type { LeftOutTask, Profile, TouchedTask, UserProfileUpdated } from '@todo/event-contracts';

import type { JournalEntry, JournalStep } from '../journal/journal-entry.js';
import type { Rejected } from './refusal.js';
import { type FactOf, isOpen, stateAfter, type TaskFact, type TaskState } from './task-state.js';

/** A task id that was used before, by whomever. */
export interface KnownTask {
  readonly userId: string;
  readonly state: TaskState;
  /**
   * The version whose content is in force. It is the task's version until something is undone: then it is the
   * version that was gone back to, so that an older change can tell whether its own work still stands. 0: none, the
   * task's creation was undone.
   */
  readonly content: number;
}

/** What a decision may look at: one person's part of the world, as it is at this point of the batch. */
export interface Known {
  readonly userId: string;
  /** By the database's clock, the one that all instances share. */
  readonly now: string;
  readonly profile: Profile | undefined;
  readonly openTasks: number;
  readonly lastJournalPosition: number;
  find(taskId: string): KnownTask | undefined;
  /** The versions of a task that the person's own commands made which this command names as still on their way. */
  versionsMadeByOwn(taskId: string): ReadonlySet<number>;
  /** The person's journal, as much of it as an undo could need, in no particular order. */
  journal(): readonly JournalEntry[];
  /** The same name gives the same id whenever this command is decided, so that a second attempt changes nothing. */
  newId(name: string): string;
}

export type ProfileFact = FactOf<UserProfileUpdated>;
export type Fact = TaskFact | ProfileFact;

/** A command that is carried out, with all that follows from it. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly facts: readonly Fact[];
  readonly tasks: readonly TouchedTask[];
  readonly leftOut: readonly LeftOutTask[];
  readonly profileVersion?: number;
  readonly journal: JournalStep;
}

export type Decision = Accepted | Rejected;

/** By how many a person's open tasks become more. */
export function openTasksGrowth(facts: readonly TaskFact[], known: Pick<Known, 'find'>): number {
  const opened = (fact: TaskFact) =>
    Number(isOpen(stateAfter(fact))) - Number(isOpen(known.find(taskIdOf(fact))?.state));
  return facts.reduce((sum, fact) => sum + opened(fact), 0);
}

export function taskIdOf(fact: TaskFact): string {
  switch (fact.eventType) {
    case 'task.created':
    case 'task.completed':
      return fact.payload.task.taskId;
    case 'task.updated':
      return fact.payload.newState.taskId;
    case 'task.deleted':
      return fact.payload.taskId;
    default:
      return fact satisfies never;
  }
}

export function isTaskFact(fact: Fact): fact is TaskFact {
  return fact.eventType !== 'user.profile-updated';
}

/** The zone in which a task's dates are meant when it names none itself. */
export function homeZone({ profile }: Pick<Known, 'profile'>): string {
  return profile?.timeZone ?? 'UTC';
}
