import { settingsOf } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';

import { environment, loadConfig } from './config.js';

const needed = { KAFKA_BROKERS: 'kafka:9092', DATABASE_URL: 'postgresql://db/n', SMTP_URL: 'smtps://user:pw@mail' };

describe('the settings', () => {
  it('have defaults for everything that has a sensible one', () => {
    expect(loadConfig(needed)).toMatchObject({
      ...{ MAIL_FROM: 'Todo chatbot <reminders@todo.localhost>', MAIL_CONCURRENCY: 10 },
      ...{ MAIL_TIMEOUT_MS: 30_000, MAIL_RETRY_MS: 10_000 },
    });
  });

  it('keep the address of the mail server secret, for it may hold a password', () => {
    const smtp = settingsOf(environment).find(({ name }) => name === 'SMTP_URL');

    expect(smtp).toMatchObject({ secret: true, fromFile: true, required: true });
    expect(() => loadConfig({ ...needed, SMTP_URL: 'http://canary:canary@mail' })).toThrow(/SMTP_URL(?!.*canary)/s);
  });

  it.each(['Todo <todo@example.org>', 'todo@example.org', 'Die Erinnerung <todo@example.org>'])(
    'take %s as a sender',
    (from) => expect(loadConfig({ ...needed, MAIL_FROM: from }).MAIL_FROM).toBe(from),
  );

  it.each([
    'todo',
    'Todo <todo@example.org',
    'todo@example.org>',
    'a@example.org, b@example.org',
    'x\r\nBcc: b@example.org',
  ])('refuse %j as a sender', (from) => expect(() => loadConfig({ ...needed, MAIL_FROM: from })).toThrow('MAIL_FROM'));
});
