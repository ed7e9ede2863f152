import { type Task } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { aTask } from '../testing/messages.js';
import { decideCommand, type Seen } from './decide-command.js';
import type { Wish } from './wish.js';

const commandId = '11111111-1111-4111-8111-111111111111';
const own = '22222222-2222-4222-8222-222222222222';
const task: Task = aTask({ userId: 'ann', version: 3 });

const seen = (more: Partial<Seen> = {}): Seen => ({ task: { version: 3, state: task }, ownPending: [], ...more });
const wish = (kind: 'complete' | 'reopen' | 'delete', expected?: number[]): Wish => ({
  ...{ kind, taskId: task.taskId, expected },
});
const pending = (creates = false) => [{ commandId: own, creates }];

describe('a wish becomes a command', () => {
  it.each([
    ['complete', 'task.complete'],
    ['reopen', 'task.reopen'],
    ['delete', 'task.delete'],
  ] as const)('%s: %s on the version that was seen', (kind, type) => {
    expect(decideCommand(wish(kind), seen(), commandId)).toMatchObject({
      kind: 'send',
      command: {
        definition: { type },
        payload: { targets: [{ taskId: task.taskId, version: 3 }], onStale: 'reject' },
        taskIds: [task.taskId],
        creates: false,
      },
    });
  });

  it('update: with the new values', () => {
    const update: Wish = { kind: 'update', taskId: task.taskId, expected: [3], set: { title: 'Buy milk' } };

    expect(decideCommand(update, seen(), commandId)).toMatchObject({
      ...{ kind: 'send', command: { definition: { type: 'task.update' }, payload: { set: { title: 'Buy milk' } } } },
    });
  });

  it('create: with an id that follows from the command, so that the same request names the same task', () => {
    const create: Wish = { kind: 'create', task: { title: 'Buy bread' } };

    const first = decideCommand(create, seen({ task: undefined }), commandId);

    expect(first).toEqual(decideCommand(create, seen({ task: undefined }), commandId));
    expect(first).toMatchObject({
      kind: 'send',
      command: { creates: true, payload: { tasks: [{ title: 'Buy bread' }] } },
    });
  });

  it("names the user's own commands on their way, unless an exact version was asked for", () => {
    const payload = (expected?: number[]) => {
      const decision = decideCommand(wish('complete', expected), seen({ ownPending: pending() }), commandId);
      return decision.kind === 'send' ? decision.command.payload : decision;
    };

    expect(payload()).toMatchObject({ ownPending: [own] });
    expect(payload([3])).not.toHaveProperty('ownPending');
  });

  it('also for a task whose creation is on its way: it will begin as version 1', () => {
    const decision = decideCommand(wish('complete'), { task: undefined, ownPending: pending(true) }, commandId);

    expect(decision).toMatchObject({ command: { payload: { targets: [{ version: 1 }], ownPending: [own] } } });
  });

  it('also for a deleted task that something on its way may bring back', () => {
    const gone = { version: 4, state: null };

    expect(decideCommand(wish('reopen'), { task: gone, ownPending: pending() }, commandId).kind).toBe('send');
  });
});

describe('a wish is refused at once', () => {
  it.each<[string, Seen]>([
    ['there is none', { task: undefined, ownPending: [] }],
    ['it is deleted', { task: { version: 4, state: null }, ownPending: [] }],
    ['something else is on its way', { task: undefined, ownPending: pending() }],
  ])('unknown task: %s', (_, known) => {
    expect(decideCommand(wish('complete'), known, commandId)).toEqual({ kind: 'unknown-task' });
  });

  it.each([[[2]], [[4]], [[]], [[1, 2]]])('stale: version %j was asked for and it is 3', (expected) => {
    expect(decideCommand(wish('complete', expected), seen(), commandId)).toEqual({ kind: 'stale', task });
  });

  it('not stale: one of several versions is the present one', () => {
    expect(decideCommand(wish('complete', [2, 3]), seen(), commandId).kind).toBe('send');
  });

  it('unknown, not stale: there is no state to show of a deleted task', () => {
    const known: Seen = { task: { version: 4, state: null }, ownPending: pending() };

    expect(decideCommand(wish('complete', [3]), known, commandId)).toEqual({ kind: 'unknown-task' });
  });
});
