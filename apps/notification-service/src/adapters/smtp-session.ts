import { Readable } from 'node:stream';

import type { NodemailerError } from 'nodemailer';
import SMTPConnection, { type SMTPConnectionAuth, type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

import type { MailAnswer } from '../delivery/after-attempt.js';

/** A mail as it travels. */
export interface Letter {
  readonly envelope: { readonly from: string | false; readonly to: string };
  readonly content: Buffer;
}

/** The mail that is being sent over a session. */
interface Turn {
  readonly ended: PromiseWithResolvers<MailAnswer>;
  /** Whether the mail itself is on its way: from then on nobody can tell but the server. */
  contentBegun: boolean;
}

/** A server may count mails of one connection; more than this many go over a new one. */
const lettersMax = 100;

/**
 * A connection to a mail server, over which mails go one after another.
 *
 * nodemailer's transports do not tell whether a connection was lost before the mail itself began to travel or after,
 * and that is the difference between "not sent" and "nobody knows". So the content is given as a stream, which
 * nodemailer reads only once the server has accepted sender, recipient and DATA.
 */
export class SmtpSession {
  private readonly connection: SMTPConnection;
  private turn: Turn | undefined;
  private letters = 0;
  private over = false;

  constructor(
    options: SMTPConnectionOptions,
    private readonly auth: SMTPConnectionAuth | undefined,
  ) {
    this.connection = new SMTPConnection(options);
    // For as long as it lives: an error without a listener would end the process.
    this.connection.on('error', (error: NodemailerError) => this.end(error));
    // What ends it tells more than that it ended, in the same turn of the event loop.
    this.connection.once('end', () => setImmediate(() => this.end(undefined)));
  }

  /** Whether another mail can go over it. */
  get usable(): boolean {
    return !this.over && this.letters < lettersMax;
  }

  /**
   * Sends a mail and says how that ended; never throws. One at a time. After anything but `accepted` it is closed.
   * @param boundMs how long all of it may take.
   * @param stop breaks it off as long as the content is not on its way.
   */
  async send(letter: Letter, boundMs: number, stop: AbortSignal): Promise<MailAnswer> {
    const turn: Turn = { ended: Promise.withResolvers(), contentBegun: false };
    this.turn = turn;
    const bound = setTimeout(() => turn.ended.resolve(answerTo(undefined, turn.contentBegun)), Math.max(0, boundMs));
    const onStop = () => {
      if (!turn.contentBegun) turn.ended.resolve({ kind: 'interrupted' });
    };
    stop.addEventListener('abort', onStop);
    if (stop.aborted) onStop();
    else this.speak(letter, turn);

    const answer = await turn.ended.promise;
    clearTimeout(bound);
    stop.removeEventListener('abort', onStop);
    this.turn = undefined;
    this.letters += 1;
    if (answer.kind !== 'accepted') this.hangUp();
    return answer;
  }

  /** Says goodbye. */
  close(): void {
    if (this.over) return;
    this.over = true;
    this.connection.quit();
  }

  private speak(letter: Letter, turn: Turn): void {
    const then = (next: () => void) => (error?: NodemailerError | null) =>
      error ? turn.ended.resolve(answerTo(error, turn.contentBegun)) : next();
    const accepted = () => turn.ended.resolve({ kind: 'accepted' });
    const send = () => this.connection.send({ ...letter.envelope }, contentOf(letter, turn), then(accepted));
    if (this.letters > 0) return send();
    this.connection.connect(
      then(() => {
        if (this.auth !== undefined && this.connection.allowsAuth) this.connection.login(this.auth, then(send));
        else send();
      }),
    );
  }

  private end(error: NodemailerError | undefined): void {
    this.over = true;
    this.turn?.ended.resolve(answerTo(error, this.turn.contentBegun));
  }

  private hangUp(): void {
    this.over = true;
    this.connection.close();
  }
}

function contentOf({ content }: Letter, turn: Turn): Readable {
  const stream: Readable = new Readable({
    read: () => {
      turn.contentBegun = true;
      stream.push(content);
      stream.push(null);
    },
  });
  return stream;
}

/** @param error undefined: the time was up, or the connection is gone. */
function answerTo(error: NodemailerError | undefined, contentBegun: boolean): MailAnswer {
  const { code, command, responseCode } = error ?? {};
  // 503 says that the conversation went wrong, not that the mail is.
  const permanent = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  const said = responseCode === undefined ? {} : { code: responseCode };
  if (contentBegun) {
    // Only an answer to the content itself says that it was not taken; a connection that is gone says nothing.
    const refused = code === 'EMESSAGE' && command === 'DATA' && responseCode !== undefined;
    if (!refused) return { kind: 'doubtful', reason: 'answer-missing' };
    return { kind: 'refused', reason: permanent ? 'content-refused' : 'server-refused', permanent, ...said };
  }
  if (command === 'RCPT TO' && permanent) return { kind: 'refused', reason: 'mailbox-refused', permanent, ...said };
  // Whom the server does not like here is us, and that can be mended: these are asked again, whatever they say.
  if (code === 'EAUTH') return { kind: 'refused', reason: 'sign-in-refused', permanent: false, ...said };
  const reason = responseCode === undefined ? 'server-unreachable' : 'server-refused';
  return { kind: 'refused', reason, permanent: false, ...said };
}
