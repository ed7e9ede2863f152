import { randomUUID } from 'node:crypto';

import type { Reminder } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

const now = '2026-05-12T08:00:00Z';

async function givenTask(
  wish: { due?: string; dueDate?: string; recurrence?: string },
  ...reminders: Partial<Reminder>[]
) {
  const anna = await new GivenPerson().at(now).hasProfile({ timeZone: 'Europe/Berlin', channels: ['email'] });
  const withIds = reminders.map((reminder) => ({ reminderId: randomUUID(), ...reminder }));
  const task = await anna.has({ title: 'Task', ...wish, reminders: withIds });
  const times = () => [...anna.store.reminders.values()].map(({ scheduledFor }) => scheduledFor).sort();
  return { anna, task, times };
}

describe('when reminders are due', () => {
  it.each([
    [
      'at an instant, spelt in one way',
      { dueDate: '2026-06-01' },
      { remindAt: '2026-05-20T10:00:00.000Z' },
      ['2026-05-20T10:00:00Z'],
    ],
    ['at an offset from the time', { due: '2026-06-01T10:00:00Z' }, { offset: '-PT90M' }, ['2026-06-01T08:30:00Z']],
    [
      'at an offset from nine in the morning of a date',
      { dueDate: '2026-06-01' },
      { offset: '-P1D' },
      ['2026-05-31T07:00:00Z'],
    ],
    [
      'days before, at the same hour of the wall',
      { due: '2026-10-26T08:00:00Z' },
      { offset: '-P1D' },
      ['2026-10-25T08:00:00Z'],
    ],
    [
      'days before, across the change of the clocks',
      { due: '2026-10-25T08:00:00Z' },
      { offset: '-P1D' },
      ['2026-10-24T07:00:00Z'],
    ],
    ['never, without a date to count from', {}, { offset: '-P1D' }, []],
    ['never, when the time had passed already', { due: '2026-05-12T09:00:00Z' }, { offset: '-P1D' }, []],
  ])('%s', async (_, wish, reminder, expected) => {
    const { times } = await givenTask(wish, reminder);

    expect(times()).toEqual(expected);
  });

  it('late, when the command was on its way while the time passed', async () => {
    const anna = new GivenPerson().at(now);
    const command = anna.command('task.create', {
      tasks: [
        {
          taskId: randomUUID(),
          title: 'Task',
          reminders: [{ reminderId: randomUUID(), remindAt: '2026-05-12T08:10:00Z' }],
        },
      ],
    });

    await anna.at('2026-05-12T08:30:00Z').sendsAll([command]);

    expect(anna.store.reminders.size).toBe(2);
  });
});

describe('on which channels', () => {
  it('those that the reminder names, otherwise those of the person', async () => {
    const { anna } = await givenTask(
      { due: '2026-06-01T10:00:00Z' },
      { offset: '-PT1H', channels: ['push', 'in-app'] },
      { offset: '-PT2H' },
      { offset: '-PT3H', channels: [] },
    );

    const channels = [...anna.store.reminders.values()].map(({ channel }) => channel);
    expect(channels).toEqual(['push', 'in-app', 'email', 'email']);
  });
});

describe('what becomes of reminders', () => {
  it('they move with the due date', async () => {
    const { anna, task, times } = await givenTask({ due: '2026-06-01T10:00:00Z' }, { offset: '-PT1H' });

    await anna.sends('task.update', { targets: [anna.target(task)], shift: 'P1D' });

    expect(times()).toEqual(['2026-06-02T09:00:00Z']);
  });

  it.each(['task.complete', 'task.archive', 'task.delete'] as const)(
    'they end with %s and come back when that is undone',
    async (type) => {
      const { anna, task, times } = await givenTask(
        { due: '2026-06-01T10:00:00Z' },
        { offset: '-PT1H' },
        { offset: '-P20D' },
      );
      await anna.sends(type, { targets: [anna.target(task)] });
      const ended = times();

      await anna.at('2026-05-13T08:00:00Z').sends('changes.undo', {});

      expect(ended).toEqual([]);
      // The one twenty days before would have been due yesterday by now.
      expect(times()).toEqual(['2026-06-01T09:00:00Z']);
    },
  );

  it('they go on with the next occurrence of a repeating task', async () => {
    const { anna, task, times } = await givenTask(
      { due: '2026-10-24T16:00:00Z', recurrence: 'FREQ=DAILY' },
      { offset: '-PT1H' },
      { remindAt: '2026-10-23T18:00:00Z' },
    );

    await anna.at('2026-10-24T17:00:00Z').sends('task.complete', { targets: [anna.target(task)] });

    // Six in the evening stays six in the evening, eight the evening before stays eight: the clocks went back between.
    expect(anna.openTasks).toMatchObject([
      { due: '2026-10-25T17:00:00Z', reminders: [{ offset: '-PT1H' }, { remindAt: '2026-10-24T18:00:00Z' }] },
    ]);
    expect(times()).toEqual(['2026-10-24T18:00:00Z', '2026-10-25T16:00:00Z']);
  });
});
