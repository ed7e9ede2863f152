import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Understanding } from '@todo/chat-language';
import type { Request } from 'express';

import { parse } from '../http/parse.js';
import { CurrentIdentity } from '@todo/service-kit';
import type { Identity } from '@todo/service-kit';
import { understandBody } from './chat-body.js';
import { UnderstandText } from './understand-text.js';

/** `POST /api/understand`: what a sentence would mean. It changes nothing. */
@Controller('api/understand')
export class UnderstandController {
  constructor(@Inject(UnderstandText) private readonly sentences: UnderstandText) {}

  @Post()
  @HttpCode(200)
  understand(@Req() request: Request, @CurrentIdentity() who: Identity): Promise<Understanding> {
    const { text, timeZone } = parse(understandBody, request.body, 'body');
    return this.sentences.understand(who.userId, text, timeZone);
  }
}
