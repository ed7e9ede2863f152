import type { Channel } from '@todo/event-contracts';

/** One reminder at one time on one channel, as it is delivered to its person. */
export interface Delivery {
  /** Derived from person, reminder, time and channel (`delivery-id.ts`); also the id of the notification and of the mail. */
  readonly deliveryId: string;
  readonly userId: string;
  readonly taskId: string;
  readonly taskVersion: number;
  readonly reminderId: string;
  /** An instant. */
  readonly scheduledFor: string;
  readonly channel: Channel;
  readonly title: string;
  /** An instant or a calendar date; absent of a task that is never due. */
  readonly due: string | undefined;
  /** The task's own zone, if it has one. */
  readonly timeZone: string | undefined;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent: string | undefined;
}

/** Why a reminder is not delivered on its channel, although nothing went wrong. Also told as the outcome of its record. */
export type SkipReason = 'no address in the profile' | 'push is not available yet';

/** Why a reminder that has not gone out no longer has to. */
export type CancelReason =
  | 'the task was completed'
  | 'the task was archived'
  | 'the task was deleted'
  | 'the reminder was taken away'
  | 'the reminder was moved';

/** Why a mail did not get through. Fixed words: they stand in events, in the audit trail and in metrics. */
export type MailFailure =
  /** The server will not take mail for this address. */
  | 'mailbox-refused'
  /** The server read the mail and will not have it. */
  | 'content-refused'
  /** The server said no, for now or to us rather than to this mail. */
  | 'server-refused'
  /** User and password in SMTP_URL do not let us in. */
  | 'sign-in-refused'
  | 'server-unreachable'
  /** No mail could be made of the reminder. */
  | 'mail-not-composed';

/** Why nobody can tell whether a mail got through. */
export type MailDoubt =
  /** The server has the mail, and never said what it made of it. */
  | 'answer-missing'
  /** Whoever was sending it died, and left no word. */
  | 'sender-lost';
