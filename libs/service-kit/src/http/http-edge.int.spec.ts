import 'reflect-metadata';

import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { Controller, Get, type INestApplication, Module, Param, Post, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { currentContext } from '../logging/context.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { guardServer } from './guard-server.js';
import { Problem } from './problem.js';
import { ProblemFilter } from './problem-filter.js';
import { requestContext } from './request-context.js';

@Controller('api/tasks')
class TasksController {
  @Get(':taskId')
  one(@Param('taskId') taskId: string) {
    if (taskId === 'stale') {
      throw new Problem({ status: 412, code: 'stale-version', headers: { ETag: '"4"' }, extensions: { current: 4 } });
    }
    if (taskId === 'boom') throw new TypeError('canary title');
    return { taskId, context: currentContext() };
  }

  @Get(':taskId/half')
  half(@Res() response: ServerResponse) {
    response.writeHead(200, { 'Content-Length': 100 }).write('half');
    throw new Error('canary');
  }

  @Get(':taskId/never')
  never() {
    return new Promise(() => undefined);
  }

  @Get(':taskId/stream')
  stream(@Res() response: ServerResponse) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(': bye\n\n');
  }

  @Post()
  create() {
    return { created: true };
  }
}

@Module({ controllers: [TasksController] })
class AppModule {}

const lines: { message: string; fields: Record<string, unknown>; correlationId: string | undefined }[] = [];
const log = (message: string, fields: Record<string, unknown> = {}) =>
  void lines.push({ message, fields, correlationId: currentContext()?.correlationId });
const logger = { debug: log, info: log, warn: log, error: log };

let app: INestApplication;
let metrics: ServiceMetrics;
let port: number;

beforeAll(async () => {
  metrics = new ServiceMetrics();
  app = await NestFactory.create(AppModule, { logger: false });
  app.use(requestContext(logger, metrics));
  app.useGlobalFilters(new ProblemFilter(logger));
  const server = app.getHttpServer() as Server;
  guardServer(server);
  await app.listen(0, '127.0.0.1');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => void lines.splice(0));
afterAll(() => app.close());

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

async function problemAt(path: string, init: RequestInit = {}) {
  const answer = await ask(path, init);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(text).not.toContain('canary');
  return { answer, body: JSON.parse(text) as Record<string, unknown> };
}

describe('a request', () => {
  it('gets a correlation id and a trace, and everything below knows them', async () => {
    const answer = await ask('/api/tasks/1');

    const { context } = (await answer.json()) as { context: { correlationId: string; trace: { traceId: string } } };
    expect(context.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-correlation-id')).toBe(context.correlationId);
    expect(context.trace.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("goes on with the client's id and trace", async () => {
    const headers = {
      'X-Correlation-Id': 'chat-message-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };

    const { context } = (await (await ask('/api/tasks/1', { headers })).json()) as { context: unknown };

    expect(context).toMatchObject({
      correlationId: 'chat-message-1',
      trace: { traceId: '0af7651916cd43dd8448eb211c80319c' },
    });
  });

  it.each(['a b', '<script>', 'x'.repeat(129), 'a\u00e4'])('does not take %j for an id', async (id) => {
    const answer = await ask('/api/tasks/1', { headers: { 'X-Correlation-Id': id } });

    expect(answer.headers.get('x-correlation-id')).not.toBe(id);
  });

  it('is counted by its route template, whatever its path holds', async () => {
    await (await ask('/api/tasks/canary-1')).text();
    await (await ask('/api/tasks/canary-2?q=canary-3')).text();
    await (await ask('/canary-4')).text();

    const text = await metrics.registry.metrics();
    expect(text).toMatch(
      /http_request_duration_seconds_count{method="GET",route="\/api\/tasks\/:taskId",status="200"}/,
    );
    expect(text).toContain('route="unmatched",status="404"');
    expect(text).not.toContain('canary');
  });

  it('for a stream is logged, but not counted by its length', async () => {
    await (await ask('/api/tasks/1/stream')).text();

    await expect.poll(() => lines.map(({ fields }) => fields['route'])).toContain('/api/tasks/:taskId/stream');
    expect(await metrics.registry.metrics()).not.toContain('/stream');
  });

  it('that the client gave up is logged as such, under its id', async () => {
    const abort = new AbortController();
    const given = ask('/api/tasks/1/never', { signal: abort.signal, headers: { 'X-Correlation-Id': 'gone' } });
    await delay(50);

    abort.abort();
    await given.catch(() => undefined);

    await expect
      .poll(() => lines)
      .toContainEqual(
        expect.objectContaining({ correlationId: 'gone', fields: expect.objectContaining({ status: 499 }) }),
      );
  });
});

describe('an answer that is a problem', () => {
  it('says what was thrown in its own words', async () => {
    const { answer, body } = await problemAt('/api/tasks/stale');

    expect(answer.status).toBe(412);
    expect(answer.headers.get('etag')).toBe('"4"');
    expect(body).toMatchObject({ code: 'stale-version', current: 4 });
  });

  it('shows nothing of a failure but the id under which the log has it', async () => {
    const { answer, body } = await problemAt('/api/tasks/boom');

    expect(answer.status).toBe(500);
    expect(body).toMatchObject({ code: 'internal-error', correlationId: answer.headers.get('x-correlation-id') });
    expect(lines.find(({ message }) => message === 'request failed')).toMatchObject({
      correlationId: body['correlationId'],
      fields: { error: new TypeError('canary title') },
    });
  });

  it.each([
    ['no route', '/canary', {}, 404],
    ['a broken escape', '/api/tasks/%E0%A4%A', {}, 400],
    [
      'half a body',
      '/api/tasks',
      { method: 'POST', body: '{"canary', headers: { 'Content-Type': 'application/json' } },
      400,
    ],
    [
      'too large a body',
      '/api/tasks',
      { method: 'POST', body: JSON.stringify('x'.repeat(200_000)), headers: { 'Content-Type': 'application/json' } },
      413,
    ],
    [
      'an unknown charset',
      '/api/tasks',
      { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json; charset=canary' } },
      415,
    ],
  ])('is the answer to %s', async (_what, path, init, status) => {
    const { answer, body } = await problemAt(path, init);

    expect(answer.status).toBe(status);
    expect(body).toMatchObject({ status, correlationId: answer.headers.get('x-correlation-id') });
  });

  it('cuts the connection when half of another answer is out', async () => {
    const read = ask('/api/tasks/1/half').then((answer) => answer.text());

    await expect(read).rejects.toThrow();
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['garbage', 'canary\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 431],
  ])('is answered with a problem and hung up on: %s', async (_what, bytes, status) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => undefined);

    socket.write(bytes);
    await once(socket, 'close');

    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toContain('application/problem+json');
    expect(text).not.toContain('canary');
  });
});
