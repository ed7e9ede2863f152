import type { MailFailure, SkipReason } from './delivery.js';

/** What a person is told about in the app, because the reminder itself did not reach them. */
export type TellableProblem = MailFailure | Extract<SkipReason, 'no address in the profile'>;

const becauseOf: Record<TellableProblem, string> = {
  'no address in the profile': 'there is no address in your profile',
  'mailbox-refused': 'the mail server does not accept your address',
  'content-refused': 'the mail server refused the message',
  'server-refused': 'the mail server refused it several times',
  'sign-in-refused': 'the mail server does not let this service in',
  'server-unreachable': 'the mail server could not be reached',
  'mail-not-composed': 'something in it cannot be put into a mail',
};

/** One sentence without anything of the task or the address in it. */
export const problemText = (problem: TellableProblem): string =>
  `This reminder could not be sent by e-mail: ${becauseOf[problem]}.`;
