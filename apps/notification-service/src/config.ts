import { type Environment, readConfig, secretUrl, serviceEnvironment, wholeNumber } from '@todo/service-kit';
import { z } from 'zod';

import { plainAddress } from './contact/plain-address.js';

/** `name@host`, or a name in plain words before it. */
const sender = z.string().refine((text) => {
  const [, name, address] = /^(?:([^<>@",;:\\\r\n]{1,100}?) <)?([^<>\s]+?)>?$/.exec(text) ?? [];
  return address !== undefined && plainAddress(address) !== undefined && (name !== undefined) === text.endsWith('>');
}, 'expected an address, such as reminders@example.org or Todo <reminders@example.org>');

/** The settings of the notification service. */
export const environment = serviceEnvironment({
  SMTP_URL: secretUrl(/^smtps?$/).meta({
    description: 'The mail server, such as smtps://user:password@host. Its query takes settings of nodemailer.',
  }),
  MAIL_FROM: sender
    .default('Todo chatbot <reminders@todo.localhost>')
    .meta({ description: 'Whom mails come from; its host also ends their Message-ID.' }),
  MAIL_CONCURRENCY: wholeNumber(1, 100)
    .default(10)
    .meta({ description: 'Mails sent at the same time, each over a connection of its own.' }),
  MAIL_TIMEOUT_MS: wholeNumber(100, 300_000).default(30_000).meta({
    description:
      'How long the mail server may take for one mail. One that has been in sending for twice as long and 5 s more has lost its sender.',
  }),
  MAIL_RETRY_MS: wholeNumber(10, 3_600_000).default(10_000).meta({
    description:
      'Wait before the second attempt of a mail; each further wait is three times longer, five attempts in all.',
  }),
});

export type Config = z.output<typeof environment>;

/** Reads the environment once. @throws ConfigError naming every bad setting, never its value. */
export const loadConfig = (env: Environment): Config => readConfig(environment, env);
