import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { Problem, roles } from '@todo/service-kit';
import type { Request } from 'express';
import { z } from 'zod';

import { parse } from '../http/parse.js';
import { OpenToEverybody } from './access.guard.js';
import { DevTokens } from './dev-tokens.js';

/** The body of `POST /api/dev/sign-in`. */
export const signInBody = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    roles: z.array(z.enum(roles)).max(roles.length).optional(),
  })
  .meta({ id: 'DevSignIn' });

/** Hosts by which only this machine can be meant: another name was made to point here by somebody else's page. */
const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** Signs anybody in by name. Exists only in development, on a loopback listener. */
@Controller('api/dev')
export class DevSignInController {
  constructor(@Inject(DevTokens) private readonly tokens: DevTokens) {}

  @Post('sign-in')
  @HttpCode(200)
  @OpenToEverybody()
  async signIn(@Req() request: Request, @Body() body: unknown) {
    if (!loopbackHost.test(request.headers.host ?? '')) {
      throw new Problem({ status: 403, code: 'not-local', detail: 'Only for http://localhost.' });
    }
    const { name, roles: wanted = [] } = parse(signInBody, body, 'body');
    return this.tokens.issue(name, wanted);
  }
}
