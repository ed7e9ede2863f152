import { topics } from '@todo/event-contracts';
import { type MailCatcher, startMailCatcher, tcpProxy } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, due, profileOf, somebody } from './testing/messages.js';
import { MailChecks, mailSettings } from './testing/mail-checks.js';
import { WholeService } from './testing/whole-service.js';

let whole: WholeService;
let catcher: MailCatcher;
let checks: MailChecks;
beforeAll(async () => {
  [whole, catcher] = await Promise.all([WholeService.start(), startMailCatcher({ messagesMax: 10_000 })]);
  checks = new MailChecks(whole, catcher);
});
afterAll(() => Promise.all([whole.close(), catcher.close()]));

describe('the service', () => {
  it('is ready, delivers, shows its metrics, keeps quiet about people, and ends with 0 when asked', async () => {
    const service = whole.instance({
      ...mailSettings,
      SMTP_URL: catcher.smtpUrl.replace('//', '//user:canary-password@'),
    });
    await service.start();
    await eventually(async () => expect((await service.get('/health/ready')).status).toBe(200), { withinMs: 30_000 });
    const user = somebody();
    const reminder = due(user, { title: 'canary-title' });
    const inApp = { ...due(user, { ...reminder.payload, reminderType: 'in-app' }), headers: reminder.headers };

    await whole.publish([profileOf(user)]);
    await whole.publish([reminder, inApp]);
    await eventually(() => expect(catcher.messages.map(({ to }) => to)).toEqual([[addressOf(user)]]), {
      withinMs: 20_000,
    });

    const told = await eventually(async () => {
      const messages = await whole.read(topics.notifications.name);
      expect(messages).toHaveLength(2);
      return messages;
    });
    const audited = await whole.read(topics.auditLog.name);
    const traces = [...told, ...audited].map(({ headers }) => headers.correlationId);
    expect(new Set([...traces, catcher.messages[0]!.headers['x-correlation-id']])).toEqual(
      new Set([reminder.headers.correlationId]),
    );
    const metrics = (await service.get('/metrics')).text;
    expect(metrics).toContain('todo_mails_total{state="sent",reason=""} 1');
    expect(await service.stop()).toEqual({ code: 0, signal: null });
    expect(`${service.said}${metrics}`).not.toMatch(/canary|@example\.org/);
  });

  it('waits for its database at the start, and outlives losing it', async () => {
    const url = new URL(whole.databaseUrl);
    const proxy = await tcpProxy({ targetPort: Number(url.port) });
    url.port = String(proxy.port);
    await proxy.down();
    const service = whole.instance({ ...mailSettings, SMTP_URL: catcher.smtpUrl, DATABASE_URL: url.href });
    await service.start();
    const statuses = async () =>
      Promise.all(['live', 'ready'].map(async (kind) => (await service.get(`/health/${kind}`)).status));
    expect(await statuses()).toEqual([200, 503]);
    expect(await service.stop()).toMatchObject({ code: 0 });

    await service.start();
    expect(await statuses()).toEqual([200, 503]);
    await proxy.up();
    await eventually(async () => expect(await statuses()).toEqual([200, 200]), { withinMs: 30_000 });
    const { reminders } = await checks.given(60);
    for (let at = 0; at < 60; at += 20) {
      await whole.publish(reminders.slice(at, at + 20));
      await proxy.down();
      await proxy.up();
    }
    await checks.allEnded(reminders);

    await checks.expectOnceOrUnknown(reminders);
    expect(await service.stop()).toMatchObject({ code: 0 });
    await proxy.close();
  }, 120_000);
});
