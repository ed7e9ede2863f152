import { type MailCatcher, startMailCatcher } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { MailAnswer } from '../delivery/after-attempt.js';
import { due, profileOf, somebody } from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';

let rig: NotificationRig;
let catcher: MailCatcher;
let user: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
});
afterAll(() => catcher.close());
beforeEach(async () => {
  rig = await NotificationRig.start();
  catcher.clear();
  user = somebody();
  await rig.consume(profileOf(user));
});
afterEach(() => rig.close());

const jobs = async () => {
  const { rows } = await rig.pool.query<{ key: string; revision: number; locked_at: Date | null }>(
    'select key, revision, locked_at from graphile_worker.jobs where key is not null',
  );
  return rows;
};
const settled = (states: Record<string, number>) =>
  eventually(async () => expect(await rig.states()).toEqual(states), { withinMs: 20_000 });

describe('a mail in the middle of being sent', () => {
  const leftSending = async (sinceMs: number) => {
    await rig.consume(due(user));
    await rig.pool.query(
      `update deliveries set state = 'sending', attempts = 2, next_attempt_at = null,
         sending_since = now() - make_interval(secs => $1::float / 1000)`,
      [sinceMs],
    );
  };

  it('whose sender died is reported as unknown, once, and never sent', async () => {
    await leftSending(60_000);
    const [one, two] = [rig.sender({ smtpUrl: catcher.smtpUrl }), rig.sender({ smtpUrl: catcher.smtpUrl })];

    await Promise.all([one, two, one].map((sender) => sender.resolveLost(30_000)));

    const [delivery] = await rig.ledger();
    expect(delivery).toMatchObject({ state: 'unknown', reason: 'sender-lost', attempts: 2, title: null });
    expect(await rig.told()).toMatchObject([
      {
        eventType: 'notification.failed',
        payload: {
          ...{ outcome: 'unknown', reason: 'sender-lost', attempts: 2 },
          notification: { notificationId: delivery!.delivery_id, title: 'Buy bread', channel: 'email' },
        },
      },
    ]);
    await eventually(async () => expect(await jobs()).toEqual([]));
    expect(catcher.messages).toEqual([]);
  });

  it('that somebody may still be sending is left alone', async () => {
    await leftSending(10_000);

    await rig.sender({ smtpUrl: catcher.smtpUrl }).resolveLost(30_000);

    expect(await rig.ledger()).toMatchObject([{ state: 'sending' }]);
  });

  it('that was given up while its sender was frozen stays given up', async () => {
    const answer = Promise.withResolvers<MailAnswer>();
    const { resolveLost } = rig.sender({ smtpUrl: catcher.smtpUrl, mailer: { send: () => answer.promise } });
    await rig.consume(due(user));
    await settled({ sending: 1 });

    await resolveLost(0);
    answer.resolve({ kind: 'accepted' });

    await eventually(() => expect(rig.lines.join()).toContain('an attempt ended after it was given up'));
    expect(await rig.states()).toEqual({ unknown: 1 });
    expect(await rig.told()).toHaveLength(1);
  });
});

describe('a mail that has not begun to be sent', () => {
  it.each([
    [
      'died with its process',
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', locked_by = 'dead'`,
    ],
    ['is gone', 'delete from graphile_worker._private_jobs'],
    ['has failed', 'update graphile_worker._private_jobs set attempts = max_attempts'],
  ])('and whose job %s is sent after all, once', async (_, harm) => {
    await rig.consume(due(user));
    await rig.pool.query(harm);
    await rig.pool.query(`update deliveries set next_attempt_at = now() - interval '1 minute'`);
    const { resolveLost } = rig.sender({ smtpUrl: catcher.smtpUrl });

    await resolveLost(30_000);
    await settled({ sent: 1 });

    expect(catcher.messages).toHaveLength(1);
    expect(await rig.told()).toHaveLength(1);
  });

  it('and only waits for its turn is left alone, however late it is', async () => {
    await rig.consume(due(user));
    await rig.pool.query(`update deliveries set next_attempt_at = now() - interval '1 hour'`);
    const before = await jobs();
    const idle = rig.sender({ smtpUrl: catcher.smtpUrl });
    await idle.stop();

    await idle.resolveLost(30_000);

    expect(before).toMatchObject([{ revision: 0, locked_at: null }]);
    expect((await jobs()).every(({ revision }) => revision === 0)).toBe(true);
  });
});
