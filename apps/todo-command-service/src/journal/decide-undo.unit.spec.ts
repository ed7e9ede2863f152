import { randomUUID } from 'node:crypto';

import { limits } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { type Answer, GivenPerson } from '../testing/given-person.js';

const code = ({ result }: Answer) => ('code' in result.payload ? result.payload.code : result.eventType);

describe('undo', () => {
  it('takes back an edit, under a new version', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Old' });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'New' } });
    const edited = anna.task(task.taskId);
    anna.at('2026-05-13T08:00:00Z');

    const { events, result } = await anna.sends('changes.undo', {});

    const newState = { ...task, version: 3, updatedAt: '2026-05-13T08:00:00.000Z' };
    expect(events).toMatchObject([
      { eventType: 'task.updated', payload: { kind: 'restored', previousState: edited, newState } },
    ]);
    expect(anna.task(task.taskId)).toEqual(newState);
    expect(result).toMatchObject({
      payload: { tasks: [{ taskId: task.taskId, version: 3, title: 'Old', change: 'restored' }] },
    });
    expect(result.payload).not.toHaveProperty('undoableUntil');
  });

  it('promises a day for every change', async () => {
    const anna = new GivenPerson().at('2026-05-12T08:00:00Z');

    const { result } = await anna.sends('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });

    expect(result.payload).toMatchObject({ undoableUntil: '2026-05-13T08:00:00.000Z' });
  });

  it('takes back a creation and brings it back', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });

    const undone = await anna.sends('changes.undo', {});
    const redone = await anna.sends('changes.undo', { direction: 'redo' });

    expect(undone.events).toMatchObject([{ eventType: 'task.deleted', payload: { taskId: task.taskId, version: 2 } }]);
    expect(undone.result).toMatchObject({ payload: { tasks: [{ version: 2, change: 'deleted' }] } });
    expect(redone.events).toMatchObject([
      { eventType: 'task.updated', payload: { kind: 'restored', newState: { version: 3 } } },
    ]);
    expect(anna.task(task.taskId)).toMatchObject({ title: 'Task', status: 'pending', version: 3 });
  });

  it('brings a deleted task back, counting on from its tombstone', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-06-01' });
    await anna.sends('task.delete', { targets: [anna.target(task)] });

    const { events } = await anna.sends('changes.undo', {});

    expect(events).toMatchObject([
      { eventType: 'task.updated', payload: { kind: 'restored', previousState: task, newState: { version: 3 } } },
    ]);
    expect(anna.openTasks).toMatchObject([{ taskId: task.taskId, dueDate: '2026-06-01' }]);
  });

  it('goes back step by step, and forward again', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Two' } });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Three' } });
    const title = () => anna.task(task.taskId).title;

    const titles: string[] = [];
    for (const direction of ['undo', 'undo', 'redo', 'redo', 'undo'] as const) {
      await anna.sends('changes.undo', { direction });
      titles.push(title());
    }

    expect(titles).toEqual(['Two', 'One', 'Two', 'Three', 'Two']);
    expect(anna.task(task.taskId).version).toBe(8);
  });

  it('takes back several at once, each task under one new version', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Two' } });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Three' } });

    const { events } = await anna.sends('changes.undo', { count: 2 });
    await anna.sends('changes.undo', { direction: 'redo', count: 2 });

    expect(events).toMatchObject([{ payload: { newState: { title: 'One', version: 4 } } }]);
    expect(anna.task(task.taskId)).toMatchObject({ title: 'Three', version: 5 });
  });

  it('takes back a bulk as one', async () => {
    const anna = new GivenPerson();
    const tasks = [
      await anna.has({ title: 'One' }),
      await anna.has({ title: 'Two' }),
      await anna.has({ title: 'Three' }),
    ];
    await anna.sends('task.complete', { targets: tasks.map((task) => anna.target(task)) });

    const { result } = await anna.sends('changes.undo', {});

    expect(result).toMatchObject({
      payload: { tasks: [{ change: 'restored' }, { change: 'restored' }, { change: 'restored' }] },
    });
    expect(anna.openTasks).toHaveLength(3);
  });

  it('takes back the completion of a repeating task with the occurrence that it left', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;COUNT=5' });
    await anna.sends('task.complete', { targets: [anna.target(task)] });
    const [next] = anna.openTasks;

    const undone = await anna.sends('changes.undo', {});
    const restored = anna.openTasks;
    await anna.sends('changes.undo', { direction: 'redo' });

    expect(undone.events.map(({ eventType }) => eventType)).toEqual(['task.updated', 'task.deleted']);
    expect(restored).toMatchObject([{ taskId: task.taskId, dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;COUNT=5' }]);
    expect(restored[0]).not.toHaveProperty('completedAt');
    expect(anna.openTasks).toMatchObject([{ taskId: next!.taskId, dueDate: '2026-05-13', version: 3 }]);
  });

  it('takes back one command by its id, whatever came after it elsewhere', async () => {
    const anna = new GivenPerson();
    const [one, two] = [await anna.has({ title: 'One' }), await anna.has({ title: 'Two' })];
    const first = await anna.sends('task.complete', { targets: [anna.target(one)] });
    await anna.sends('task.complete', { targets: [anna.target(two)] });

    await anna.sends('changes.undo', { commandId: first.commandId });

    expect(anna.openTasks).toMatchObject([{ taskId: one.taskId }]);
    expect(code(await anna.sends('changes.undo', { commandId: first.commandId }))).toBe('nothing-to-undo');
  });

  it('brings back what was taken back last, and then takes that back first', async () => {
    const anna = new GivenPerson();
    const [one, two] = [await anna.has({ title: 'One' }), await anna.has({ title: 'Two' })];
    const first = await anna.sends('task.complete', { targets: [anna.target(one)] });
    await anna.sends('task.complete', { targets: [anna.target(two)] });
    await anna.sends('changes.undo', { commandId: first.commandId });

    const redone = await anna.sends('changes.undo', { direction: 'redo' });
    const undone = await anna.sends('changes.undo', {});

    expect(redone.result).toMatchObject({ payload: { tasks: [{ taskId: one.taskId }] } });
    expect(undone.result).toMatchObject({ payload: { tasks: [{ taskId: one.taskId }] } });
  });
});

