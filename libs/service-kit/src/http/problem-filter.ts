import { STATUS_CODES, type ServerResponse } from 'node:http';

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { classify, type Logger } from '@todo/messaging';

import { currentContext } from '../logging/context.js';
import { Problem } from './problem.js';

/**
 * Answers whatever was thrown as problem+json: `app.useGlobalFilters(new ProblemFilter(logger))`. Only a `Problem` says
 * something in its own words; everything else is answered by its status alone, and what nobody expected is a 500 with
 * a correlation id under which the log has the rest.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<ServerResponse>();
    const problem = problemOf(thrown);
    this.#log(problem, thrown);
    sendProblem(response, problem);
  }

  #log(problem: Problem, thrown: unknown): void {
    const fields = { status: problem.status, code: problem.code };
    if (problem.status < 500) this.logger.debug('request refused', fields);
    else if (problem.status === 500) this.logger.error('request failed', { ...fields, error: thrown });
    // Expected while something is away, hundreds of times a second: its stack would say nothing new.
    else this.logger.warn('request not served', { ...fields, reason: classify(thrown).code });
  }
}

/** Writes the answer. Where the head is out already, the connection is cut: a short body must not look complete. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(problem.body(currentContext()?.correlationId)));
  // What a handler had prepared for its own answer does not belong to this one.
  for (const name of ['Content-Length', 'Content-Encoding', 'ETag', 'Location', 'Last-Modified']) {
    response.removeHeader(name);
  }
  response.writeHead(problem.status, {
    'Cache-Control': 'no-store',
    ...problem.headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}

/** The problem behind anything that was thrown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOfParser(thrown);
  if (status !== undefined && status >= 400 && status < 500) {
    return new Problem({ status, code: codeOfStatus(status), cause: thrown });
  }
  if (status === 503 || (status === undefined && classify(thrown).failure === 'infrastructure')) {
    return new Problem({
      status: 503,
      code: 'temporarily-unavailable',
      detail: 'Please try again in a moment.',
      headers: { 'Retry-After': '2' },
      cause: thrown,
    });
  }
  return new Problem({
    status: 500,
    code: 'internal-error',
    detail: 'Something went wrong on our side.',
    cause: thrown,
  });
}

/** Express and its body parsers throw errors with a `status`; theirs are always the client's fault below 500. */
function statusOfParser(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return undefined;
  const { status } = thrown;
  return Number.isInteger(status) && status in STATUS_CODES ? status : undefined;
}

/** `413` → `payload-too-large`. */
function codeOfStatus(status: number): string {
  return (STATUS_CODES[status] ?? 'error').toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
