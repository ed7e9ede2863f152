import { Controller, Delete, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { currentContext, CurrentIdentity, traceparentOf } from '@todo/service-kit';
import type { Request, Response } from 'express';
import { z } from 'zod';

import { expectedVersions } from '../http/etag.js';
import { parse } from '../http/parse.js';
import { repeatableRequest } from '../http/repeatable.js';
import type { Identity } from '@todo/service-kit';
import { newTaskBody, taskPatchBody } from '../task/task-body.js';
import { idParam } from '../http/id-param.js';
import { wantedPatch, wantedTask } from '../task/wanted-task.js';
import { changeReply } from './change-reply.js';
import { RequestChange } from './request-change.js';
import type { Wish } from './wish.js';

/** Requests that say everything in their path may have no body, or an empty object. */
const noBody = z.strictObject({}).optional();

/** Everything that changes tasks over HTTP. */
@Controller('api/tasks')
export class TaskChangesController {
  constructor(private readonly changes: RequestChange) {}

  @Post()
  create(@Req() request: Request, @Res() response: Response, @CurrentIdentity() who: Identity): Promise<void> {
    const task = wantedTask(parse(newTaskBody, request.body, 'body'));
    return this.answer(request, response, who, { kind: 'create', task });
  }

  @Patch(':taskId')
  update(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentIdentity() who: Identity,
    @Param('taskId') id: string,
  ): Promise<void> {
    const set = wantedPatch(parse(taskPatchBody, request.body, 'body'));
    return this.answer(request, response, who, { kind: 'update', set, ...onTask(request, id) });
  }

  @Delete(':taskId')
  remove(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentIdentity() who: Identity,
    @Param('taskId') id: string,
  ): Promise<void> {
    parse(noBody, request.body, 'body');
    return this.answer(request, response, who, { kind: 'delete', ...onTask(request, id) });
  }

  @Post(':taskId/complete')
  complete(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentIdentity() who: Identity,
    @Param('taskId') id: string,
  ): Promise<void> {
    parse(noBody, request.body, 'body');
    return this.answer(request, response, who, { kind: 'complete', ...onTask(request, id) });
  }

  @Post(':taskId/reopen')
  reopen(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentIdentity() who: Identity,
    @Param('taskId') id: string,
  ): Promise<void> {
    parse(noBody, request.body, 'body');
    return this.answer(request, response, who, { kind: 'reopen', ...onTask(request, id) });
  }

  private async answer(request: Request, response: Response, who: Identity, wish: Wish): Promise<void> {
    const { correlationId = 'none', trace } = currentContext() ?? {};
    const answered = await this.changes.request({
      origin: { userId: who.userId, correlationId, traceparent: trace && traceparentOf(trace) },
      wish,
      repeatable: repeatableRequest({
        key: request.get('idempotency-key'),
        method: request.method,
        path: request.path.toLowerCase(),
        ifMatch: request.get('if-match'),
        body: request.body,
      }),
    });
    const { status, headers, body } = changeReply(wish, answered);
    response.status(status).set(headers).json(body);
  }
}

function onTask(request: Request, id: string): { taskId: string; expected: number[] | undefined } {
  return { taskId: parse(idParam, id, 'path'), expected: expectedVersions(request.get('if-match')) };
}
