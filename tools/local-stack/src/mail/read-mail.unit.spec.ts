import nodemailer, { type SendMailOptions } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.js';

/** A message as a real sender writes it. */
async function written(mail: SendMailOptions): Promise<Buffer> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({ from: 'todo@example.org', to: 'ann@example.org', ...mail });

  return message as Buffer;
}

describe('readMail', () => {
  it('reads a plain mail', async () => {
    const mail = readMail(await written({ subject: 'Buy milk', text: 'It is due.\n\nToday.' }));

    expect(mail).toMatchObject({ subject: 'Buy milk', text: 'It is due.\n\nToday.', html: '' });
    expect(mail.headers).toMatchObject({ from: 'todo@example.org', to: 'ann@example.org' });
  });

  it.each(['quoted-printable', 'base64'] as const)('reads every language, sent as %s', async (textEncoding) => {
    const subject = `Dûe today: ${'دودھ خریدیں '.repeat(10).trim()} = 50% ☕?`;
    const text = `${'Käse = 50 % off? '.repeat(20)}\nدودھ خریدیں ☕`;

    const mail = readMail(await written({ subject, text, textEncoding }));

    expect(mail.subject).toBe(subject);
    expect(mail.text).toBe(text);
  });

  it('finds text and HTML among alternatives, pictures and attachments', async () => {
    const mail = readMail(
      await written({
        subject: 'All of it',
        text: 'Bröt',
        html: '<p>Bröt</p><img src="cid:logo">',
        attachments: [
          { filename: 'logo.png', content: Buffer.from([1, 2, 3]), cid: 'logo' },
          { filename: 'notes.pdf', content: 'not text' },
        ],
      }),
    );

    expect(mail).toMatchObject({ text: 'Bröt', html: '<p>Bröt</p><img src="cid:logo">' });
  });

  it('makes something of what is no proper mail', () => {
    expect(readMail(Buffer.from(''))).toMatchObject({ subject: '', text: '' });
    expect(readMail(Buffer.from('Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nqo')).text).toBe('qo');
  });
});
