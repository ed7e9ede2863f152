import type { GivenTask } from '@todo/chat-language';
import type { Task } from '@todo/event-contracts';

import type { NamedTask } from './step.js';

/** A task as the read model has it, without what no sentence can ask for. */
export type PersonTask = Omit<Task, 'description'>;

/**
 * Where the numbers of tasks begin that were not shown. They need one to be named by their titles, and nobody may hit
 * one by a number that stood in no list.
 */
const unshownFrom = 2 ** 40;

/** A person's tasks, numbered as a list showed them. */
export class Numbering {
  readonly given: readonly GivenTask[];
  private readonly byNumber = new Map<number, PersonTask>();
  private readonly numbers = new Map<string, number>();

  constructor(
    tasks: readonly PersonTask[],
    readonly shown: readonly string[],
  ) {
    // What was deleted since leaves a gap: the others keep the numbers that the person sees.
    for (const [index, taskId] of shown.entries()) this.numbers.set(taskId, index + 1);
    this.given = tasks.map((task, index) => {
      const n = this.numbers.get(task.taskId) ?? unshownFrom + index;
      this.numbers.set(task.taskId, n);
      this.byNumber.set(n, task);
      return givenTask(task, n);
    });
  }

  numberOf(taskId: string): number | undefined {
    const n = this.numbers.get(taskId);
    return n !== undefined && this.byNumber.has(n) ? n : undefined;
  }

  /** The number under which a task was shown, also of one that is gone since. */
  placeOf(taskId: string): number | undefined {
    return this.numbers.get(taskId);
  }

  /** The tasks that some numbers mean, each once. */
  tasksOf(numbers: readonly number[]): PersonTask[] {
    return [...new Set(numbers)].flatMap((n) => this.byNumber.get(n) ?? []);
  }

  numbersOf(taskIds: readonly string[]): number[] {
    return taskIds.flatMap((taskId) => this.numberOf(taskId) ?? []);
  }

  named(numbers: readonly number[]): NamedTask[] {
    return this.tasksOf(numbers).map((task) => namedTask(task, this.numberOf(task.taskId)!));
  }
}

/** A task under its number, as sentences and replies take it. */
export function givenTask(task: PersonTask, n: number): GivenTask {
  const { title, status, priority, tags, due, dueDate, recurrence, createdAt, completedAt } = task;
  return {
    ...{ n, title, status, priority, tags, createdAt },
    ...(due === undefined ? {} : { due }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(completedAt === undefined ? {} : { completedAt }),
  };
}

export const namedTask = (task: PersonTask, n: number): NamedTask => ({ ...givenTask(task, n), taskId: task.taskId });
