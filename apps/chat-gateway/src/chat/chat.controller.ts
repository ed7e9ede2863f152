import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { currentContext, CurrentIdentity, Problem, traceparentOf } from '@todo/service-kit';
import type { Request, Response } from 'express';

import { parse } from '../http/parse.js';
import { repeatableRequest } from '../http/repeatable.js';
import type { Identity } from '@todo/service-kit';
import { chatBody } from './chat-body.js';
import { Converse, type Conversed } from './converse.js';

/** `POST /api/chat`: a sentence, and what comes of it. */
@Controller('api/chat')
export class ChatController {
  constructor(@Inject(Converse) private readonly chat: Converse) {}

  @Post()
  async say(@Req() request: Request, @Res() response: Response, @CurrentIdentity() who: Identity): Promise<void> {
    const body = parse(chatBody, request.body, 'body');
    const { correlationId = 'none', trace } = currentContext() ?? {};
    const conversed = await this.chat.converse({
      origin: { userId: who.userId, correlationId, traceparent: trace && traceparentOf(trace) },
      body,
      repeatable: repeatableRequest({
        key: request.get('idempotency-key'),
        method: request.method,
        path: request.path.toLowerCase(),
        ifMatch: undefined,
        body: request.body,
      }),
    });
    if (conversed.kind !== 'answered') throw problemOf(conversed.kind);
    const { answer, pending } = conversed;
    const onItsWay = pending === undefined ? {} : { Location: `/api/commands/${pending}`, 'Command-Id': pending };
    response
      .status(pending === undefined ? 200 : 202)
      .set(onItsWay)
      .json(answer);
  }
}

/** No conversation of this user: whether it is somebody else's is not told. */
export const unknownConversation = (): Problem =>
  new Problem({ status: 404, code: 'conversation-unknown', detail: 'There is no such conversation.' });

function problemOf(kind: Exclude<Conversed['kind'], 'answered'>): Problem {
  switch (kind) {
    case 'unknown-conversation':
      return unknownConversation();
    case 'unknown-message':
      return new Problem({
        status: 404,
        code: 'message-unknown',
        detail: 'There is no such message in this conversation.',
      });
    case 'moved-on':
      return new Problem({
        status: 409,
        code: 'conversation-moved-on',
        detail:
          'Another message of this conversation came first. Nothing was done; look at its answer and say it again.',
      });
    case 'key-reused':
      return new Problem({
        status: 422,
        code: 'idempotency-key-reused',
        detail: 'This Idempotency-Key was used for another request within the last 24 hours. Nothing was done.',
      });
    default:
      return kind satisfies never;
  }
}
