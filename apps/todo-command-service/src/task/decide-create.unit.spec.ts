import { randomUUID } from 'node:crypto';

import { limits } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

const rejection = (code: string) => ({ eventType: 'command.rejected', payload: { code } });

describe('creating tasks', () => {
  it('gives a new task what nobody said', async () => {
    const anna = new GivenPerson().at('2026-05-12T08:00:00Z');
    const taskId = randomUUID();

    const { result, events } = await anna.sends('task.create', { tasks: [{ taskId, title: '  Buy milk ' }] });

    const task = {
      taskId,
      userId: anna.userId,
      title: 'Buy milk',
      status: 'pending',
      priority: 'medium',
      tags: [],
      reminders: [],
      createdAt: '2026-05-12T08:00:00.000Z',
      updatedAt: '2026-05-12T08:00:00.000Z',
      version: 1,
    };
    expect(anna.task(taskId)).toEqual(task);
    expect(events).toMatchObject([{ eventType: 'task.created', payload: { task } }]);
    expect(result).toMatchObject({
      eventType: 'command.accepted',
      payload: { tasks: [{ taskId, version: 1, title: 'Buy milk', change: 'created' }], leftOut: [] },
    });
  });

  it('keeps what was said, and compares tags without case and #', async () => {
    const anna = new GivenPerson();
    const reminder = { reminderId: randomUUID(), offset: '-PT1H', channels: ['push' as const, 'push' as const] };

    const task = await anna.has({
      title: 'Call',
      description: 'about the roof',
      due: '2026-06-01T09:00:00Z',
      priority: 'high',
      timeZone: 'Europe/Berlin',
      tags: ['#Home', 'home', ' ', 'Roof'],
      reminders: [reminder],
    });

    expect(task).toMatchObject({
      description: 'about the roof',
      due: '2026-06-01T09:00:00Z',
      priority: 'high',
      timeZone: 'Europe/Berlin',
      tags: ['home', 'roof'],
      reminders: [{ ...reminder, channels: ['push'] }],
    });
  });

  it('names the series of a repeating task after its first occurrence', async () => {
    const anna = new GivenPerson();

    const task = await anna.has({ title: 'Water plants', dueDate: '2026-05-20', recurrence: 'rrule:freq=weekly' });

    expect(task).toMatchObject({ seriesId: task.taskId, recurrence: 'FREQ=WEEKLY' });
  });

  it('adds many or none', async () => {
    const anna = new GivenPerson();
    const [good, bad] = [randomUUID(), randomUUID()];

    const { result, events } = await anna.sends('task.create', {
      tasks: [
        { taskId: good, title: 'Good' },
        { taskId: bad, title: ' ' },
      ],
    });

    expect(result).toMatchObject({ payload: { code: 'limit-title', leftOut: [{ taskId: bad, code: 'limit-title' }] } });
    expect(events).toEqual([]);
    expect(anna.openTasks).toEqual([]);
  });

  it.each([
    ['no title', { title: '' }, 'limit-title'],
    ['a title too long', { title: 'x'.repeat(limits.titleLengthMax + 1) }, 'limit-title'],
    ['a note too long', { description: 'x'.repeat(limits.descriptionLengthMax + 1) }, 'limit-description'],
    ['too many tags', { tags: Array.from({ length: limits.tagsMax + 1 }, (_, n) => `t${n}`) }, 'limit-tags'],
    ['a tag too long', { tags: ['x'.repeat(limits.tagLengthMax + 1)] }, 'limit-tags'],
    [
      'too many reminders',
      {
        reminders: Array.from({ length: limits.remindersMax + 1 }, () => ({
          reminderId: randomUUID(),
          offset: '-P1D',
        })),
      },
      'limit-reminders',
    ],
    ['a zone that is none', { timeZone: 'Mars/Phobos' }, 'time-zone-invalid'],
    ['an offset for a zone', { timeZone: '+02:00' }, 'time-zone-invalid'],
    ['two due dates', { due: '2026-06-01T09:00:00Z', dueDate: '2026-06-01' }, 'due-invalid'],
    ['a due date in another age', { dueDate: '0026-06-01' }, 'due-invalid'],
    [
      'a reminder in another age',
      { reminders: [{ reminderId: randomUUID(), remindAt: '9999-01-01T00:00:00Z' }] },
      'due-invalid',
    ],
    ['a rule that is none', { dueDate: '2026-06-01', recurrence: 'every day' }, 'recurrence-invalid'],
    ['a rule by the second', { due: '2026-06-01T09:00:00Z', recurrence: 'FREQ=SECONDLY' }, 'recurrence-invalid'],
    [
      'a rule that never comes round',
      { dueDate: '2026-06-01', recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' },
      'recurrence-invalid',
    ],
    ['hours for a date without a time', { dueDate: '2026-06-01', recurrence: 'FREQ=HOURLY' }, 'recurrence-invalid'],
  ])('refuses %s', async (_, wish, code) => {
    const anna = new GivenPerson();

    const { result, events } = await anna.sends('task.create', {
      tasks: [{ taskId: randomUUID(), title: 'Task', ...wish }],
    });

    expect(result).toMatchObject(rejection(code));
    expect(events).toEqual([]);
  });

  it('refuses an id that is taken, also within one command and by somebody else, without saying whose it is', async () => {
    const anna = new GivenPerson();
    const boris = new GivenPerson(anna.store);
    const hers = await anna.has({ title: 'Secret' });
    const twice = randomUUID();

    const again = await anna.sends('task.create', { tasks: [{ taskId: hers.taskId, title: 'Again' }] });
    const foreign = await boris.sends('task.create', { tasks: [{ taskId: hers.taskId, title: 'Mine' }] });
    const double = await anna.sends('task.create', {
      tasks: [
        { taskId: twice, title: 'One' },
        { taskId: twice, title: 'Two' },
      ],
    });

    for (const { result } of [again, foreign, double]) expect(result).toMatchObject(rejection('task-exists'));
    expect(JSON.stringify(foreign.result)).not.toContain('Secret');
  });

  it('ends at the most open tasks there can be, and at the most targets of one command', async () => {
    const anna = new GivenPerson();
    const tasks = (count: number) => Array.from({ length: count }, () => ({ taskId: randomUUID(), title: 'Task' }));
    anna.store.people.set(anna.userId, {
      userId: anna.userId,
      openTasks: limits.openTasksMax - 1,
      journalPosition: 0,
      profile: undefined,
    });

    const tooMany = await anna.sends('task.create', { tasks: tasks(limits.bulkTargetsMax + 1) });
    const two = await anna.sends('task.create', { tasks: tasks(2) });
    const one = await anna.sends('task.create', { tasks: tasks(1) });

    expect(tooMany.result).toMatchObject(rejection('limit-targets'));
    expect(two.result).toMatchObject(rejection('limit-open-tasks'));
    expect(one.result).toMatchObject({ eventType: 'command.accepted' });
  });
});
