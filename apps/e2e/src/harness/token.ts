import { SignJWT } from 'jose';

/** What the services under test believe in. */
export const tokenSettings = {
  JWT_SECRET: 'a-secret-of-the-end-to-end-tests-0123456789',
  JWT_ISSUER: 'https://issuer.test',
  JWT_AUDIENCE: 'todo',
} as const;

export interface TokenOptions {
  readonly email?: string;
  readonly roles?: readonly string[];
  /** Default: 3600. */
  readonly secondsValid?: number;
}

/** A bearer token of a person, signed as an identity provider would. */
export async function tokenFor(userId: string, options: TokenOptions = {}): Promise<string> {
  const claims = { ...(options.email === undefined ? {} : { email: options.email }), roles: options.roles ?? [] };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(userId)
    .setIssuer(tokenSettings.JWT_ISSUER)
    .setAudience(tokenSettings.JWT_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${options.secondsValid ?? 3600}s`)
    .sign(new TextEncoder().encode(tokenSettings.JWT_SECRET));
}
