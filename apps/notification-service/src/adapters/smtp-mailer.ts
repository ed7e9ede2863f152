import MailComposer from 'nodemailer/lib/mail-composer';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import SMTPTransport from 'nodemailer/lib/smtp-transport';

import { plainAddress } from '../contact/plain-address.js';
import type { MailAnswer } from '../delivery/after-attempt.js';
import type { Mail, Mailer } from '../send-mail/mailer.js';
import { type Letter, SmtpSession } from './smtp-session.js';

export interface SmtpMailerOptions {
  /** `smtp://` or `smtps://`, with user and password; nodemailer's settings may follow as a query. */
  readonly url: string;
  /** `name@host`, or `Name <name@host>`. */
  readonly from: string;
  /** How long a conversation may take in all, in ms. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

/** What may stand in a header as it is. Longer or other ids are left out: they are for people who look for them. */
const headerId = /^[\w.:|@-]{1,128}$/;

/**
 * How long a connection is kept for the next mail, in ms. Connecting is the slow part: there is a handshake, a sign-in,
 * and many servers let strangers wait.
 */
const keptMs = 5000;

/** Sends mails over SMTP. */
export class SmtpMailer implements Mailer {
  private readonly kept = new Map<SmtpSession, NodeJS.Timeout>();
  private closed = false;
  private readonly connection: SMTPConnectionOptions;
  private readonly auth: SMTPTransport['options']['auth'];
  private readonly domain: string;

  constructor(private readonly options: SmtpMailerOptions) {
    // Only for reading the URL, the way every user of nodemailer knows it.
    const { auth, ...settings } = new SMTPTransport({ url: options.url }).options;
    this.auth = auth;
    const { timeoutMs } = options;
    this.connection = {
      ...settings,
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, dnsTimeout: timeoutMs, socketTimeout: timeoutMs },
      // Whatever the URL says: a log of the traffic would hold titles, addresses and the password.
      ...{ logger: false, debug: false, transactionLog: false },
    };
    this.domain = options.from.replace(/^.*@|>$/g, '');
  }

  async send(mail: Mail, stop: AbortSignal): Promise<MailAnswer> {
    const letter = await this.letterOf(mail).catch(() => undefined);
    if (letter === undefined) return { kind: 'refused', reason: 'mail-not-composed', permanent: true };
    const endsAt = performance.now() + this.options.timeoutMs;
    for (;;) {
      const kept = this.takeKept();
      const session = kept ?? new SmtpSession(this.connection, this.auth);
      const answer = await session.send(letter, endsAt - performance.now(), stop);
      if (answer.kind === 'accepted') this.keep(session);
      // A connection that was kept may have been given up by the server meanwhile. That says nothing of this mail,
      // which has not begun to travel.
      if (kept === undefined || !isHangUp(answer)) return answer;
    }
  }

  /** Keeps no connection any more; those in use end with their mails. */
  close(): void {
    this.closed = true;
    for (let session = this.takeKept(); session !== undefined; session = this.takeKept()) session.close();
  }

  private takeKept(): SmtpSession | undefined {
    for (const [session, timer] of this.kept) {
      this.kept.delete(session);
      clearTimeout(timer);
      if (session.usable) return session;
    }
    return undefined;
  }

  private keep(session: SmtpSession): void {
    if (this.closed || !session.usable) return session.close();
    const giveUp = () => {
      this.kept.delete(session);
      session.close();
    };
    this.kept.set(session, setTimeout(giveUp, keptMs).unref());
  }

  private async letterOf({ messageId, to, subject, text, html, correlationId }: Mail): Promise<Letter> {
    const address = plainAddress(to);
    if (address === undefined) throw new TypeError('not one plain address');
    const node = new MailComposer({
      from: this.options.from,
      // As an object, so that nothing in it is read as a list or a name.
      to: { name: '', address },
      ...{ subject, text, html },
      messageId: `<${messageId}@${this.domain}>`,
      date: this.options.now(),
      headers: {
        // Keeps holiday notices from answering.
        'Auto-Submitted': 'auto-generated',
        ...(headerId.test(correlationId) ? { 'X-Correlation-Id': correlationId } : {}),
      },
      // Content is only ever given as text: nothing is to be fetched from files or the network.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    }).compile();
    const { from, to: recipients } = node.getEnvelope();
    if (recipients.length !== 1 || recipients[0] !== address) throw new TypeError('not one plain address');
    return { envelope: { from, to: address }, content: await node.build() };
  }
}

function isHangUp(answer: MailAnswer): boolean {
  return answer.kind === 'refused' && (answer.reason === 'server-unreachable' || answer.code === 421);
}
