import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

const rejection = (code: string) => ({ eventType: 'command.rejected', payload: { code } });

describe('updating tasks', () => {
  it('sets and clears fields, and tells both whole states', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({
      title: 'Old',
      description: 'note',
      priority: 'high',
      dueDate: '2026-06-01',
      tags: ['a'],
    });
    anna.at('2026-05-13T08:00:00Z');

    const { events, result } = await anna.sends('task.update', {
      targets: [anna.target(task)],
      set: { title: 'New', description: null, priority: null, dueDate: null, tags: null },
    });

    const { description: _, dueDate: __, ...rest } = task;
    const newState = {
      ...rest,
      title: 'New',
      priority: 'medium',
      tags: [],
      version: 2,
      updatedAt: '2026-05-13T08:00:00.000Z',
    };
    expect(events).toMatchObject([
      { eventType: 'task.updated', payload: { kind: 'edited', previousState: task, newState } },
    ]);
    expect(anna.task(task.taskId)).toEqual(newState);
    expect(result).toMatchObject({ payload: { tasks: [{ version: 2, change: 'edited' }] } });
  });

  it('replaces one kind of due date by the other', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-06-01' });

    await anna.sends('task.update', { targets: [anna.target(task)], set: { due: '2026-06-01T10:00:00Z' } });
    const timed = anna.task(task.taskId);
    await anna.sends('task.update', { targets: [anna.target(task)], set: { dueDate: '2026-06-02' } });
    const dated = anna.task(task.taskId);

    expect([timed.due, timed.dueDate]).toEqual(['2026-06-01T10:00:00Z', undefined]);
    expect([dated.due, dated.dueDate]).toEqual([undefined, '2026-06-02']);
  });

  it('adds and removes tags', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', tags: ['home', 'garden'] });

    await anna.sends('task.update', {
      targets: [anna.target(task)],
      addTags: ['#Work', 'HOME'],
      removeTags: ['Garden'],
    });

    expect(anna.task(task.taskId).tags).toEqual(['home', 'work']);
  });

  it('leaves a task alone that is so already', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', tags: ['home'] });

    const { result, events } = await anna.sends('task.update', {
      targets: [anna.target(task)],
      set: { title: 'Task ', priority: 'medium' },
      addTags: ['home'],
    });

    expect(events).toEqual([]);
    expect(result).toMatchObject({
      eventType: 'command.accepted',
      payload: { tasks: [{ version: 1, change: 'unchanged' }] },
    });
  });

  it('refuses to change an archived task', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    await anna.sends('task.archive', { targets: [anna.target(task)] });

    const { result } = await anna.sends('task.update', { targets: [anna.target(task)], set: { title: 'New' } });

    expect(result).toMatchObject({
      payload: { code: 'task-archived', message: '“Task” is archived. Reopen it first.' },
    });
  });

  it('examines a rule again when the date under it changes', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', due: '2026-06-01T10:00:00Z', recurrence: 'FREQ=HOURLY;INTERVAL=4' });

    const { result } = await anna.sends('task.update', {
      targets: [anna.target(task)],
      set: { dueDate: '2026-06-02' },
    });

    expect(result).toMatchObject(rejection('recurrence-invalid'));
  });

  it('makes a task the first of a series when it is given a rule', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-06-01' });

    await anna.sends('task.update', {
      targets: [anna.target(task)],
      set: { recurrence: 'FREQ=DAILY', anchor: 'completion' },
    });

    expect(anna.task(task.taskId)).toMatchObject({
      seriesId: task.taskId,
      recurrence: 'FREQ=DAILY',
      anchor: 'completion',
    });
  });

  it('replaces reminders, each once', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2026-06-01' });
    const reminderId = randomUUID();

    await anna.sends('task.update', {
      targets: [anna.target(task)],
      set: {
        reminders: [
          { reminderId, offset: '-P1D' },
          { reminderId, offset: '-P2D' },
        ],
      },
    });

    expect(anna.task(task.taskId).reminders).toEqual([{ reminderId, offset: '-P2D' }]);
  });
});

describe('moving due dates', () => {
  const berlin = { timeZone: 'Europe/Berlin' };

  it.each([
    ['a day keeps the hour of the wall across summer time', '2026-03-28T08:00:00Z', 'P1D', '2026-03-29T07:00:00Z'],
    ['hours are exact across summer time', '2026-03-28T08:00:00Z', 'PT24H', '2026-03-29T08:00:00Z'],
    ['a month ends where it ends', '2026-01-31T08:00:00Z', 'P1M', '2026-02-28T08:00:00Z'],
    ['back in time', '2026-03-29T07:00:00Z', '-P1D', '2026-03-28T08:00:00Z'],
    ['into a gap: forward by it', '2026-03-28T01:30:00Z', 'P1D', '2026-03-29T01:30:00Z'],
    ['days and hours', '2026-03-28T08:00:00Z', 'P1DT2H', '2026-03-29T09:00:00Z'],
  ])('%s', async (_, due, shift, expected) => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', due, ...berlin });

    await anna.sends('task.update', { targets: [anna.target(task)], shift });

    expect(anna.task(task.taskId).due).toBe(expected);
  });

  it('takes the zone of the person when the task names none', async () => {
    const anna = await new GivenPerson().hasProfile({ timeZone: 'America/New_York' });
    const task = await anna.has({ title: 'Task', due: '2026-03-07T14:00:00Z' });

    await anna.sends('task.update', { targets: [anna.target(task)], shift: 'P1D' });

    expect(anna.task(task.taskId).due).toBe('2026-03-08T13:00:00Z');
  });

  it('leaves a date a date', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task', dueDate: '2024-02-29' });

    await anna.sends('task.update', { targets: [anna.target(task)], shift: 'P1Y' });
    const moved = anna.task(task.taskId);

    expect([moved.dueDate, moved.due]).toEqual(['2025-02-28', undefined]);
  });

  it('moves the date that the same command sets', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });

    await anna.sends('task.update', { targets: [anna.target(task)], set: { dueDate: '2026-06-01' }, shift: 'P1W' });

    expect(anna.task(task.taskId).dueDate).toBe('2026-06-08');
  });

  it('refuses a task without a date, and a date beyond the calendar', async () => {
    const anna = new GivenPerson();
    const undated = await anna.has({ title: 'Task' });
    const dated = await anna.has({ title: 'Task', dueDate: '2026-06-01' });

    const none = await anna.sends('task.update', { targets: [anna.target(undated)], shift: 'P1D' });
    const far = await anna.sends('task.update', { targets: [anna.target(dated)], shift: 'P99999Y' });

    expect(none.result).toMatchObject(rejection('due-invalid'));
    expect(far.result).toMatchObject(rejection('due-invalid'));
  });
});
