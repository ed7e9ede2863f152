import { type Envelope, type NotificationEvent, topics } from '@todo/event-contracts';
import { type MailCatcher, startMailCatcher, tcpProxy } from '@todo/local-stack';
import { eventually, recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addressOf, due, profileOf, somebody } from './testing/messages.js';
import { scriptedSmtpServer, type Stage } from './testing/scripted-smtp-server.js';
import { WholeService } from './testing/whole-service.js';

let whole: WholeService;
let catcher: MailCatcher;
beforeAll(async () => {
  [whole, catcher] = await Promise.all([WholeService.start(), startMailCatcher({ messagesMax: 10_000 })]);
});
afterAll(() => Promise.all([whole.close(), catcher.close()]));

const settings = { MAIL_TIMEOUT_MS: '1000', MAIL_RETRY_MS: '100', MAIL_FROM: 'reminders@todo.example' };
const idOf = (header: string | undefined) => header?.replace(/^<|@.*>$/g, '');

/** Reminders of many people, and these people. */
async function given(count: number) {
  const users = Array.from({ length: 50 }, somebody);
  await whole.publish(users.map((user) => profileOf(user)));
  return { reminders: Array.from({ length: count }, (_, index) => due(users[index % users.length]!)) };
}

interface Ended {
  readonly delivery_id: string;
  readonly causation_id: string;
  readonly state: string;
  readonly attempts: number;
}

async function ledgerOf(reminders: readonly Envelope[]): Promise<Ended[]> {
  const { rows } = await whole.db.query<Ended>(
    'select delivery_id, causation_id, state, attempts from deliveries where causation_id = any($1::text[])',
    [reminders.map(({ eventId }) => eventId)],
  );
  return rows;
}

const allEnded = (reminders: readonly Envelope[]) =>
  eventually(
    async () => {
      const ledger = await ledgerOf(reminders);
      const open = ledger.filter(({ state }) => state === 'queued' || state === 'sending');
      expect([ledger.length, open]).toEqual([reminders.length, []]);
    },
    { withinMs: 60_000, everyMs: 200 },
  );

/** Every mail exactly once, or reported unknown and then at most once; and everything is told. */
async function expectOnceOrUnknown(reminders: readonly Envelope[]) {
  const ledger = await ledgerOf(reminders);
  expect(new Set(ledger.map(({ causation_id }) => causation_id)).size).toBe(reminders.length);
  expect(ledger.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);

  const caught = Map.groupBy(catcher.messages, ({ headers }) => idOf(headers['message-id']));
  const copies = (state: string) =>
    ledger.filter((row) => row.state === state).map(({ delivery_id }) => caught.get(delivery_id)?.length ?? 0);
  expect(copies('sent').every((count) => count === 1)).toBe(true);
  expect(copies('unknown').every((count) => count <= 1)).toBe(true);

  const told = new Map<string, string>();
  await eventually(
    async () => {
      for (const message of await whole.read(topics.notifications.name)) {
        const { eventType, payload } = message as NotificationEvent;
        const id = payload.notification.notificationId;
        // A message may be on the wire twice, with the same id; but nothing else may be said of the same delivery.
        expect(told.get(id) ?? message.eventId).toBe(message.eventId);
        told.set(id, message.eventId);
        const ended = ledger.find(({ delivery_id }) => delivery_id === id);
        if (ended) expect(eventType).toBe(ended.state === 'sent' ? 'notification.delivered' : 'notification.failed');
      }
      expect(ledger.filter(({ delivery_id }) => !told.has(delivery_id))).toEqual([]);
    },
    { withinMs: 20_000, everyMs: 500 },
  );
  return { sent: copies('sent').length, unknown: copies('unknown'), attempts: ledger.map(({ attempts }) => attempts) };
}

