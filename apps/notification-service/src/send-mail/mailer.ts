import type { MailAnswer } from '../delivery/after-attempt.js';

/** A mail, ready to be sent to one person. */
export interface Mail {
  /** Without its angle brackets; the same mail always has the same. */
  readonly messageId: string;
  /** One plain address. */
  readonly to: string;
  /** One line of plain text. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stands in a header, so that one trace leads from the sentence to the mail. */
  readonly correlationId: string;
}

/** Sends mails. */
export interface Mailer {
  /**
   * Has one conversation with the mail server, bounded in time. Never throws: what went wrong is part of the answer.
   * @param stop breaks it off as long as the mail itself is not on its way.
   */
  send(mail: Mail, stop: AbortSignal): Promise<MailAnswer>;
}
