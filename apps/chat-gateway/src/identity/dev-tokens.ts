import { derivedId } from '@todo/event-contracts';
import { SignJWT } from 'jose';

import type { Role } from '@todo/service-kit';

/** Namespace of the ids of people who sign in by name. */
const userNamespace = '6f0a7c57-1f55-4c0f-8f0b-2d1c9d1d6a3e';

const validSeconds = 12 * 60 * 60;

export interface IssuedToken {
  readonly token: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly expiresAt: string;
}

/** Makes tokens for development: the same name is the same person. */
export class DevTokens {
  constructor(
    private readonly trust: { readonly secret: string; readonly issuer: string; readonly audience: string },
    private readonly now: () => Date,
  ) {}

  async issue(name: string, roles: readonly Role[]): Promise<IssuedToken> {
    const userId = userIdOf(name);
    const email = emailOf(name, userId);
    const issuedAt = Math.floor(this.now().getTime() / 1000);
    const token = await new SignJWT({ email, roles: [...roles], name })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setSubject(userId)
      .setIssuer(this.trust.issuer)
      .setAudience(this.trust.audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + validSeconds)
      .sign(new TextEncoder().encode(this.trust.secret));
    const expiresAt = new Date((issuedAt + validSeconds) * 1000).toISOString();
    return { token, userId, name, email, roles, expiresAt };
  }
}

const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const userIdOf = (name: string): string => derivedId(userNamespace, plain(name));

/** An address that no mail can reach by accident: `.test` is nobody's (RFC 2606). */
function emailOf(name: string, userId: string): string {
  const local = plain(name)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '');
  return `${local === '' ? userId.slice(0, 8) : local}@todo.test`;
}
