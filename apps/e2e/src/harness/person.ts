import { randomUUID } from 'node:crypto';

import { tokenFor, type TokenOptions } from './token.js';

/** An answer of the gateway. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The tests read fields of JSON answers; what they expect they assert.
  readonly body: Record<string, never> & { [field: string]: unknown };
}

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Buffer;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with a token who talks to a gateway. */
export class Person {
  private constructor(
    readonly userId: string,
    readonly token: string,
    public gateway: string,
  ) {}

  static async at(gateway: string, options: TokenOptions & { userId?: string } = {}): Promise<Person> {
    const userId = options.userId ?? `user-${randomUUID()}`;
    return new Person(userId, await tokenFor(userId, options), gateway);
  }

  async request(method: string, path: string, { body, raw, key, headers }: RequestOptions = {}): Promise<Answer> {
    const hasBody = body !== undefined || raw !== undefined;
    const response = await fetch(`${this.gateway}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(hasBody
          ? { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }
          : {}),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(hasBody ? { body: raw ?? JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  get(path: string, options?: RequestOptions): Promise<Answer> {
    return this.request('GET', path, options);
  }

  post(path: string, body?: unknown, options?: RequestOptions): Promise<Answer> {
    return this.request('POST', path, { ...options, ...(body === undefined ? {} : { body }) });
  }

  patch(path: string, body: unknown, options?: RequestOptions): Promise<Answer> {
    return this.request('PATCH', path, { ...options, body });
  }

  delete(path: string, options?: RequestOptions): Promise<Answer> {
    return this.request('DELETE', path, options);
  }

  /** Adds a task and answers it; fails unless it is there at once. */
  async addTask(title: string, fields: Readonly<Record<string, unknown>> = {}): Promise<TaskView> {
    const answer = await this.post('/api/tasks', { title, ...fields });
    if (answer.status !== 201)
      throw new Error(`adding a task was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as unknown as TaskView;
  }
}

/** The fields of a task that tests look at. */
export interface TaskView {
  readonly taskId: string;
  readonly title: string;
  readonly status: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
