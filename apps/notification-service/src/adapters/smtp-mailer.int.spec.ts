import { startMailCatcher, type MailCatcher } from '@todo/local-stack';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Mail } from '../send-mail/mailer.js';
import {
  type ScriptedSmtpServer,
  scriptedSmtpServer,
  type Misbehaviour,
  type Stage,
} from '../testing/scripted-smtp-server.js';
import { SmtpMailer } from './smtp-mailer.js';

let server: ScriptedSmtpServer;
let catcher: MailCatcher;
beforeAll(async () => {
  [server, catcher] = await Promise.all([scriptedSmtpServer(), startMailCatcher()]);
});
afterAll(() => Promise.all([server.close(), catcher.close()]));
beforeEach(() => catcher.clear());

const mail: Mail = {
  messageId: 'c0ffee00-0000-4000-8000-000000000001',
  to: 'ann@example.org',
  subject: 'Reminder: Buy bread',
  text: 'Buy bread\n',
  html: '<p>Buy bread</p>',
  correlationId: 'sentence-1',
};
const going = new AbortController().signal;

function mailer(url: string, timeoutMs = 2000) {
  return new SmtpMailer({ url, from: 'Todo <reminders@todo.example>', timeoutMs, now: () => new Date() });
}

describe('what a mail server does is told apart', () => {
  const refused = (reason: string, permanent: boolean, code?: number) => ({
    kind: 'refused',
    reason,
    permanent,
    ...(code && { code }),
  });
  const doubtful = { kind: 'doubtful', reason: 'answer-missing' };

  it.each<[Stage, Misbehaviour, object, taken: number]>([
    ['greeting', 'cut', refused('server-unreachable', false), 0],
    ['greeting', 'silence', refused('server-unreachable', false), 0],
    ['greeting', '554 not today', refused('server-refused', false, 554), 0],
    ['greeting', '421 too busy', refused('server-refused', false, 421), 0],
    ['EHLO', 'cut', refused('server-unreachable', false), 0],
    ['MAIL', '451 later', refused('server-refused', false, 451), 0],
    ['MAIL', '550 you are nobody', refused('server-refused', false, 550), 0],
    ['MAIL', 'cut', refused('server-unreachable', false), 0],
    ['RCPT', '550 no such mailbox', refused('mailbox-refused', true, 550), 0],
    ['RCPT', '450 greylisted', refused('server-refused', false, 450), 0],
    ['RCPT', '421 going down', refused('server-refused', false, 421), 0],
    ['RCPT', 'cut', refused('server-unreachable', false), 0],
    ['DATA', '451 disk full', refused('server-refused', false, 451), 0],
    ['DATA', 'cut', refused('server-unreachable', false), 0],
    ['DATA', 'silence', refused('server-unreachable', false), 0],
    ['content', 'cut', doubtful, 0],
    ['content', 'silence', doubtful, 0],
    ['end', '554 this is spam', refused('content-refused', true, 554), 1],
    ['end', '452 out of space', refused('server-refused', false, 452), 1],
    ['end', '421 going down', refused('server-refused', false, 421), 1],
    ['end', 'cut', doubtful, 1],
    ['end', 'silence', doubtful, 1],
    ['end', '250 taken', { kind: 'accepted' }, 1],
  ])('at %s: %s', async (stage, misbehaviour, answer, taken) => {
    server.script({ [stage]: misbehaviour });
    const before = server.mails.length;

    expect(await mailer(server.url, 400).send(mail, going)).toEqual(answer);
    expect(server.mails.length - before).toBe(taken);
  });

  it('a server that does not let us in', async () => {
    server.script({ AUTH: '535 wrong password' });
    const url = server.url.replace('//', '//somebody:canary-password@');

    expect(await mailer(url).send(mail, going)).toEqual(refused('sign-in-refused', false, 535));
  });

  it('a server that is not there', async () => {
    expect(await mailer('smtp://127.0.0.1:1').send(mail, going)).toEqual(refused('server-unreachable', false));
  });
});

