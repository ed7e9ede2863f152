import { type MailCatcher, startMailCatcher } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { addressOf, completed, due, profileOf, somebody, taskOf } from '../testing/messages.js';
import { NotificationRig } from '../testing/notification-rig.js';

let rig: NotificationRig;
let catcher: MailCatcher;
let user: string;
beforeAll(async () => {
  catcher = await startMailCatcher({ messagesMax: 2000 });
});
afterAll(() => catcher.close());
beforeEach(async () => {
  rig = await NotificationRig.start();
  catcher.behave({ kind: 'accept' });
  catcher.clear();
  user = somebody();
  await rig.consume(profileOf(user));
});
afterEach(() => rig.close());

const settled = (states: Record<string, number>, withinMs = 20_000) =>
  eventually(async () => expect(await rig.states()).toEqual(states), { withinMs });

describe('a mail', () => {
  it('goes out at once, is written down as sent and told', async () => {
    rig.sender({ smtpUrl: catcher.smtpUrl });
    const reminder = due(user);

    await rig.consume(reminder);
    await settled({ sent: 1 });

    const [delivery] = await rig.ledger();
    expect(delivery).toMatchObject({ attempts: 1, reason: null, title: null });
    expect(catcher.messages).toMatchObject([
      {
        to: [addressOf(user)],
        subject: 'Reminder: Buy bread',
        headers: {
          'message-id': `<${delivery!.delivery_id}@todo.example>`,
          'x-correlation-id': reminder.headers.correlationId,
        },
      },
    ]);
    expect(catcher.messages[0]!.text).toContain('Due: Friday 15 May 2026 at 20:00 (Asia/Karachi)');
    expect(await rig.told()).toMatchObject([
      {
        eventType: 'notification.delivered',
        headers: { correlationId: reminder.headers.correlationId },
        payload: { notification: { notificationId: delivery!.delivery_id, kind: 'reminder', channel: 'email' } },
      },
    ]);
  });

  it('that several jobs ask for at the same time goes out once', async () => {
    catcher.behave({ kind: 'delay', delayMs: 100 });
    const { attempt } = rig.sender({ smtpUrl: catcher.smtpUrl });
    await rig.consume(due(user));
    const [delivery] = await rig.ledger();

    await Promise.all(Array.from({ length: 8 }, () => attempt(delivery!.delivery_id)));
    await settled({ sent: 1 });
    await attempt(delivery!.delivery_id);

    expect(catcher.messages).toHaveLength(1);
    expect(await rig.ledger()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('whose time has not come is not attempted', async () => {
    catcher.behave({ kind: 'refuse', code: 451 });
    const { attempt } = rig.sender({ smtpUrl: catcher.smtpUrl, retryMs: 60_000 });
    await rig.consume(due(user));
    await eventually(async () => expect(await rig.ledger()).toMatchObject([{ state: 'queued', attempts: 1 }]));
    catcher.behave({ kind: 'accept' });

    await attempt((await rig.ledger())[0]!.delivery_id);

    expect(await rig.ledger()).toMatchObject([{ state: 'queued', attempts: 1 }]);
    expect(catcher.messages).toEqual([]);
  });

  it('whose task was completed before it could go out does not', async () => {
    catcher.behave({ kind: 'refuse', code: 451 });
    rig.sender({ smtpUrl: catcher.smtpUrl, retryMs: 60_000 });
    const reminder = due(user);
    await rig.consume(reminder);
    await eventually(async () => expect(await rig.ledger()).toMatchObject([{ state: 'queued', attempts: 1 }]));

    await rig.consume(completed(taskOf(reminder)));
    catcher.behave({ kind: 'accept' });
    await rig.pool.query('update deliveries set next_attempt_at = now()');
    await rig.pool.query('update graphile_worker._private_jobs set run_at = now()');
    await eventually(async () => expect((await rig.pool.query('select from graphile_worker.jobs')).rowCount).toBe(0));

    expect([await rig.states(), catcher.messages]).toEqual([{ cancelled: 1 }, []]);
  });

  it('whose address went away before it could go out is told in the app instead', async () => {
    await rig.consume(due(user));
    await rig.consume(profileOf(user, { profileVersion: 2, email: null }));

    rig.sender({ smtpUrl: catcher.smtpUrl });
    await settled({ skipped: 1 });

    expect(catcher.messages).toEqual([]);
    expect(await rig.told()).toMatchObject([
      { payload: { notification: { kind: 'delivery-problem', channel: 'in-app', title: 'Buy bread' } } },
    ]);
  });

  it('goes to the address that counts when it goes out', async () => {
    await rig.consume(due(user));
    await rig.consume(profileOf(user, { profileVersion: 2, email: 'new@example.org' }));

    rig.sender({ smtpUrl: catcher.smtpUrl });
    await settled({ sent: 1 });

    expect(catcher.messages.map(({ to }) => to)).toEqual([['new@example.org']]);
  });

  it.each([
    'Buy\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)> =?utf-8?Q?=0D=0ABcc:_x@example.org?=',
    `\u2028.\r\n.\r\nMAIL FROM:<x@example.org>\u0085${'x'.repeat(400)}`,
    'دودھ \u202e خریدیں 🥖',
  ])('carries the title %j as nothing but text', async (title) => {
    rig.sender({ smtpUrl: catcher.smtpUrl });

    await rig.consume(due(user, { title }));
    await settled({ sent: 1 });

    expect(catcher.messages).toHaveLength(1);
    const [{ to, headers, subject, text, html }] = catcher.messages as [(typeof catcher.messages)[0]];
    expect(to).toEqual([addressOf(user)]);
    expect(Object.keys(headers).sort()).toEqual([
      ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
      'x-correlation-id',
    ]);
    expect(subject).toMatch(/^Reminder: .{1,100}$/u);
    expect(text.split('\n')).toHaveLength(7);
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(html.match(/<[a-z]+/g)).toHaveLength(10);
  });
});

describe('a mail server that does not take mails', () => {
  it('is asked five times, then the mail has failed, and its person is told in the app', async () => {
    catcher.behave({ kind: 'refuse', code: 451 });
    rig.sender({ smtpUrl: catcher.smtpUrl, retryMs: 20 });

    await rig.consume(due(user));
    await settled({ failed: 1 });

    const [delivery] = await rig.ledger();
    expect(delivery).toMatchObject({ attempts: 5, reason: 'server-refused', title: null });
    expect(await rig.told()).toMatchObject([
      {
        eventType: 'notification.failed',
        payload: {
          outcome: 'failed',
          reason: 'server-refused',
          attempts: 5,
          notification: { notificationId: delivery!.delivery_id, channel: 'email', kind: 'reminder' },
        },
      },
      {
        eventType: 'notification.delivered',
        payload: {
          notification: {
            ...{ kind: 'delivery-problem', channel: 'in-app', title: 'Buy bread' },
            text: expect.stringContaining('could not be sent by e-mail') as string,
          },
        },
      },
    ]);
    expect(catcher.messages).toEqual([]);
  });

  it('and is not even there has been tried five times too', async () => {
    const { metrics } = rig.sender({ smtpUrl: 'smtp://127.0.0.1:1', retryMs: 20 });

    await rig.consume(due(user));
    await settled({ failed: 1 });

    expect(await rig.ledger()).toMatchObject([{ attempts: 5, reason: 'server-unreachable' }]);
    const text = await metrics.metrics();
    expect(text).toContain('todo_mail_attempts_total{answer="refused",reason="server-unreachable"} 5');
    expect(text).toContain('todo_mails_total{state="failed",reason="server-unreachable"} 1');
  });

  it.each([0, 1, 2, 3, 4])('takes them after %i refusals: one mail, no further attempt', async (refusals) => {
    catcher.behave(refusals === 0 ? { kind: 'accept' } : { kind: 'refuse', code: 450 });
    rig.sender({ smtpUrl: catcher.smtpUrl, retryMs: 20 });

    await rig.consume(due(user));
    await eventually(
      async () => expect((await rig.ledger())[0]!.attempts).toBeGreaterThanOrEqual(Math.max(1, refusals)),
      { everyMs: 2 },
    );
    catcher.behave({ kind: 'accept' });
    await settled({ sent: 1 });

    const [delivery] = await rig.ledger();
    expect([Math.max(1, refusals), refusals + 1]).toContain(delivery!.attempts);
    expect(catcher.messages).toHaveLength(1);
  });

  it('does not know the mailbox: asked once', async () => {
    catcher.behave({ kind: 'refuse', code: 550 });
    rig.sender({ smtpUrl: catcher.smtpUrl, retryMs: 20 });

    await rig.consume(due(user));
    await settled({ failed: 1 });

    expect(await rig.ledger()).toMatchObject([{ attempts: 1, reason: 'mailbox-refused' }]);
    expect((await rig.told()).map(({ eventType }) => eventType)).toEqual([
      'notification.failed',
      'notification.delivered',
    ]);
  });

  it('takes the mail and never says so: unknown, and never sent again', async () => {
    catcher.behave({ kind: 'keep-silent' });
    rig.sender({ smtpUrl: catcher.smtpUrl, timeoutMs: 300, retryMs: 20 });

    await rig.consume(due(user));
    await settled({ unknown: 1 });

    expect(await rig.ledger()).toMatchObject([{ attempts: 1, reason: 'answer-missing' }]);
    expect(catcher.messages).toHaveLength(1);
    expect(await rig.told()).toMatchObject([
      { eventType: 'notification.failed', payload: { outcome: 'unknown', reason: 'answer-missing', attempts: 1 } },
    ]);
  });
});

it('five hundred mails go out once each from two instances', async () => {
  rig.sender({ smtpUrl: catcher.smtpUrl });
  rig.sender({ smtpUrl: catcher.smtpUrl });
  const users = [user, ...Array.from({ length: 99 }, somebody)];
  await rig.consume(...users.slice(1).map((each) => profileOf(each)));
  const reminders = Array.from({ length: 500 }, (_, index) => due(users[index % users.length]!));

  for (let at = 0; at < 500; at += 100) await rig.consume(...reminders.slice(at, at + 100));
  await settled({ sent: 500 }, 50_000);

  const ids = (await rig.ledger()).map(({ delivery_id }) => `<${delivery_id}@todo.example>`);
  expect(catcher.messages.map(({ headers }) => headers['message-id']).sort()).toEqual(ids.sort());
  expect(await rig.told()).toHaveLength(500);
});

it('nothing of a person is in the log or the metrics', async () => {
  const { metrics } = rig.sender({ smtpUrl: catcher.smtpUrl.replace('//', '//user:canary-password@'), retryMs: 20 });
  await rig.consume(due(user, { title: 'canary-title' }));
  await settled({ sent: 1 });
  catcher.behave({ kind: 'refuse', code: 550, message: `${addressOf(user)} canary-answer` });
  await rig.consume(due(user, { title: 'canary-title' }));
  await settled({ sent: 1, failed: 1 });

  const said = `${rig.lines.join('\n')}\n${await metrics.metrics()}`;

  expect(said).toContain('mail attempted');
  expect(said).not.toMatch(/canary|@example\.org/);
});
