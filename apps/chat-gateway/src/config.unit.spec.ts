import { ConfigError } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';

import { loadConfig } from './config.js';

const good = {
  DATABASE_URL: 'postgresql://u:p@db:5432/gateway',
  KAFKA_BROKERS: 'kafka:9092',
  JWT_SECRET: '0123456789abcdef0123456789abcdef',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ name }) => name);
    throw error;
  }
}

describe('the configuration', () => {
  it('needs little, and lets nobody in by name unless told to', () => {
    expect(loadConfig(good)).toMatchObject({ PORT: 8080, HOST: '127.0.0.1', DEV_SIGN_IN: false });
    expect(loadConfig({ ...good, DEV_SIGN_IN: 'false' }).DEV_SIGN_IN).toBe(false);
  });

  it('knows services by name', () => {
    const SERVICE_MANAGEMENT_URLS = 'chat-gateway=http://localhost:8081, audit-service=http://localhost:8084/?a=b';

    expect(loadConfig({ ...good, SERVICE_MANAGEMENT_URLS }).SERVICE_MANAGEMENT_URLS).toEqual([
      { name: 'chat-gateway', url: 'http://localhost:8081' },
      { name: 'audit-service', url: 'http://localhost:8084/?a=b' },
    ]);
  });

  it.each([
    ['a secret of 31 bytes', { JWT_SECRET: 'x'.repeat(31) }, ['JWT_SECRET']],
    ['no way to sign in', { JWT_SECRET: '' }, ['JWT_SECRET']],
    ['two ways to sign in', { JWT_JWKS_URL: 'https://id.test/keys' }, ['JWT_SECRET']],
    ['keys over something else than HTTP', { JWT_SECRET: '', JWT_JWKS_URL: 'file:///keys' }, ['JWT_JWKS_URL']],
    ['sign-in by name for the whole network', { DEV_SIGN_IN: 'true', HOST: '0.0.0.0' }, ['DEV_SIGN_IN']],
    [
      'sign-in by name without a secret',
      { DEV_SIGN_IN: 'true', JWT_SECRET: '', JWT_JWKS_URL: 'https://id.test' },
      ['DEV_SIGN_IN'],
    ],
    ['a service without a name', { SERVICE_MANAGEMENT_URLS: 'http://localhost:8081' }, ['SERVICE_MANAGEMENT_URLS']],
    ['a service without an address', { SERVICE_MANAGEMENT_URLS: 'a=http://b:1,c=d:2' }, ['SERVICE_MANAGEMENT_URLS']],
    ['mails over something else than HTTP', { MAIL_CATCHER_URL: 'smtp://localhost' }, ['MAIL_CATCHER_URL']],
    [
      'several at once',
      { PORT: 'x', DATABASE_URL: 'mysql://db', KAFKA_BROKERS: '' },
      ['PORT', 'DATABASE_URL', 'KAFKA_BROKERS'],
    ],
  ])('is refused with %s', (_, env, names) => {
    expect(problemsOf({ ...good, ...env }).sort()).toEqual([...names].sort());
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('allows sign-in by name on %s', (HOST) => {
    expect(problemsOf({ ...good, DEV_SIGN_IN: 'true', HOST })).toEqual([]);
  });
});
