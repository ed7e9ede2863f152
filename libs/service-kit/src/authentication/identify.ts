import type { Logger } from '@todo/messaging';

import { Problem } from '../http/problem.js';
import type { Identity } from './identity.js';
import { TokenRefused, type VerifyToken } from './token-verifier.js';

/** The part of a request that says who sends it; a request of Express fits. */
export interface SignedRequest {
  readonly ip?: string | undefined;
  readonly headers: { readonly authorization?: string | undefined };
}

/**
 * Who sends a request, by the token in its `Authorization` header.
 * @throws Problem 401, the same whatever is wrong with the token: only the log learns what.
 */
export async function identify(request: SignedRequest, verify: VerifyToken, logger: Logger): Promise<Identity> {
  try {
    return await verify(bearerOf(request.headers.authorization));
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    logger.warn('sign-in refused', { reason: error.reason, from: request.ip });
    throw new Problem({
      status: 401,
      code: 'unauthenticated',
      detail: 'A valid access token is needed: Authorization: Bearer …',
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  }
}

function bearerOf(header: string | undefined): string {
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw new TokenRefused('no-token');
  return token;
}
