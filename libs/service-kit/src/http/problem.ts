import { STATUS_CODES } from 'node:http';

import type { z } from 'zod';

export interface ProblemOptions {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** A fixed word in kebab-case that programs decide by, such as `stale-version`. Also the end of `type`. */
  readonly code: string;
  /** The same for every occurrence; default the phrase of the status. */
  readonly title?: string;
  /** What happened this time and what to do, for the person who sent the request. */
  readonly detail?: string;
  /** Sent with the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, such as the current state. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The body of an answer of type `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly code: string;
  readonly correlationId?: string;
  readonly [extension: string]: unknown;
}

/** A request that is not answered as asked. Thrown anywhere below a controller; `ProblemFilter` turns it into the answer. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly #options: ProblemOptions;

  constructor(options: ProblemOptions) {
    super(`${options.status} ${options.code}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.status = options.status;
    this.code = options.code;
    this.headers = options.headers ?? {};
    this.#options = options;
  }

  /** The body for one occurrence. Extensions cannot replace the standard members. */
  body(correlationId: string | undefined): ProblemBody {
    const { status, code, title = STATUS_CODES[status] ?? 'Error', detail, extensions } = this.#options;
    return {
      ...extensions,
      type: `urn:todo:problem:${code}`,
      title,
      status,
      ...(detail === undefined ? {} : { detail }),
      code,
      ...(correlationId === undefined ? {} : { instance: `urn:todo:request:${correlationId}`, correlationId }),
    };
  }
}

/**
 * 400 with one entry a fault, each with a JSON Pointer into the request. `location` says which part was checked.
 * Messages of zod name what is expected and never the value.
 */
export function invalidRequest(error: z.ZodError, location: 'body' | 'query' | 'path' | 'header'): Problem {
  const errors = error.issues.slice(0, 20).map(({ path, message }) => ({
    location,
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  }));
  const detail = `The ${location} does not have the expected form.`;
  return new Problem({ status: 400, code: 'invalid-request', detail, extensions: { errors }, cause: error });
}
