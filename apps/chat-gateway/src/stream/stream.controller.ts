import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { CurrentIdentity, Problem } from '@todo/service-kit';
import type { Request, Response } from 'express';

import { StreamBounds } from '../adapters/stream-bounds.js';
import type { Identity } from '@todo/service-kit';
import { resumption } from './resumption.js';
import { UserStreams } from './user-streams.js';

/** The longest that a timer can wait, in ms. */
const timerMsMax = 2_147_483_647;

/** `GET /api/stream`: what happens to a user's things, as it happens. */
@Controller('api/stream')
export class StreamController {
  constructor(
    @Inject(UserStreams) private readonly streams: UserStreams,
    @Inject(StreamBounds) private readonly bounds: StreamBounds,
  ) {}

  @Get()
  async open(@Req() request: Request, @Res() response: Response, @CurrentIdentity() who: Identity): Promise<void> {
    const lastId = lastEventId(request.get('last-event-id'));
    const { position, reset } = resumption(lastId, await this.bounds.of(who.userId));
    if (response.destroyed) return;

    const connection = this.streams.open(who.userId, response, position);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies of the nginx family would otherwise collect before they pass on.
      'X-Accel-Buffering': 'no',
    });
    if (reset) connection.reset(position);
    else connection.begin();
    this.streams.ring(new Set([who.userId]));

    const expiry = setTimeout(() => connection.end(), Math.min(Math.max(who.expiresAtMs - Date.now(), 0), timerMsMax));
    response.once('close', () => clearTimeout(expiry));
  }
}

function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new Problem({ status: 400, code: 'invalid-last-event-id', detail: 'Last-Event-ID is an id of this stream.' });
}