describe('a connection', () => {
  it('is kept for the next mail', async () => {
    server.script({});
    const [sender, before] = [mailer(server.url), server.conversations];

    const answers = [await sender.send(mail, going), await sender.send(mail, going), await sender.send(mail, going)];

    expect(answers).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }, { kind: 'accepted' }]);
    expect(server.conversations - before).toBe(1);
    sender.close();
  });

  it.each<Misbehaviour>(['cut', '421 you were silent for too long'])(
    'that the server gave up meanwhile (%s) is replaced, and the mail goes out once',
    async (goodbye) => {
      server.script({});
      const sender = mailer(server.url);
      await sender.send(mail, going);
      const before = [server.conversations, server.mails.length] as const;
      server.script({ MAIL: goodbye }, 'once');

      expect(await sender.send(mail, going)).toEqual({ kind: 'accepted' });
      expect([server.conversations - before[0], server.mails.length - before[1]]).toEqual([1, 1]);
      sender.close();
    },
  );

  it('over which a mail was refused is not used again', async () => {
    server.script({});
    const sender = mailer(server.url);
    await sender.send(mail, going);
    const before = server.conversations;

    server.script({ RCPT: '550 no such mailbox' });
    expect(await sender.send(mail, going)).toMatchObject({ reason: 'mailbox-refused', permanent: true });
    server.script({});
    expect(await sender.send(mail, going)).toEqual({ kind: 'accepted' });

    expect(server.conversations - before).toBe(1);
    sender.close();
  });

  it('that was lost behind the content is no reason to send the mail again', async () => {
    server.script({});
    const sender = mailer(server.url);
    await sender.send(mail, going);
    const before = server.mails.length;

    server.script({ end: 'cut' });

    expect(await sender.send(mail, going)).toEqual({ kind: 'doubtful', reason: 'answer-missing' });
    expect(server.mails.length - before).toBe(1);
  });
});

describe('a stop of the service', () => {
  it('breaks off a conversation before the mail is handed over', async () => {
    server.script({ greeting: 'silence' });
    const stop = new AbortController();
    const sending = mailer(server.url).send(mail, stop.signal);

    stop.abort();

    expect(await sending).toEqual({ kind: 'interrupted' });
  });

  it('begins none', async () => {
    const before = server.conversations;

    expect(await mailer(server.url).send(mail, AbortSignal.abort())).toEqual({ kind: 'interrupted' });
    expect(server.conversations).toBe(before);
  });

  it('waits for the answer to a mail that was handed over', async () => {
    catcher.behave({ kind: 'delay', delayMs: 300 });
    const stop = new AbortController();
    const sending = mailer(catcher.smtpUrl).send(mail, stop.signal);
    await expect.poll(() => catcher.messages.length).toBe(1);

    stop.abort();

    expect(await sending).toEqual({ kind: 'accepted' });
    catcher.behave({ kind: 'accept' });
  });
});

describe('a mail', () => {
  const receive = async (of: Partial<Mail>) => {
    const answer = await mailer(catcher.smtpUrl).send({ ...mail, ...of }, going);
    return { answer, caught: catcher.messages.at(-1) };
  };

  it('has an id that follows from the delivery, says what it is, and is on no list', async () => {
    const { caught } = await receive({});

    expect(caught).toMatchObject({ from: 'reminders@todo.example', to: ['ann@example.org'], html: mail.html });
    expect(caught!.headers).toMatchObject({
      'message-id': `<${mail.messageId}@todo.example>`,
      'auto-submitted': 'auto-generated',
      'x-correlation-id': 'sentence-1',
      from: 'Todo <reminders@todo.example>',
      to: 'ann@example.org',
      subject: mail.subject,
    });
    expect(Object.keys(caught!.headers).filter((name) => name.startsWith('list-'))).toEqual([]);
  });

  it.each([
    'ann@example.org, ben@example.org',
    'ann@example.org\r\nRCPT TO:<ben@example.org>',
    'Ann <ann@example.org>',
    '"ben@example.org "@example.org',
    'ann@example.org>\r\nBcc: ben@example.org',
    'group:ann@example.org;',
    'ann@example.org (ben@example.org)',
    '@evil.example:ann@example.org',
    'ann@[127.0.0.1]',
    'ann@localhost',
    '',
  ])('goes to one plain address or to nobody: %j', async (to) => {
    const { answer, caught } = await receive({ to });

    expect(answer).toEqual({ kind: 'refused', reason: 'mail-not-composed', permanent: true });
    expect(caught).toBeUndefined();
  });

  it('takes no header from an id', async () => {
    const { answer, caught } = await receive({ correlationId: 'x\r\nBcc: ben@example.org' });

    expect(answer).toEqual({ kind: 'accepted' });
    expect(caught!.headers).not.toHaveProperty('x-correlation-id');
    expect(caught!.headers).not.toHaveProperty('bcc');
    expect(caught!.to).toEqual(['ann@example.org']);
  });
});
