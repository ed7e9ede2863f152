import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { roles } from '@todo/service-kit';
import { z } from 'zod';

import { parse } from '../http/parse.js';
import { OpenToEverybody } from './access.guard.js';
import { DevTokens } from './dev-tokens.js';
import { LocalOnly } from './local-only.js';

/** The body of `POST /api/dev/sign-in`. */
export const signInBody = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    roles: z.array(z.enum(roles)).max(roles.length).optional(),
  })
  .meta({ id: 'DevSignIn' });

/** Signs anybody in by name. Exists only in development, on a loopback listener. */
@Controller('api/dev')
@UseGuards(LocalOnly)
export class DevSignInController {
  constructor(@Inject(DevTokens) private readonly tokens: DevTokens) {}

  @Post('sign-in')
  @HttpCode(200)
  @OpenToEverybody()
  async signIn(@Body() body: unknown) {
    const { name, roles: wanted = [] } = parse(signInBody, body, 'body');
    return this.tokens.issue(name, wanted);
  }
}
