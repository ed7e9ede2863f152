import type { Logger } from '@todo/messaging';
import { describe, expect, it } from 'vitest';

import { Problem } from '../http/problem.js';
import { identify } from './identify.js';
import { jwtContradictions, trustIn } from './jwt-settings.js';
import { TokenRefused } from './token-verifier.js';

const ada = { userId: 'ada', email: undefined, roles: [], expiresAtMs: 0 };

function given() {
  const warned: Record<string, unknown>[] = [];
  const logger: Logger = { debug() {}, info() {}, warn: (_, fields = {}) => void warned.push(fields), error() {} };
  const verify = async (token: string) => {
    if (token !== 'good') throw new TokenRefused('signature');
    return ada;
  };
  return {
    warned,
    ask: (authorization?: string) => identify({ ip: '::1', headers: { authorization } }, verify, logger),
  };
}

describe('identifying a request', () => {
  it('takes the bearer token, however the scheme is spelt', async () => {
    const { ask } = given();

    expect(await ask('bearer   good')).toBe(ada);
  });

  it('answers the same to whoever has none, a bad one or another scheme; the log knows why', async () => {
    const { ask, warned } = given();

    const answers = await Promise.all(
      [undefined, 'Bearer bad', 'Basic good', 'Bearer a b'].map((text) => ask(text).catch((error: unknown) => error)),
    );

    for (const answer of answers) {
      expect(answer).toBeInstanceOf(Problem);
      expect((answer as Problem).body('c')).toEqual((answers[0] as Problem).body('c'));
      expect(answer).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    }
    expect(warned.map(({ reason }) => reason).sort()).toEqual(['no-token', 'no-token', 'no-token', 'signature']);
  });
});

describe('the settings of tokens', () => {
  const base = { JWT_ISSUER: 'i', JWT_AUDIENCE: 'a', JWT_SECRET: undefined, JWT_JWKS_URL: undefined };

  it('trust one kind of key, and neither both nor none', () => {
    expect(jwtContradictions(base)).toHaveLength(1);
    expect(jwtContradictions({ ...base, JWT_SECRET: 's', JWT_JWKS_URL: 'https://keys.test' })).toHaveLength(1);
    expect(jwtContradictions({ ...base, JWT_SECRET: 's' })).toEqual([]);
    expect(trustIn({ ...base, JWT_SECRET: 's' })).toEqual({ issuer: 'i', audience: 'a', secret: 's' });
    expect(trustIn({ ...base, JWT_JWKS_URL: 'https://keys.test' })).toMatchObject({ jwksUrl: 'https://keys.test' });
  });
});