describe('the service', () => {
  it('is ready, delivers, shows its metrics, keeps quiet about people, and ends with 0 when asked', async () => {
    const service = whole.instance({ ...settings, SMTP_URL: catcher.smtpUrl.replace('//', '//user:canary-password@') });
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

  it('killed again and again among five hundred reminders sends every mail once or says that it does not know', async () => {
    const { reminders } = await given(500);
    const service = whole.instance({ ...settings, SMTP_URL: catcher.smtpUrl });
    await service.start();
    await whole.publish(reminders);
    // A slow server, so that mails are on their way whenever the process is killed.
    catcher.behave({ kind: 'delay', delayMs: 20 });

    let kills = 0;
    for (const caught of [20, 60, 120, 180, 250, 320, 400]) {
      await eventually(() => expect(catcher.messages.length).toBeGreaterThan(caught), { withinMs: 40_000, everyMs: 1 });
      await service.kill();
      kills += 1;
      await service.start();
    }
    await allEnded(reminders);
    catcher.behave({ kind: 'accept' });

    const { sent, unknown } = await expectOnceOrUnknown(reminders);
    recordFigures('Reminders by mail, the service killed among five hundred', {
      ...{ kills, sent, unknown: unknown.length },
      'unknown of which the mail had gone out': unknown.filter((count) => count === 1).length,
      'sent twice': 0,
    });
    expect(unknown.length).toBeLessThanOrEqual(kills * 10);
    expect(await service.stop()).toMatchObject({ code: 0 });
  }, 180_000);

  it.each<[Stage, mails: number]>([
    ['greeting', 0],
    ['end', 1],
  ])('killed while the mail server is silent at %s does not know, and does not send again', async (stage, mails) => {
    const server = await scriptedSmtpServer();
    server.script({ [stage]: 'silence' });
    const service = whole.instance({ ...settings, MAIL_TIMEOUT_MS: '2000', SMTP_URL: server.url });
    await service.start();
    const { reminders } = await given(1);
    await whole.publish(reminders);
    await eventually(
      async () => {
        expect(await ledgerOf(reminders)).toMatchObject([{ state: 'sending' }]);
        expect([server.conversations, server.mails.length]).toEqual([1, mails]);
      },
      { withinMs: 20_000, everyMs: 5 },
    );

    await service.kill();
    server.script({});
    await service.start();
    await allEnded(reminders);

    expect(await ledgerOf(reminders)).toMatchObject([{ state: 'unknown', attempts: 1 }]);
    expect([server.conversations, server.mails.length]).toEqual([1, mails]);
    await service.stop();
    await server.close();
  });

  it('killed beside another instance leaves its work to that one', async () => {
    const { reminders } = await given(200);
    const [one, other] = [1, 2].map(() => whole.instance({ ...settings, SMTP_URL: catcher.smtpUrl }));
    await Promise.all([one!.start(), other!.start()]);
    catcher.behave({ kind: 'delay', delayMs: 20 });
    const before = catcher.messages.length;
    await whole.publish(reminders);

    await eventually(() => expect(catcher.messages.length).toBeGreaterThan(before + 40), {
      withinMs: 40_000,
      everyMs: 1,
    });
    await one!.kill();
    await allEnded(reminders);
    catcher.behave({ kind: 'accept' });

    const { unknown } = await expectOnceOrUnknown(reminders);
    expect(unknown.length).toBeLessThanOrEqual(10);
    expect(await other!.stop()).toMatchObject({ code: 0 });
  }, 120_000);

  it('waits for its database at the start, and outlives losing it', async () => {
    const url = new URL(whole.databaseUrl);
    const proxy = await tcpProxy({ targetPort: Number(url.port) });
    url.port = String(proxy.port);
    await proxy.down();
    const service = whole.instance({ ...settings, SMTP_URL: catcher.smtpUrl, DATABASE_URL: url.href });
    await service.start();
    const statuses = async () =>
      Promise.all(['live', 'ready'].map(async (kind) => (await service.get(`/health/${kind}`)).status));
    expect(await statuses()).toEqual([200, 503]);
    expect(await service.stop()).toMatchObject({ code: 0 });

    await service.start();
    expect(await statuses()).toEqual([200, 503]);
    await proxy.up();
    await eventually(async () => expect(await statuses()).toEqual([200, 200]), { withinMs: 30_000 });
    const { reminders } = await given(60);
    for (let at = 0; at < 60; at += 20) {
      await whole.publish(reminders.slice(at, at + 20));
      await proxy.down();
      await proxy.up();
    }
    await allEnded(reminders);

    await expectOnceOrUnknown(reminders);
    expect(await service.stop()).toMatchObject({ code: 0 });
    await proxy.close();
  }, 120_000);
});
