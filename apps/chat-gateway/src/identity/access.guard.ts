import { type CanActivate, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Logger } from '@todo/messaging';
import { Problem, rememberIdentity, TokenRefused, type VerifyToken } from '@todo/service-kit';
import type { Request } from 'express';

import type { EmailSightings } from './email-sightings.js';
import type { RequestRates } from '../http/request-rates.js';

const openKey = 'open to everybody';

/** Marks a route that needs no token. */
export const OpenToEverybody = () => SetMetadata(openKey, true);

/** Lets nobody through without a valid token, except where a route says so. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verify: VerifyToken,
    private readonly rates: RequestRates,
    private readonly sightings: EmailSightings,
    private readonly logger: Logger,
  ) {}

  /** @throws Problem 401, the same whatever is wrong with the token; 429. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const identity = await this.identify(request);
    await this.rates.countUser(identity.userId);
    rememberIdentity(request, identity);
    this.sightings.see(identity);
    return true;
  }

  private async identify(request: Request) {
    try {
      return await this.verify(bearerOf(request.headers.authorization));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      this.logger.warn('sign-in refused', { reason: error.reason, from: request.ip });
      throw new Problem({
        status: 401,
        code: 'unauthenticated',
        detail: 'A valid access token is needed: Authorization: Bearer …',
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
  }
}

function bearerOf(header: string | undefined): string {
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw new TokenRefused('no-token');
  return token;
}
