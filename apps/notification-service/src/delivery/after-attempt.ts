import type { MailDoubt, MailFailure } from './delivery.js';

/** What came of one conversation with the mail server. */
export type MailAnswer =
  | { readonly kind: 'accepted' }
  /** The mail was certainly not taken. Permanent: asking again would be answered the same. */
  | { readonly kind: 'refused'; readonly reason: MailFailure; readonly permanent: boolean; readonly code?: number }
  | { readonly kind: 'doubtful'; readonly reason: MailDoubt }
  /** We broke it off before the mail was handed over. */
  | { readonly kind: 'interrupted' };

/** What the ledger says after an attempt. */
export type AfterAttempt =
  | { readonly state: 'sent' }
  | {
      readonly state: 'queued';
      readonly delayMs: number;
      readonly counted: boolean;
      readonly reason: MailFailure | null;
    }
  | { readonly state: 'failed'; readonly reason: MailFailure }
  | { readonly state: 'unknown'; readonly reason: MailDoubt };

/** Attempts in all before a mail has failed (requirement R9). */
export const attemptsMax = 5;

/** Each wait is so many times the one before; all vary by a fifth, so that mails that failed together spread out. */
const growth = 3;
const jitter = 0.2;

/**
 * Decides how a mail goes on after an attempt.
 * @param attempts how many there were, this one included.
 * @param retryMs the wait before the second attempt.
 * @param random from 0 to 1 (exclusive).
 */
export function afterAttempt(attempts: number, answer: MailAnswer, retryMs: number, random: number): AfterAttempt {
  switch (answer.kind) {
    case 'accepted':
      return { state: 'sent' };
    case 'doubtful':
      return { state: 'unknown', reason: answer.reason };
    case 'interrupted':
      return { state: 'queued', delayMs: 0, counted: false, reason: null };
    case 'refused': {
      const { reason, permanent } = answer;
      if (permanent || attempts >= attemptsMax) return { state: 'failed', reason };
      const delayMs = Math.round(retryMs * growth ** (attempts - 1) * (1 - jitter + 2 * jitter * random));
      return { state: 'queued', delayMs, counted: true, reason };
    }
    default:
      return answer satisfies never;
  }
}
