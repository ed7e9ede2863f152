import { ConfigError } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';

import { loadConfig } from './config.js';
import { loadVerifyConfig } from './verify/config.js';

const good = {
  DATABASE_URL: 'postgresql://audit@127.0.0.1/audit',
  KAFKA_BROKERS: '127.0.0.1:9092',
  JWT_SECRET: 'a secret of the tests, 32 bytes or more',
  AUDIT_SIGNING_KEY: 'a signing key of the tests, 32 bytes or more',
};

function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems.map(({ name }) => name);
  }
}

describe('the settings of the audit service', () => {
  it('are good with keys of its own and for tokens', () => {
    expect(loadConfig(good)).toMatchObject({ PORT: 8083, AUDIT_CHECKPOINT_SECONDS: 60 });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no signing key', { AUDIT_SIGNING_KEY: '' }, ['AUDIT_SIGNING_KEY']],
    ['a signing key that is too short', { AUDIT_SIGNING_KEY: 'x'.repeat(31) }, ['AUDIT_SIGNING_KEY']],
    ['nobody who could sign in', { JWT_SECRET: '' }, ['JWT_SECRET']],
    ['two kinds of tokens', { JWT_JWKS_URL: 'https://keys.test/jwks' }, ['JWT_SECRET']],
    ['a short secret for tokens', { JWT_SECRET: 'canary' }, ['JWT_SECRET']],
  ])('are refused with %s', (_, wrong, problems) => {
    expect(problemsOf(() => loadConfig({ ...good, ...wrong }))).toEqual(problems);
  });
});

describe('the settings of the verify command', () => {
  it('need the database only', () => {
    expect(loadVerifyConfig({ DATABASE_URL: good.DATABASE_URL })).toEqual({ DATABASE_URL: good.DATABASE_URL });
  });

  it('are refused without one, where no local stack runs', () => {
    expect(problemsOf(() => loadVerifyConfig({ DATA_DIR: '/nowhere' }))).toEqual(['DATABASE_URL']);
  });

  it('are refused with public keys that are none', () => {
    expect(problemsOf(() => loadVerifyConfig({ ...good, AUDIT_PUBLIC_KEYS: 'x' }))).toEqual(['AUDIT_PUBLIC_KEYS']);
  });
});
