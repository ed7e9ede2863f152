import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';

import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { etagOf, isKnownVersion } from '../http/etag.js';
import { parse } from '../http/parse.js';
import { CurrentIdentity } from '@todo/service-kit';
import type { Identity } from '@todo/service-kit';
import { limitParam } from '../list-tasks/task-query.js';
import { unknownTask } from '../request-change/change-reply.js';
import { idParam } from '../http/id-param.js';
import { ShowTask } from './show-task.js';

/** The query of `GET /api/tasks/{taskId}/history`. */
export const historyQuery = z.strictObject({ limit: limitParam, cursor: z.string().min(1).max(200).optional() });

/** The version before which the next page goes on. */
const historyPlace = z.tuple([z.literal('version'), z.int().min(1).max(2_147_483_647)]);

/** `GET /api/tasks/{taskId}` and its history. */
@Controller('api/tasks/:taskId')
export class TaskController {
  constructor(@Inject(ShowTask) private readonly tasks: ShowTask) {}

  @Get()
  async present(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentIdentity() who: Identity,
    @Param('taskId') id: string,
  ): Promise<void> {
    const task = await this.tasks.present(who.userId, parse(idParam, id, 'path'));
    if (task === undefined) throw unknownTask();
    response.set({ ETag: etagOf(task.version), 'Cache-Control': 'private, no-cache' });
    if (isKnownVersion(request.get('if-none-match'), task.version)) response.status(304).end();
    else response.json(task);
  }

  @Get('history')
  async history(@CurrentIdentity() who: Identity, @Param('taskId') id: string, @Query() query: unknown) {
    const taskId = parse(idParam, id, 'path');
    const { limit, cursor } = parse(historyQuery, query, 'query');
    const before = cursor === undefined ? undefined : decodeCursor(historyPlace, cursor)[1];
    const { items, next } = await this.tasks.history(who.userId, taskId, { limit, before });
    if (items.length === 0 && before === undefined && (await this.tasks.present(who.userId, taskId)) === undefined) {
      throw unknownTask();
    }
    return { items, nextCursor: next === undefined ? null : encodeCursor(['version', next]) };
  }
}
