import type { Task } from '@todo/event-contracts';
import { done, skipped } from '@todo/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  completed,
  deleted,
  due,
  profileOf,
  snapshot,
  somebody,
  taskOf,
  toldAgain,
  updated,
} from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';

let rig: NotificationRig;
let user: string;
beforeAll(async () => {
  rig = await NotificationRig.start();
});
afterAll(() => rig.close());
beforeEach(() => {
  user = somebody();
});

const jobsOf = async (userId: string) => {
  const { rows } = await rig.pool.query(
    `select j.key, j.max_attempts from graphile_worker.jobs j
     join deliveries d on d.delivery_id::text = j.key where d.user_id = $1`,
    [userId],
  );
  return rows;
};

describe('a due reminder', () => {
  it('in the app is delivered by its very event, once', async () => {
    await rig.consume(profileOf(user));
    const reminder = due(user, { reminderType: 'in-app' });

    const first = await rig.consume(reminder, toldAgain(reminder));
    const again = await rig.consume(toldAgain(reminder));

    expect([first, again]).toEqual([[done, skipped('delivered before')], [skipped('delivered before')]]);
    const told = await rig.told(user);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      eventType: 'notification.delivered',
      headers: {
        correlationId: reminder.headers.correlationId,
        causationId: reminder.eventId,
        traceparent: reminder.headers.traceparent,
      },
      payload: {
        notification: {
          kind: 'reminder',
          channel: 'in-app',
          title: 'Buy bread',
          text: 'Due Friday 15 May 2026 at 20:00 (Asia/Karachi).',
          reminderId: reminder.payload.reminderId,
          scheduledFor: '2026-05-15T08:00:00Z',
        },
      },
    });
    expect(await rig.ledger(user)).toMatchObject([{ channel: 'in-app', state: 'sent', title: null }]);
  });

  it('by e-mail is queued with its job in the same transaction, once', async () => {
    await rig.consume(profileOf(user));
    const reminder = due(user);

    await rig.consume(reminder);
    await rig.consume(toldAgain(reminder), toldAgain(reminder));

    const [delivery, ...others] = await rig.ledger(user);
    expect([delivery, others]).toMatchObject([{ channel: 'email', state: 'queued', attempts: 0 }, []]);
    expect(await jobsOf(user)).toEqual([{ key: delivery!.delivery_id, max_attempts: 1 }]);
    expect(await rig.told(user)).toEqual([]);
  });

  it('leaves neither delivery nor job nor notice when its transaction fails', async () => {
    await rig.consume(profileOf(user));
    const failing = rig.runInTransaction(async (transaction) => {
      const { DeliverReminders } = await import('./deliver-reminders.js');
      const handler = new DeliverReminders(() => new Date());
      await handler.handleMany([due(user), due(user, { reminderType: 'in-app' })], { ...transaction, group: 'test' });
      throw new Error('the commit that never was');
    });

    await expect(failing).rejects.toThrow('never was');

    expect([await rig.ledger(user), await jobsOf(user), await rig.told(user)]).toEqual([[], [], []]);
  });

  it('on each of its channels is a delivery of its own', async () => {
    await rig.consume(profileOf(user));
    const reminder = due(user);
    const onPush = { ...toldAgain(reminder), payload: { ...reminder.payload, reminderType: 'push' as const } };
    const inApp = { ...toldAgain(reminder), payload: { ...reminder.payload, reminderType: 'in-app' as const } };

    const outcomes = await rig.consume(reminder, onPush, inApp);

    expect(outcomes).toEqual([done, skipped('push is not available yet'), done]);
    expect((await rig.ledger(user)).map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'email queued',
      'in-app sent',
      'push skipped',
    ]);
  });

  it('of another person with the same reminder id does not stand in for it', async () => {
    const other = somebody();
    await rig.consume(profileOf(user), profileOf(other));
    const mine = due(user);
    const theirs = due(other, { ...mine.payload, userId: other });

    expect(await rig.consume(theirs, mine)).toEqual([done, done]);
    expect(await rig.ledger(user)).toHaveLength(1);
  });

  it('without an address in the profile is told in the app instead', async () => {
    await rig.consume(profileOf(user, { email: null }));
    const reminder = due(user);

    const outcomes = await rig.consume(reminder, toldAgain(reminder));

    expect(outcomes).toEqual([skipped('no address in the profile'), skipped('delivered before')]);
    expect(await rig.ledger(user)).toMatchObject([{ state: 'skipped', reason: 'no address in the profile' }]);
    const told = await rig.told(user);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      eventType: 'notification.delivered',
      payload: { notification: { kind: 'delivery-problem', channel: 'in-app', title: 'Buy bread' } },
    });
    expect(told[0]!.payload.notification.text).toMatch(/no address in your profile\. Due Friday 15 May 2026/);
  });

  it('of a person of whom nothing is known waits a little for their profile', async () => {
    expect(await rig.consume(due(user))).toEqual([done]);

    const { rows } = await rig.pool.query<{ seconds: number }>(
      'select extract(epoch from next_attempt_at - created_at)::float as seconds from deliveries where user_id = $1',
      [user],
    );
    expect(rows[0]!.seconds).toBeCloseTo(10, 0);
  });
});

describe('a reminder whose task has changed already', () => {
  it.each([
    ['was completed', (of: Task) => completed(of), 'the task was completed'],
    ['was archived', (of: Task) => updated(of, { status: 'archived' }), 'the task was archived'],
    ['was deleted', (of: Task) => deleted(of), 'the task was deleted'],
    ['is told to be gone', (of: Task) => snapshot(user, of.taskId, 9), 'the task was deleted'],
    ['lost the reminder', (of: Task) => updated(of, { reminders: [] }), 'the reminder was taken away'],
  ])('does not go out when the task %s', async (_, change, reason) => {
    await rig.consume(profileOf(user));
    const before = due(user, { taskVersion: 3 });
    await rig.consume(change(taskOf(before)));

    const outcomes = await rig.consume(before, { ...before, payload: { ...before.payload, reminderType: 'in-app' } });

    expect(outcomes).toEqual([skipped(reason), skipped(reason)]);
    expect(await rig.ledger(user)).toMatchObject([
      { state: 'cancelled', reason },
      { state: 'cancelled', reason },
    ]);
    expect(await rig.told(user)).toEqual([]);
  });

  it('goes out when what is known of the task is older than the reminder', async () => {
    await rig.consume(profileOf(user));
    const reminder = due(user, { taskVersion: 3 });
    await rig.consume(completed(taskOf(reminder, { version: 1 })));

    expect(await rig.consume(reminder)).toEqual([done]);
  });
});
