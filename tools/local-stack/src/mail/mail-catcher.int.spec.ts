import nodemailer, { type Transporter } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaughtMail, type MailCatcher, startMailCatcher } from './mail-catcher.js';

let catcher: MailCatcher;
let sender: Transporter;

beforeEach(async () => {
  catcher = await startMailCatcher({ messagesMax: 3 });
  sender = nodemailer.createTransport({ url: catcher.smtpUrl, socketTimeout: 300 });
});
afterEach(async () => {
  sender.close();
  await catcher.close();
});

const send = (subject: string, text = 'Hello') =>
  sender.sendMail({ from: 'todo@example.org', to: 'ann@example.org', bcc: 'ben@example.org', subject, text });
const overHttp = async () => (await (await fetch(`${catcher.httpUrl}/api/messages`)).json()) as CaughtMail[];

describe('the mail catcher', () => {
  it('keeps what it is sent, envelope and content', async () => {
    await send('Buy bread', 'Wholemeal, and ☕');

    expect(await overHttp()).toMatchObject([
      {
        id: 1,
        from: 'todo@example.org',
        to: ['ann@example.org', 'ben@example.org'],
        subject: 'Buy bread',
        text: 'Wholemeal, and ☕',
      },
    ]);
  });

  it('takes any user and password', async () => {
    const url = catcher.smtpUrl.replace('//', '//somebody:secret@');

    await nodemailer.createTransport(url).sendMail({ from: 'a@example.org', to: 'b@example.org', text: 'in' });

    expect(catcher.messages).toHaveLength(1);
  });

  it('shows a page on which a mail can do no harm', async () => {
    await send('<script>alert(1)</script>', '<img src=x onerror=alert(2)>');

    const page = await (await fetch(catcher.httpUrl)).text();

    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<img/);
  });

  it('keeps the newest ones, and can be emptied', async () => {
    for (const subject of ['1', '2', '3', '4']) await send(subject);
    expect(catcher.messages.map(({ id, subject }) => [id, subject])).toEqual([
      [2, '2'],
      [3, '3'],
      [4, '4'],
    ]);

    await fetch(`${catcher.httpUrl}/api/messages`, { method: 'DELETE' });

    expect(await overHttp()).toEqual([]);
  });

  it('refuses, for now or for good, until it is told to accept', async () => {
    catcher.behave({ kind: 'refuse', code: 451, message: 'try later' });
    await expect(send('one')).rejects.toMatchObject({ responseCode: 451 });
    catcher.behave({ kind: 'refuse', code: 550 });
    await expect(send('two')).rejects.toMatchObject({ responseCode: 550 });
    expect(catcher.messages).toEqual([]);

    catcher.behave({ kind: 'accept' });
    await send('three');

    expect(catcher.messages).toHaveLength(1);
  });

  it('answers late', async () => {
    catcher.behave({ kind: 'delay', delayMs: 150 });
    const sentAt = Date.now();

    await send('slow');

    expect(Date.now() - sentAt).toBeGreaterThanOrEqual(150);
  });

  it('keeps a mail without ever saying so', async () => {
    catcher.behave({ kind: 'keep-silent' });

    await expect(send('unknown')).rejects.toThrow(/timeout/i);

    expect(catcher.messages.map(({ subject }) => subject)).toEqual(['unknown']);
  });

  it('says which of its ports is taken', async () => {
    const taken = Number(new URL(catcher.smtpUrl).port);

    await expect(startMailCatcher({ smtpPort: taken })).rejects.toThrow(`Port ${taken} for the mail catcher (SMTP)`);
  });
});
