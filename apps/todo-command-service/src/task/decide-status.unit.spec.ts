import { limits } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

describe('completing', () => {
  it('marks a task done', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    anna.at('2026-05-13T08:00:00Z');

    const { events } = await anna.sends('task.complete', { targets: [anna.target(task)] });

    const done = {
      ...task,
      status: 'completed',
      completedAt: '2026-05-13T08:00:00.000Z',
      updatedAt: '2026-05-13T08:00:00.000Z',
      version: 2,
    };
    expect(events).toMatchObject([{ eventType: 'task.completed', payload: { previousState: task, task: done } }]);
    expect(anna.task(task.taskId)).toEqual(done);
  });

  it('leaves the next occurrence of a repeating task as a task of its own', async () => {
    const anna = new GivenPerson().at('2026-05-12T08:00:00Z');
    const task = await anna.has({
      title: 'Water plants',
      due: '2026-05-12T09:00:00Z',
      recurrence: 'FREQ=DAILY;COUNT=3',
      tags: ['home'],
      reminders: [{ reminderId: '0b7a3a4e-8a3e-4b51-9d5f-6f5b1c7d2e10', offset: '-PT1H', channels: ['push'] }],
    });

    const { result, events } = await anna.sends('task.complete', { targets: [anna.target(task)] });

    const [next] = anna.openTasks;
    expect(next).toMatchObject({
      title: 'Water plants',
      due: '2026-05-13T09:00:00Z',
      recurrence: 'FREQ=DAILY;COUNT=2',
      seriesId: task.taskId,
      tags: ['home'],
      reminders: [{ offset: '-PT1H', channels: ['push'] }],
      version: 1,
    });
    expect(next!.taskId).not.toBe(task.taskId);
    expect(next!.reminders[0]!.reminderId).not.toBe(task.reminders[0]!.reminderId);
    expect(events.map(({ eventType }) => eventType)).toEqual(['task.completed', 'task.created']);
    expect(result).toMatchObject({
      payload: {
        tasks: [
          { taskId: task.taskId, version: 2, change: 'completed' },
          { taskId: next!.taskId, version: 1, change: 'created' },
        ],
      },
    });
  });

  it('leaves nothing after the last occurrence', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;COUNT=1' });

    await anna.sends('task.complete', { targets: [anna.target(task)] });

    expect(anna.openTasks).toEqual([]);
  });

  it('decides a second time just as the first time', async () => {
    const anna = new GivenPerson();
    const again = new GivenPerson(undefined, anna.userId);
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' });
    again.store.tasks.set(task.taskId, anna.store.tasks.get(task.taskId)!);
    again.store.people.set(anna.userId, anna.store.people.get(anna.userId)!);
    const command = anna.command('task.complete', { targets: [anna.target(task)] });

    const first = await anna.sendsAll([command]);
    const second = await again.sendsAll([command]);

    expect(second).toEqual(first);
  });
});

describe('reopening', () => {
  it('makes a completed task pending', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    await anna.sends('task.complete', { targets: [anna.target(task)] });

    const { events } = await anna.sends('task.reopen', { targets: [anna.target(task)] });

    expect(events).toMatchObject([{ eventType: 'task.updated', payload: { kind: 'reopened' } }]);
    expect(anna.task(task.taskId)).toEqual({ ...task, version: 3 });
  });

  it('leaves the repeat with the next occurrence, so that there is never a second series', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({
      title: 'Task',
      dueDate: '2026-05-12',
      recurrence: 'FREQ=DAILY',
      anchor: 'completion',
    });
    await anna.sends('task.complete', { targets: [anna.target(task)] });

    await anna.sends('task.reopen', { targets: [anna.target(task)] });
    await anna.sends('task.complete', { targets: [anna.target(task)] });

    expect(anna.openTasks).toHaveLength(1);
  });

  it('gives an archived task back with its repeat', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' });
    await anna.sends('task.archive', { targets: [anna.target(task)] });

    await anna.sends('task.reopen', { targets: [anna.target(task)] });

    expect(anna.task(task.taskId)).toEqual({ ...task, version: 3 });
  });

  it('ends at the most open tasks there can be', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    await anna.sends('task.archive', { targets: [anna.target(task)] });
    anna.store.people.set(anna.userId, {
      userId: anna.userId,
      openTasks: limits.openTasksMax,
      journalPosition: 2,
      profile: undefined,
    });

    const { result } = await anna.sends('task.reopen', { targets: [anna.target(task)] });

    expect(result).toMatchObject({ payload: { code: 'limit-open-tasks' } });
  });
});

describe('archived tasks', () => {
  it('can be reopened and deleted, and nothing else', async () => {
    const anna = new GivenPerson();
    const [one, two] = [await anna.has({ title: 'One' }), await anna.has({ title: 'Two' })];
    await anna.sends('task.archive', { targets: [anna.target(one), anna.target(two)] });

    const complete = await anna.sends('task.complete', { targets: [anna.target(one)] });
    const skip = await anna.sends('task.skip', { targets: [anna.target(one)] });
    const reopen = await anna.sends('task.reopen', { targets: [anna.target(one)] });
    const remove = await anna.sends('task.delete', { targets: [anna.target(two)] });

    expect(complete.result).toMatchObject({ payload: { code: 'task-archived' } });
    expect(skip.result).toMatchObject({ payload: { code: 'task-archived' } });
    expect(reopen.result.eventType).toBe('command.accepted');
    expect(remove.result.eventType).toBe('command.accepted');
  });
});

describe('deleting', () => {
  it('leaves a tombstone that goes on counting', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });

    const { events, result } = await anna.sends('task.delete', { targets: [anna.target(task)] });

    expect(events).toMatchObject([
      { eventType: 'task.deleted', payload: { taskId: task.taskId, version: 2, previousState: task } },
    ]);
    expect(result).toMatchObject({ payload: { tasks: [{ version: 2, title: 'Task', change: 'deleted' }] } });
  });
});

describe('what is so already', () => {
  it.each(['task.complete', 'task.archive', 'task.delete'] as const)(
    '%s twice changes nothing the second time',
    async (type) => {
      const anna = new GivenPerson();
      const task = await anna.has({ title: 'Task' });
      await anna.sends(type, { targets: [anna.target(task)] });

      const { result, events } = await anna.sends(type, { targets: [anna.target(task)] });

      expect(events).toEqual([]);
      expect(result).toMatchObject({
        eventType: 'command.accepted',
        payload: { tasks: [{ version: 2, change: 'unchanged' }] },
      });
      expect(result.payload).not.toHaveProperty('undoableUntil');
    },
  );

  it('a pending task is open already', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });

    const { result } = await anna.sends('task.reopen', { targets: [anna.target(task)] });

    expect(result).toMatchObject({ payload: { tasks: [{ version: 1, change: 'unchanged' }] } });
  });
});
