import { InfrastructureError } from '@todo/messaging';
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyOptions,
} from 'jose';

import { type Identity, type Role, roles } from './identity.js';

/** A token that is not accepted. The reason is a fixed word for the log; whoever sent the token is not told. */
export class TokenRefused extends Error {
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`token refused: ${reason}`, options);
    this.name = new.target.name;
  }
}

/** Which tokens are accepted: signed with a shared secret, or by a provider whose keys stand at a URL. */
export type TokenTrust = {
  readonly issuer: string;
  readonly audience: string;
} & ({ readonly secret: string } | { readonly jwksUrl: string });

/** Says who a token belongs to. @throws TokenRefused; InfrastructureError when the provider's keys cannot be had. */
export type VerifyToken = (token: string) => Promise<Identity>;

/** Clocks of provider and service may differ by so much, in seconds. */
const skewSeconds = 60;

/** So long, in ms, and so many tokens are remembered as verified; at the longest token taken, 8 KiB, 16 MiB. */
const rememberedMs = 60_000;
const rememberedMax = 2_000;

/** Header members that would let a token bring or choose its own key (RFC 8725, 3.10). */
const keyChoosers = ['jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit'];

/** What ID tokens and refresh tokens of the usual providers have, and access tokens do not. */
const otherTokens: readonly ((claims: JWTPayload) => boolean)[] = [
  (claims) => 'nonce' in claims || 'at_hash' in claims || 'c_hash' in claims,
  ({ token_use: use }) => use !== undefined && use !== 'access',
  ({ typ }) => typ !== undefined && typ !== 'Bearer',
];

/** Verifies tokens as RFC 8725 asks: the algorithms and keys are ours to choose, never the token's. */
export function tokenVerifier(trust: TokenTrust): VerifyToken {
  const options: JWTVerifyOptions = {
    issuer: trust.issuer,
    audience: trust.audience,
    clockTolerance: skewSeconds,
    requiredClaims: ['sub', 'exp'],
    algorithms: 'secret' in trust ? ['HS256'] : ['RS256', 'ES256', 'EdDSA'],
  };
  const verify = 'secret' in trust ? bySecret(trust.secret, options) : byProvider(trust.jwksUrl, options);

  const known = new KnownTokens();

  return async (token) => {
    const before = known.of(token);
    if (before !== undefined) return before;
    checkHeader(token);
    const identity = identityIn(await verified(verify, token));
    known.remember(token, identity);
    return identity;
  };
}

/**
 * Tokens that were verified within the last minute, so that a busy client's signature is not checked with each of its
 * requests. A key that its provider withdraws is believed for so long at most; a token never beyond its own end.
 */
class KnownTokens {
  private readonly tokens = new Map<string, { readonly identity: Identity; readonly untilMs: number }>();

  of(token: string): Identity | undefined {
    const found = this.tokens.get(token);
    return found !== undefined && Date.now() < found.untilMs ? found.identity : undefined;
  }

  remember(token: string, identity: Identity): void {
    // Deleted first, so that the oldest stand in front.
    this.tokens.delete(token);
    const untilMs = Math.min(Date.now() + rememberedMs, identity.expiresAtMs);
    this.tokens.set(token, { identity, untilMs });
    const [oldest] = this.tokens.keys();
    if (this.tokens.size > rememberedMax && oldest !== undefined) this.tokens.delete(oldest);
  }
}

type Verify = (token: string) => Promise<{ payload: JWTPayload }>;

function bySecret(secret: string, options: JWTVerifyOptions): Verify {
  const key = new TextEncoder().encode(secret);
  return (token) => jwtVerify(token, key, options);
}

function byProvider(url: string, options: JWTVerifyOptions): Verify {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 3000, cooldownDuration: 30_000 });
  return (token) => jwtVerify(token, keys, options);
}

function checkHeader(token: string): void {
  let header;
  try {
    header = decodeProtectedHeader(token);
  } catch (cause) {
    throw new TokenRefused('no-token', { cause });
  }
  if (keyChoosers.some((name) => name in header)) throw new TokenRefused('header-chooses-key');
  if (!isAbsentOr(/^[\w.~+=:-]{1,200}$/, header.kid)) throw new TokenRefused('key-id');
  // Absent is usual; what is there must say that it is an access token or just a JWT (RFC 9068).
  if (!isAbsentOr(/^(?:application\/)?(?:at\+)?jwt$/i, header.typ)) throw new TokenRefused('type');
}

/** The header is whatever somebody sent, so its members may be anything. */
const isAbsentOr = (shape: RegExp, value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && shape.test(value));

async function verified(verify: Verify, token: string): Promise<JWTPayload> {
  try {
    return (await verify(token)).payload;
  } catch (cause) {
    if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError) || isProviderAway(cause)) {
      throw new InfrastructureError('token-keys-unavailable', "the provider's keys cannot be had", { cause });
    }
    throw new TokenRefused(reasonOf(cause), { cause });
  }
}

/** jose says so of an answer that is not 200 or no JSON, and of nothing else. */
const isProviderAway = ({ code, message }: errors.JOSEError): boolean =>
  code === 'ERR_JOSE_GENERIC' && /JSON Web Key Set/.test(message);

function reasonOf(error: errors.JOSEError): string {
  return error instanceof errors.JWTClaimValidationFailed ? `claim-${error.claim}` : error.code;
}

function identityIn(claims: JWTPayload): Identity {
  if (otherTokens.some((isOther) => isOther(claims))) throw new TokenRefused('no-access-token');
  const { sub, exp, email, roles: claimed } = claims;
  if (typeof sub !== 'string' || !isUsableSubject(sub) || exp === undefined) throw new TokenRefused('subject');
  return {
    userId: sub,
    email: typeof email === 'string' ? email : undefined,
    roles: Array.isArray(claimed) ? roles.filter((role: Role) => claimed.includes(role)) : [],
    expiresAtMs: exp * 1000,
  };
}

/** What can be a key everywhere: the database knows no NUL, topics no lone surrogate. */
function isUsableSubject(sub: string): boolean {
  return sub.length >= 1 && sub.length <= 128 && sub.isWellFormed() && !sub.includes('\0');
}
