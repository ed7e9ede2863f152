import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';

import { type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';

import { TokenRefused, tokenVerifier } from '@todo/service-kit';

const secret = 'a secret of the tests, 32 bytes or more';
const verify = tokenVerifier({ issuer: 'us', audience: 'todo', secret });
const nowSeconds = () => Math.floor(Date.now() / 1000);

const claims = (more: JWTPayload = {}): JWTPayload => ({
  ...{ iss: 'us', aud: 'todo', sub: 'user-1', exp: nowSeconds() + 600 },
  ...more,
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token made by hand: libraries refuse to make most of these. */
function forged(header: object, payload: object = claims(), key: string | Buffer = secret): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const good = { alg: 'HS256', typ: 'JWT' };

describe('a token is accepted', () => {
  it('and says who somebody is', async () => {
    const token = await new SignJWT(claims({ email: 'ann@todo.test', roles: ['auditor', 'king', 7] }))
      .setProtectedHeader(good)
      .sign(new TextEncoder().encode(secret));

    expect(await verify(token)).toEqual({
      ...{ userId: 'user-1', email: 'ann@todo.test', roles: ['auditor'], expiresAtMs: expect.any(Number) },
    });
  });

  it.each([
    ['without a type', { alg: 'HS256' }, {}],
    ['of the type of access tokens', { alg: 'HS256', typ: 'at+jwt' }, {}],
    ['for several audiences', good, { aud: ['other', 'todo'] }],
    ['that ended within the tolerance', good, { exp: nowSeconds() - 50 }],
    ['that begins within the tolerance', good, { nbf: nowSeconds() + 50 }],
    ['with an ordinary key id', { ...good, kid: 'key-1_2.3=' }, {}],
    ['with roles that are no list', good, { roles: 'operator' }],
  ])('%s', async (_, header, more) => {
    expect(await verify(forged(header, claims(more)))).toMatchObject({ userId: 'user-1', roles: [] });
  });
});

const publicPem = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });

describe('a token is refused', () => {
  it.each<[string, string]>([
    ['that is none', 'garbage'],
    ['that is empty', ''],
    ['of two parts', forged(good).split('.').slice(0, 2).join('.')],
    ['without a signature', `${forged(good).split('.').slice(0, 2).join('.')}.`],
    ['with alg none', `${part({ alg: 'none', typ: 'JWT' })}.${part(claims())}.`],
    ['with alg None', `${part({ alg: 'None' })}.${part(claims())}.`],
    ['with alg none and a signature', forged({ alg: 'none' })],
    ['with another secret', forged(good, claims(), randomBytes(32))],
    ['signed with an empty secret', forged(good, claims(), '')],
    ['of HS512', forged({ ...good, alg: 'HS512' })],
    ['of RS256, signed with a public key as a secret', forged({ ...good, alg: 'RS256' }, claims(), publicPem)],
    ['without an algorithm', forged({ typ: 'JWT' })],
    ['that was changed', forged(good).replace(/\.[^.]*\./, `.${part(claims({ sub: 'user-2' }))}.`)],
    ['that brings its own key', forged({ ...good, jwk: { kty: 'oct', k: 'AAAA' } })],
    ['that says where its key is', forged({ ...good, jku: 'https://evil.test/keys' })],
    ['that says where its certificate is', forged({ ...good, x5u: 'https://evil.test/cert' })],
    ['that brings its certificate', forged({ ...good, x5c: ['AAAA'] })],
    ['with a key id that is a path', forged({ ...good, kid: '../../dev/null' })],
    ['with a key id that is SQL', forged({ ...good, kid: "' union select 'key' --" })],
    ['with a key id that is no text', forged({ ...good, kid: 7 })],
    ['with an extension that must be understood', forged({ ...good, crit: ['exp'], exp: 1 })],
    ['of another type', forged({ ...good, typ: 'dpop+jwt' })],
    ['that is an encrypted one', forged({ alg: 'dir', enc: 'A256GCM' })],
    ['that has ended', forged(good, claims({ exp: nowSeconds() - 61 }))],
    ['that never ends', forged(good, { iss: 'us', aud: 'todo', sub: 'user-1' })],
    ['that ends some day', forged(good, { ...claims(), exp: 'never' })],
    ['that has not begun', forged(good, claims({ nbf: nowSeconds() + 62 }))],
    ['of another issuer', forged(good, claims({ iss: 'them' }))],
    ['without an issuer', forged(good, { aud: 'todo', sub: 'user-1', exp: nowSeconds() + 60 })],
    ['for another audience', forged(good, claims({ aud: 'mail' }))],
    ['for nobody', forged(good, { iss: 'us', sub: 'user-1', exp: nowSeconds() + 60 })],
    ['of nobody', forged(good, { iss: 'us', aud: 'todo', exp: nowSeconds() + 60 })],
    ['of an empty subject', forged(good, claims({ sub: '' }))],
    ['of a subject with a NUL', forged(good, claims({ sub: 'a\0b' }))],
    ['of a subject that is half a character', forged(good, claims({ sub: '\ud83d' }))],
    ['of a subject of 129 characters', forged(good, claims({ sub: 'x'.repeat(129) }))],
    ['of a subject that is no text', forged(good, { ...claims(), sub: { $ne: '' } })],
    ['that is an ID token', forged(good, claims({ nonce: 'n' }))],
    ['that is an ID token of another kind', forged(good, claims({ at_hash: 'h' }))],
    ['that says it is an ID token', forged(good, claims({ token_use: 'id' }))],
    ['that is a refresh token', forged(good, claims({ typ: 'Refresh' }))],
  ])('%s', async (_, token) => {
    await expect(verify(token)).rejects.toThrow(TokenRefused);
  });
});