describe('undo is refused', () => {
  it('when there is nothing', async () => {
    const anna = new GivenPerson();

    expect(code(await anna.sends('changes.undo', {}))).toBe('nothing-to-undo');
    expect(code(await anna.sends('changes.undo', { direction: 'redo' }))).toBe('nothing-to-redo');
  });

  it('when only somebody else has something', async () => {
    const anna = new GivenPerson();
    const boris = new GivenPerson(anna.store);
    const { commandId } = await anna.sends('task.create', { tasks: [{ taskId: randomUUID(), title: 'Hers' }] });

    expect(code(await boris.sends('changes.undo', {}))).toBe('nothing-to-undo');
    expect(code(await boris.sends('changes.undo', { commandId }))).toBe('nothing-to-undo');
  });

  it('when the task was changed since, with its name and present version', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    const first = await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Two' } });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Three' } });

    const answer = await anna.sends('changes.undo', { commandId: first.commandId });

    expect(answer.events).toEqual([]);
    expect(answer.result).toMatchObject({
      payload: { code: 'undo-task-changed', leftOut: [{ taskId: task.taskId, version: 3, title: 'Three' }] },
    });
  });

  it('also when it was changed there and back', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    const first = await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Two' } });
    for (const title of ['Three', 'Two'])
      await anna.sends('task.update', { targets: [anna.target(task)], set: { title } });

    expect(code(await anna.sends('changes.undo', { commandId: first.commandId }))).toBe('undo-task-changed');
  });

  it('when the occurrence that a completion left was changed', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' });
    const done = await anna.sends('task.complete', { targets: [anna.target(task)] });
    await anna.sends('task.update', { targets: [anna.target(anna.openTasks[0]!)], set: { priority: 'high' } });

    expect(code(await anna.sends('changes.undo', { commandId: done.commandId }))).toBe('undo-task-changed');
  });

  it('to bring back onto a task that was changed since', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Two' } });
    await anna.sends('changes.undo', {});
    await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'Other' } });

    expect(code(await anna.sends('changes.undo', { direction: 'redo' }))).toBe('undo-task-changed');
  });

  it('as a whole when one of several cannot be brought back', async () => {
    const anna = new GivenPerson();
    const [one, two] = [await anna.has({ title: 'One' }), await anna.has({ title: 'Two' })];
    await anna.sends('task.complete', { targets: [anna.target(one)] });
    await anna.sends('task.complete', { targets: [anna.target(two)] });
    await anna.sends('changes.undo', { count: 2 });
    await anna.sends('task.update', { targets: [anna.target(two)], set: { title: 'Other' } });

    const both = await anna.sends('changes.undo', { direction: 'redo', count: 2 });

    expect(code(both)).toBe('undo-task-changed');
    expect(both.events).toEqual([]);
    expect(anna.openTasks).toHaveLength(2);
  });

  it('when it would open more tasks than there can be', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'One' });
    await anna.sends('task.delete', { targets: [anna.target(task)] });
    anna.store.people.set(anna.userId, { ...anna.store.people.get(anna.userId)!, openTasks: limits.openTasksMax });

    expect(code(await anna.sends('changes.undo', {}))).toBe('limit-open-tasks');
  });
});

describe('what is created and deleted together', () => {
  it('stays gone when both are undone, and comes back step by step', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    await anna.sends('task.delete', { targets: [anna.target(task)] });

    const both = await anna.sends('changes.undo', { count: 2 });
    const created = await anna.sends('changes.undo', { direction: 'redo' });
    const deleted = await anna.sends('changes.undo', { direction: 'redo' });

    expect(both).toMatchObject({ events: [], result: { eventType: 'command.accepted', payload: { tasks: [] } } });
    expect(created.events).toMatchObject([{ eventType: 'task.updated', payload: { newState: { version: 3 } } }]);
    expect(deleted.events).toMatchObject([{ eventType: 'task.deleted', payload: { version: 4 } }]);
  });
});
