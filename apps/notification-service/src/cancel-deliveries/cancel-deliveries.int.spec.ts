import { done, skipped } from '@todo/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { completed, deleted, due, profileOf, somebody, taskOf, updated } from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';

let rig: NotificationRig;
let user: string;
beforeAll(async () => {
  rig = await NotificationRig.start();
});
afterAll(() => rig.close());
beforeEach(async () => {
  user = somebody();
  await rig.consume(profileOf(user));
});

async function queued(of: Parameters<typeof due>[1] = {}) {
  const reminder = due(user, of);
  await rig.consume(reminder);
  return { reminder, task: taskOf(reminder) };
}

describe('a mail that has not gone out', () => {
  it('is cancelled when its task is completed, and its title forgotten', async () => {
    const { task } = await queued();

    expect(await rig.consume(completed(task))).toEqual([done]);

    expect(await rig.ledger(user)).toMatchObject([
      { state: 'cancelled', reason: 'the task was completed', title: null },
    ]);
  });

  it('is cancelled when its reminder was moved', async () => {
    const { reminder, task } = await queued();
    const { reminderId } = reminder.payload;

    await rig.consume(updated(task, { reminders: [{ reminderId, remindAt: '2026-05-16T08:00:00Z' }] }));

    expect(await rig.ledger(user)).toMatchObject([{ state: 'cancelled', reason: 'the reminder was moved' }]);
  });

  it('is cancelled when the due date that its reminder hangs on was moved', async () => {
    // Nine in the morning, Karachi, of the day before the date.
    const { reminder } = await queued({ dueDate: '2026-05-16', reminderTime: '2026-05-15T04:00:00Z' });
    const reminders = [{ reminderId: reminder.payload.reminderId, offset: '-P1D' }];
    const { due: _due, ...rest } = taskOf(reminder, { reminders });
    const task = { ...rest, dueDate: '2026-05-16' };

    await rig.consume(updated(task, { title: 'Buy more bread' }));
    expect(await rig.ledger(user)).toMatchObject([{ state: 'queued' }]);
    await rig.consume(updated(task, { dueDate: '2026-05-17', version: 5 }));

    expect(await rig.ledger(user)).toMatchObject([{ state: 'cancelled', reason: 'the reminder was moved' }]);
  });

  it('stays when its task changed in other ways, and when an older event comes late', async () => {
    const { task } = await queued({ taskVersion: 4 });

    expect(await rig.consume(completed({ ...task, version: 2 }))).toEqual([done]);
    expect(await rig.consume(updated(task, { title: 'Buy rye bread', priority: 'high' }))).toEqual([done]);
    expect(await rig.consume(completed({ ...task, version: 3 }))).toEqual([skipped('not newer')]);

    expect(await rig.ledger(user)).toMatchObject([{ state: 'queued' }]);
  });

  it('stays cancelled when the task comes back', async () => {
    const { reminder, task } = await queued();
    await rig.consume(deleted(task));

    await rig.consume(updated(task, { version: 3 }));
    await rig.consume(reminder);

    expect(await rig.ledger(user)).toMatchObject([{ state: 'cancelled', reason: 'the task was deleted' }]);
  });

  it('of another person is not cancelled, whatever id their task has', async () => {
    const { task } = await queued();

    await rig.consume(deleted({ ...task, userId: somebody() }));

    expect(await rig.ledger(user)).toMatchObject([{ state: 'queued' }]);
  });
});

it('of several versions of a task in one batch the newest counts', async () => {
  const { task } = await queued();
  const done2 = completed(task);
  const back3 = updated(task, { version: 3 });

  expect(await rig.consume(back3, done2)).toEqual([done, skipped('not newer')]);

  expect(await rig.ledger(user)).toMatchObject([{ state: 'queued' }]);
});

it('reminders and the completion of their task meet in one order only, however they race', async () => {
  const reminders = Array.from({ length: 40 }, () => due(user));

  await Promise.all(reminders.flatMap((reminder) => [rig.consume(reminder), rig.consume(completed(taskOf(reminder)))]));

  const states = (await rig.ledger(user)).map(({ state }) => state);
  expect(states).toEqual(reminders.map(() => 'cancelled'));
});
