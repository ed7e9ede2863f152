import { BadRequestException, HttpException, InternalServerErrorException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { invalidRequest, Problem } from './problem.js';
import { problemOf } from './problem-filter.js';

const thrown = (message: string, more: Record<string, unknown> = {}) => Object.assign(new Error(message), more);

describe('a problem', () => {
  it('has the members of RFC 9457', () => {
    const problem = new Problem({
      status: 409,
      code: 'stale-version',
      title: 'The task was changed meanwhile',
      detail: 'Look at it again.',
      extensions: { current: { version: 4 }, status: 200, code: 'forged' },
    });

    expect(problem.body('request-1')).toEqual({
      type: 'urn:todo:problem:stale-version',
      title: 'The task was changed meanwhile',
      status: 409,
      detail: 'Look at it again.',
      instance: 'urn:todo:request:request-1',
      code: 'stale-version',
      correlationId: 'request-1',
      current: { version: 4 },
    });
  });

  it('says by its status what it does not say itself', () => {
    expect(new Problem({ status: 404, code: 'unknown-task' }).body(undefined)).toEqual({
      type: 'urn:todo:problem:unknown-task',
      title: 'Not Found',
      status: 404,
      code: 'unknown-task',
    });
  });

  it('points at each fault of a request without repeating it', () => {
    const schema = z.object({ title: z.string(), tags: z.array(z.enum(['a/b'])) });
    const { error } = schema.safeParse({ tags: ['canary'] });

    const body = error && invalidRequest(error, 'body').body('request-1');

    expect(body).toMatchObject({
      status: 400,
      code: 'invalid-request',
      errors: [
        { location: 'body', pointer: '/title', message: 'Invalid input: expected string, received undefined' },
        { location: 'body', pointer: '/tags/0' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('canary');
  });
});

describe('what was thrown', () => {
  it.each([
    ['a problem', new Problem({ status: 412, code: 'stale' }), 412, 'stale'],
    ["Nest's refusal", new BadRequestException('canary'), 400, 'bad-request'],
    ["Nest's failure", new InternalServerErrorException('canary'), 500, 'internal-error'],
    ['a teapot', new HttpException('canary', 418), 418, 'i-m-a-teapot'],
    ['too large a body', thrown('canary', { status: 413, type: 'entity.too.large' }), 413, 'payload-too-large'],
    ['a status that is none', thrown('canary', { status: 299 }), 500, 'internal-error'],
    ['a lost database', thrown('canary', { code: 'ECONNREFUSED' }), 503, 'temporarily-unavailable'],
    ['too many connections', thrown('canary', { code: '53300', severity: 'FATAL' }), 503, 'temporarily-unavailable'],
    ['a bug', new TypeError('canary'), 500, 'internal-error'],
    ['a failed statement', thrown('canary', { code: '42601', severity: 'ERROR' }), 500, 'internal-error'],
    ['a string', 'canary', 500, 'internal-error'],
    ['nothing', undefined, 500, 'internal-error'],
  ])('is answered by status and code: %s', (_what, error, status, code) => {
    const body = problemOf(error).body('request-1');

    expect(body).toMatchObject({ status, code });
    expect(JSON.stringify(body)).not.toContain('canary');
  });

  it('may be tried again when something is away', () => {
    expect(problemOf(thrown('x', { code: '57P01' })).headers).toEqual({ 'Retry-After': '2' });
  });
});
