import { randomUUID } from 'node:crypto';

import type { Envelope, TaskReminder } from '@todo/event-contracts';
import { eventually } from '@todo/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { dueRemindersIn, purgeReminders } from '../adapters/due-reminder-table.js';
import { PostgresCommandStore } from '../adapters/postgres-command-store.js';
import { HandleCommands } from '../handle-commands/handle-commands.js';
import { CommandRig, group } from '../testing/command-rig.js';
import { GivenPerson } from '../testing/given-person.js';
import { DueAlarm } from './due-alarm.js';
import { PublishDueReminders } from './publish-due-reminders.js';

let rig: CommandRig;
const running: PublishDueReminders[] = [];
beforeAll(async () => void (rig = await CommandRig.create()));
beforeEach(() => void (rig.published.length = 0));
afterEach(async () => void (await Promise.all(running.splice(0).map((publisher) => publisher.stop()))));
afterAll(() => rig.end());

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function publisher(overrides: Partial<ConstructorParameters<typeof PublishDueReminders>[0]> = {}): PublishDueReminders {
  const { pool, runInTransaction } = rig;
  const created = new PublishDueReminders({
    due: dueRemindersIn(pool),
    alarm: new DueAlarm(),
    runInTransaction,
    logger: silent,
    ...overrides,
  });
  running.push(created);
  return created;
}

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const isReminder = (message: Envelope): message is TaskReminder => message.eventType === 'task.reminder';
const reminders = () => rig.published.filter(isReminder);

/** A person with one task that reminds at an instant. */
async function givenReminder(atMs: number, channels: ('push' | 'email' | 'in-app')[] = ['push'], title = 'Task') {
  const anna = new GivenPerson().at(inMs(0));
  const [taskId, reminderId] = [randomUUID(), randomUUID()];
  const command = anna.command('task.create', {
    tasks: [{ taskId, title, dueDate: '2026-06-01', reminders: [{ reminderId, remindAt: inMs(atMs), channels }] }],
  });
  await rig.handle([command]);
  return { anna, taskId, reminderId, command };
}

/** As if the clock had been turned: what was scheduled for later is due. */
const makeDue = (userId: string) =>
  rig.rows(`update due_reminders set scheduled_for = clock_timestamp() - interval '1 second' where user_id = $1`, [
    userId,
  ]);

