import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { Identity } from './identity.js';

const key = Symbol('identity');

type WithIdentity = Request & { [key]?: Identity };

/** Notes who sent a request. */
export function rememberIdentity(request: Request, identity: Identity): void {
  (request as WithIdentity)[key] = identity;
}

/** Who sent a request; only behind the guard. */
export function identityOf(request: Request): Identity {
  const identity = (request as WithIdentity)[key];
  if (identity === undefined) throw new TypeError('this route is not behind the access guard');
  return identity;
}

/** Hands a controller the identity of whoever sent the request. */
export const CurrentIdentity = createParamDecorator((_: unknown, context: ExecutionContext) =>
  identityOf(context.switchToHttp().getRequest<Request>()),
);
