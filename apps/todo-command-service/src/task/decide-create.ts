import { type CreateTask, limits, type NewTask, type Task } from '@todo/event-contracts';

import { type Accepted, type Decision, homeZone, type Known } from './decision.js';
import { isRefusal, type Refusal, refusals, rejected } from './refusal.js';
import { checked, descriptionOf, remindersOf, tagsOf, titleOf } from './task-fields.js';
import { shortTitle, withFields } from './task-state.js';

/** Adds tasks, all or none. */
export function decideCreate({ tasks: wishes }: CreateTask['payload'], known: Known): Decision {
  if (wishes.length > limits.bulkTargetsMax) return rejected(refusals.targets(wishes.length));
  if (known.openTasks + wishes.length > limits.openTasksMax) return rejected(refusals.openTasks);

  const tasks: Task[] = [];
  const ids = new Set<string>();
  for (const wish of wishes) {
    const { taskId } = wish;
    if (ids.has(taskId) || known.find(taskId) !== undefined) {
      return rejected(refusals.exists, [{ taskId, code: refusals.exists.code }]);
    }
    const task = created(wish, known);
    if (isRefusal(task)) return rejected(task, [{ taskId, code: task.code }]);
    ids.add(taskId);
    tasks.push(task);
  }
  return accepted(tasks);
}

function accepted(tasks: readonly Task[]): Accepted {
  return {
    kind: 'accepted',
    facts: tasks.map((task) => ({ eventType: 'task.created', payload: { task } })),
    tasks: tasks.map(({ taskId, title, version }) => ({
      taskId,
      version,
      title: shortTitle(title),
      change: 'created',
    })),
    leftOut: [],
    journal: { kind: 'record' },
  };
}

function created(wish: NewTask, known: Known): Task | Refusal {
  const title = titleOf(wish.title);
  if (typeof title !== 'string') return title;
  const description = descriptionOf(wish.description);
  if (isRefusal(description)) return description;

  const { userId, now } = known;
  const plain: Task = {
    taskId: wish.taskId,
    userId,
    title,
    status: 'pending',
    priority: wish.priority ?? 'medium',
    tags: tagsOf(wish.tags ?? []),
    reminders: remindersOf(wish.reminders ?? []),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const { due, dueDate, timeZone, recurrence, anchor } = wish;
  const whole = withFields(plain, { description: description.text, due, dueDate, timeZone, recurrence, anchor });
  return checked(whole, { now, homeZone: homeZone(known) });
}
