import { type MailCatcher, startMailCatcher } from '@todo/local-stack';
import { eventually, recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptedSmtpServer, type Stage } from './testing/scripted-smtp-server.js';
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
  it('killed again and again among five hundred reminders sends every mail once or says that it does not know', async () => {
    const { reminders } = await checks.given(500);
    const service = whole.instance({ ...mailSettings, SMTP_URL: catcher.smtpUrl });
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
    await checks.allEnded(reminders);
    catcher.behave({ kind: 'accept' });

    const { sent, unknown } = await checks.expectOnceOrUnknown(reminders);
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
    const service = whole.instance({ ...mailSettings, MAIL_TIMEOUT_MS: '2000', SMTP_URL: server.url });
    await service.start();
    const { reminders } = await checks.given(1);
    await whole.publish(reminders);
    await eventually(
      async () => {
        expect(await checks.ledgerOf(reminders)).toMatchObject([{ state: 'sending' }]);
        expect([server.conversations, server.mails.length]).toEqual([1, mails]);
      },
      { withinMs: 20_000, everyMs: 5 },
    );

    await service.kill();
    server.script({});
    await service.start();
    await checks.allEnded(reminders);

    expect(await checks.ledgerOf(reminders)).toMatchObject([{ state: 'unknown', attempts: 1 }]);
    expect([server.conversations, server.mails.length]).toEqual([1, mails]);
    await service.stop();
    await server.close();
  });

  it('killed beside another instance leaves its work to that one', async () => {
    const { reminders } = await checks.given(200);
    const [one, other] = [1, 2].map(() => whole.instance({ ...mailSettings, SMTP_URL: catcher.smtpUrl }));
    await Promise.all([one!.start(), other!.start()]);
    catcher.behave({ kind: 'delay', delayMs: 20 });
    const before = catcher.messages.length;
    await whole.publish(reminders);

    await eventually(() => expect(catcher.messages.length).toBeGreaterThan(before + 40), {
      withinMs: 40_000,
      everyMs: 1,
    });
    await one!.kill();
    await checks.allEnded(reminders);
    catcher.behave({ kind: 'accept' });

    const { unknown } = await checks.expectOnceOrUnknown(reminders);
    expect(unknown.length).toBeLessThanOrEqual(10);
    expect(await other!.stop()).toMatchObject({ code: 0 });
  }, 120_000);
});
