import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Problem } from '@todo/service-kit';
import type { Request } from 'express';

/** Hosts by which only this machine can be meant: another name was made to point here by somebody else's page. */
const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** Lets only requests through that name this machine itself. */
export class LocalOnly implements CanActivate {
  /** @throws Problem 403 */
  canActivate(context: ExecutionContext): true {
    const { host = '' } = context.switchToHttp().getRequest<Request>().headers;
    if (loopbackHost.test(host)) return true;
    throw new Problem({ status: 403, code: 'not-local', detail: 'Only for http://localhost.' });
  }
}
