import { createHmac, generateKeyPairSync } from 'node:crypto';

import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { TokenRefused, tokenVerifier } from './token-verifier.js';

const secret = 'a secret of the tests, 32 bytes or more';
const trust = { issuer: 'todo-chatbot', audience: 'todo-chatbot', secret };
const verify = tokenVerifier(trust);

interface Wanted {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: string;
}

/** A token that is right, but for what is said. */
function token({ claims = {}, header = {}, key = secret }: Wanted = {}): Promise<string> {
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  const all = { sub: 'ada', iss: 'todo-chatbot', aud: 'todo-chatbot', exp: inAnHour, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'HS256', ...header }).sign(new TextEncoder().encode(key));
}

/** A token written by hand: jose would not make it. */
function handMade(header: object, claims: object, key = secret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const now = () => Math.floor(Date.now() / 1000);
const rightClaims = () => ({ sub: 'ada', iss: 'todo-chatbot', aud: 'todo-chatbot', exp: now() + 3600 });

describe('the verifier of tokens', () => {
  it('says who a good token belongs to, with the roles that there are', async () => {
    const given = await token({ claims: { email: 'ada@todo.test', roles: ['auditor', 'emperor'] } });

    const identity = await verify(given);

    expect(identity).toMatchObject({ userId: 'ada', email: 'ada@todo.test', roles: ['auditor'] });
  });

  it.each<[string, Wanted]>([
    ['another secret', { key: 'another secret that has 32 bytes or more' }],
    ['another issuer', { claims: { iss: 'somebody-else' } }],
    ['another audience', { claims: { aud: 'somebody-else' } }],
    ['an end more than the skew ago', { claims: { exp: now() - 61 } }],
    ['a beginning further ahead than the skew', { claims: { nbf: now() + 120 } }],
    ['no end', { claims: { exp: undefined } }],
    ['no subject', { claims: { sub: undefined } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject with NUL', { claims: { sub: 'a\0b' } }],
    ['the marks of an ID token', { claims: { nonce: 'n' } }],
    ['the type of a refresh token', { claims: { typ: 'Refresh' } }],
    ['another use', { claims: { token_use: 'id' } }],
    ['the header type of something else', { header: { typ: 'dpop+jwt' } }],
    ['a key in its header', { header: { jwk: { kty: 'oct', k: 'aaaa' } } }],
    ['a place of keys in its header', { header: { jku: 'https://evil.test/keys' } }],
    ['a key id that is a path', { header: { kid: '../../etc/passwd' } }],
    ['a key id that is SQL', { header: { kid: "' or 1=1 --" } }],
  ])('refuses a token with %s', async (_, wanted) => {
    const given = await token(wanted);

    await expect(verify(given)).rejects.toBeInstanceOf(TokenRefused);
  });

  it('refuses a token without a signature, by whatever spelling of none', async () => {
    for (const alg of ['none', 'None', 'NONE', 'HS512']) {
      const [header, claims] = handMade({ alg }, rightClaims()).split('.');

      await expect(verify(`${header}.${claims}.`)).rejects.toBeInstanceOf(TokenRefused);
      await expect(verify(handMade({ alg }, rightClaims()))).rejects.toBeInstanceOf(TokenRefused);
    }
  });

  it('refuses an HS256 token that was signed with the public key of a provider', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const byProvider = tokenVerifier({
      issuer: 'todo-chatbot',
      audience: 'todo-chatbot',
      jwksUrl: 'http://127.0.0.1:1',
    });

    // Refused for its algorithm, before any key is asked for.
    await expect(byProvider(handMade({ alg: 'HS256' }, rightClaims(), pem))).rejects.toBeInstanceOf(TokenRefused);
  });

  it('refuses what is no token at all', async () => {
    for (const text of ['', 'a.b', 'a.b.c', 'e30.e30.e30', '....']) {
      await expect(verify(text)).rejects.toBeInstanceOf(TokenRefused);
    }
  });

  it('does not call it a bad token when the keys of the provider cannot be had', async () => {
    const byProvider = tokenVerifier({
      issuer: 'todo-chatbot',
      audience: 'todo-chatbot',
      jwksUrl: 'http://127.0.0.1:1',
    });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const given = await new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey);

    await expect(byProvider(given)).rejects.toMatchObject({ failure: 'infrastructure' });
  });
});

describe('a token that was verified', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is not verified again for a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const signatures = vi.spyOn(crypto.subtle, 'verify');
    const verifyAnew = tokenVerifier(trust);
    const given = await token();

    const identities = [await verifyAnew(given), await verifyAnew(given)];
    expect(identities[1]).toEqual(identities[0]);
    expect(signatures).toHaveBeenCalledTimes(1);

    vi.setSystemTime(Date.now() + 61_000);
    await verifyAnew(given);
    expect(signatures).toHaveBeenCalledTimes(2);
  });

  it('is refused from its end on, but for the skew of clocks', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const verifyAnew = tokenVerifier(trust);
    const given = await token({ claims: { exp: now() + 10 } });

    await verifyAnew(given);
    vi.setSystemTime(Date.now() + 72_000);

    await expect(verifyAnew(given)).rejects.toMatchObject({ reason: 'ERR_JWT_EXPIRED' });
  });

  it('does not vouch for one that differs from it', async () => {
    const given = await token();
    await verify(given);
    const other = given.endsWith('A') ? `${given.slice(0, -1)}E` : `${given.slice(0, -1)}A`;

    await expect(verify(other)).rejects.toThrow(TokenRefused);
  });
});
