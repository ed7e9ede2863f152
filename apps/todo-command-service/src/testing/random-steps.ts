import { randomUUID } from 'node:crypto';

import type { Command } from '@todo/event-contracts';
import fc from 'fast-check';

import { versionOf } from '../task/task-state.js';
import type { GivenPerson } from './given-person.js';

/** One thing a person does, said without knowing which tasks there will be. */
export const randomStep = fc.record({
  what: fc.constantFrom('create', 'update', 'complete', 'reopen', 'archive', 'delete', 'skip', 'undo', 'redo'),
  which: fc.nat({ max: 5 }),
  word: fc.constantFrom('a', 'b', 'c'),
  stale: fc.boolean(),
  /** Goes into one batch with the step that follows. */
  batched: fc.boolean(),
});
export type RandomStep = typeof randomStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries steps out, in their batches. */
export async function carryOut(
  steps: readonly RandomStep[],
  person: GivenPerson,
  send: (batch: readonly Command[]) => Promise<unknown>,
): Promise<void> {
  let batch: Command[] = [];
  for (const step of steps) {
    batch.push(commandOf(person, step));
    if (step.batched) continue;
    await send(batch);
    batch = [];
  }
  await send(batch);
}

function commandOf(person: GivenPerson, { what, which, word, stale }: RandomStep): Command {
  const own = [...person.store.tasks].filter(([, { userId }]) => userId === person.userId);
  const [taskId, known] = own[which % Math.max(1, own.length)] ?? [randomUUID(), undefined];
  const version = known === undefined ? 1 : Math.max(1, versionOf(known.state) - (stale ? 1 : 0));
  const targets = { targets: [{ taskId, version }] };
  switch (what) {
    case 'create':
      return person.command('task.create', { tasks: [newTask(word, which)] });
    case 'update':
      return person.command('task.update', { ...targets, set: { title: word } });
    case 'undo':
    case 'redo':
      return person.command('changes.undo', { direction: what, count: 1 + (which % 3) });
    default:
      return person.command(`task.${what}`, targets);
  }
}

function newTask(title: string, which: number) {
  const taskId = randomUUID();
  if (which < 3) return { taskId, title };
  const reminders = [{ reminderId: randomUUID(), offset: '-PT1H' }];
  return { taskId, title, dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;COUNT=3', reminders };
}