describe('a reminder', () => {
  it('are published to each of two people who happen to use the same reminder id', async () => {
    const reminderId = randomUUID();
    const people = [new GivenPerson().at(inMs(0)), new GivenPerson().at(inMs(0))];
    for (const person of people) {
      const reminders = [{ reminderId, remindAt: inMs(60_000), channels: ['in-app' as const] }];
      await rig.handle([
        person.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Mine', reminders }] }),
      ]);
    }
    await rig.rows(`update due_reminders set scheduled_for = clock_timestamp() where state = 'waiting'`);

    publisher().start();

    await eventually(() => {
      const published = reminders().filter(({ payload }) => payload.reminderId === reminderId);
      expect(published).toHaveLength(2);
      expect(new Set(published.map(({ eventId }) => eventId)).size).toBe(2);
      expect(new Set(published.map(({ userId }) => userId)).size).toBe(2);
    });
  });

  it('is published once on each channel when its time has come, and tells its task', async () => {
    const { anna, taskId, reminderId, command } = await givenReminder(60_000, ['push', 'email']);
    const early = await publisher().publishDue();
    await makeDue(anna.userId);

    await publisher().publishDue();
    await publisher().publishDue();

    expect(early).toBe(0);
    expect(
      reminders()
        .map(({ payload }) => payload.reminderType)
        .toSorted(),
    ).toEqual(['email', 'push']);
    expect(reminders()[0]).toMatchObject({
      userId: anna.userId,
      payload: { reminderId, taskId, userId: anna.userId, title: 'Task', dueDate: '2026-06-01', taskVersion: 1 },
      headers: {
        correlationId: command.headers.correlationId,
        causationId: command.eventId,
        actor: { type: 'scheduler' },
      },
    });
  });

  it.each(['task.complete', 'task.archive', 'task.delete'] as const)('is not published after %s', async (type) => {
    const { anna, taskId } = await givenReminder(60_000);

    await rig.handle([anna.command(type, { targets: [{ taskId, version: 1 }] })]);
    await makeDue(anna.userId);

    expect(await publisher().publishDue()).toBe(0);
  });

  it('that was published is never published again, whatever happens to its task', async () => {
    const { anna, taskId } = await givenReminder(50);
    const remaining = await rig.rows<{ scheduled_for: Date }>(
      'select scheduled_for from due_reminders where task_id = $1',
      [taskId],
    );
    await eventually(async () => expect(await publisher().publishDue()).toBe(1));

    const remindAt = remaining[0]!.scheduled_for.toISOString();
    const reminderId = reminders()[0]!.payload.reminderId;
    // Away and back again, by a command that was said before the reminder was due.
    const old = { timestamp: new Date(Date.parse(remindAt) - 1000).toISOString() };
    const set = (at: string, version: number) =>
      anna.command('task.update', {
        targets: [{ taskId, version }],
        set: { reminders: [{ reminderId, remindAt: at, channels: ['push'] }] },
      });
    await rig.handle([{ ...set(inMs(60_000), 1), ...old }]);
    await rig.handle([{ ...set(remindAt, 2), ...old }]);

    expect(await publisher().publishDue()).toBe(0);
  });

  it('has the title that its task has then', async () => {
    const { anna, taskId } = await givenReminder(60_000);
    await rig.handle([anna.command('task.update', { targets: [{ taskId, version: 1 }], set: { title: 'New title' } })]);
    await makeDue(anna.userId);

    await publisher().publishDue();

    expect(reminders()[0]).toMatchObject({ payload: { title: 'New title', taskVersion: 2 } });
  });

  it('waits for a command that is just completing its task, and neither of them fails', async () => {
    const { anna, taskId } = await givenReminder(60_000);
    await makeDue(anna.userId);
    const handler = new HandleCommands(new PostgresCommandStore(), new DueAlarm());
    let publishing: Promise<number> | undefined;

    await rig.runInTransaction(async (transaction) => {
      await transaction.lockUsers([anna.userId]);
      publishing = publisher().publishDue();
      const isWaiting = () => rig.rows(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
      await eventually(async () => expect(await isWaiting()).toHaveLength(1));
      const complete = anna.command('task.complete', { targets: [{ taskId, version: 1 }] });
      await handler.handleMany([complete], { ...transaction, group });
      await transaction.tx.query(`update due_reminders set state = 'cancelled' where task_id = $1`, [taskId]);
    });

    expect(await publishing).toBe(0);
  });

  it('survives a transaction that was rolled back', async () => {
    const { anna } = await givenReminder(60_000);
    await makeDue(anna.userId);
    const failing = publisher({
      runInTransaction: (work) =>
        rig.runInTransaction(async (transaction) => {
          await work(transaction);
          throw new Error('killed');
        }),
    });

    await expect(failing.publishDue()).rejects.toThrow('killed');
    const afterwards = await publisher().publishDue();

    expect(afterwards).toBe(1);
    expect(reminders()).toHaveLength(1);
  });
});

describe('the worker', () => {
  it('wakes for a reminder that was scheduled while it slept', async () => {
    const alarm = rig.alarm;
    publisher({ alarm }).start();
    await eventually(async () => expect(await rig.rows('select 1')).toHaveLength(1));

    const { reminderId } = await givenReminder(300);
    await eventually(() => expect(reminders().map(({ payload }) => payload.reminderId)).toEqual([reminderId]));

    const [message] = reminders();
    expect(Date.parse(message!.timestamp) - Date.parse(message!.payload.reminderTime)).toBeLessThan(800);
  });

  it('goes on after a failure', async () => {
    let failures = 0;
    const failing = publisher({
      runInTransaction: (work) => {
        if (failures > 0) return rig.runInTransaction(work);
        failures += 1;
        return Promise.reject(new Error('database away'));
      },
    });
    await givenReminder(20);

    failing.start();

    await eventually(() => expect(reminders()).toHaveLength(1));
    expect(failures).toBe(1);
  });

  it('on five instances at once publishes thousands exactly once, while tasks are completed in between', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const anna = new GivenPerson().at(inMs(0));
        const tasks = Array.from({ length: 120 }, () => ({
          taskId: randomUUID(),
          title: 'Task',
          reminders: [{ reminderId: randomUUID(), remindAt: inMs(60_000), channels: ['push' as const] }],
        }));
        await rig.handle([anna.command('task.create', { tasks })]);
        return { anna, tasks };
      }),
    );
    await rig.rows(`update due_reminders set scheduled_for = clock_timestamp() where state = 'waiting'`);

    for (let instance = 0; instance < 5; instance += 1) publisher().start();
    await Promise.all(
      people.map(({ anna, tasks }) =>
        rig.handle([
          anna.command('task.complete', { targets: tasks.slice(0, 20).map(({ taskId }) => ({ taskId, version: 1 })) }),
        ]),
      ),
    );

    await eventually(async () =>
      expect(
        await rig.rows(`select 1 from due_reminders where state = 'waiting' and scheduled_for <= clock_timestamp()`),
      ).toEqual([]),
    );
    const ids = reminders().map(({ payload }) => payload.reminderId);
    expect(new Set(ids).size).toBe(ids.length);
    const published = await rig.rows<{ reminder_id: string }>(
      `select reminder_id from due_reminders where state = 'published'`,
    );
    expect(published.map(({ reminder_id }) => reminder_id)).toEqual(expect.arrayContaining(ids));
    const afterCompletion = people.flatMap(({ tasks }) => tasks.slice(20));
    expect(ids).toEqual(
      expect.arrayContaining(afterCompletion.map(({ reminders: [reminder] }) => reminder!.reminderId)),
    );
  });
});

describe('settled reminders', () => {
  it('are forgotten when nothing could bring them back, waiting ones never', async () => {
    const { anna } = await givenReminder(60_000);
    const other = await givenReminder(60_000);
    await rig.rows(`update due_reminders set state = 'published' where user_id = $1`, [other.anna.userId]);
    await rig.rows(
      `update due_reminders set scheduled_for = clock_timestamp() - interval '36 days' where user_id = any($1)`,
      [[anna.userId, other.anna.userId]],
    );

    await purgeReminders(rig.pool, 1000);

    const left = await rig.rows(`select user_id from due_reminders where user_id = any($1)`, [
      [anna.userId, other.anna.userId],
    ]);
    expect(left).toEqual([{ user_id: anna.userId }]);
  });
});
