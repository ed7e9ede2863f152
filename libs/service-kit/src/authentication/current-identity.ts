import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { Identity } from './identity.js';

/** Beside the requests and not on them: nothing that a request carries can pass for an identity. */
const identities = new WeakMap<object, Identity>();

/** Notes who sent a request. */
export function rememberIdentity(request: object, identity: Identity): void {
  identities.set(request, identity);
}

/** Who sent a request; only behind a guard that noted it. */
export function identityOf(request: object): Identity {
  const identity = identities.get(request);
  if (identity === undefined) throw new TypeError('this route is not behind the access guard');
  return identity;
}

/** Hands a controller the identity of whoever sent the request. */
export const CurrentIdentity = createParamDecorator((_: unknown, context: ExecutionContext) =>
  identityOf(context.switchToHttp().getRequest<object>()),
);
