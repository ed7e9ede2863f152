import { request } from 'node:http';

import { token } from './gateway-rig.js';

/** One event as a reader gets it. */
export interface Heard {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** A reader of `GET /api/stream`. */
export class EventStream {
  readonly heard: Heard[] = [];
  readonly comments: string[] = [];
  lastId: string | undefined;
  retryMs: number | undefined;
  status: number | undefined;
  ended = false;
  private buffer = '';
  private close = () => {};

  /** Resolves when the stream is open, or refused. */
  static async open(
    url: string,
    userId: string,
    {
      lastId,
      claims = {},
      headers = {},
    }: { lastId?: string | undefined; claims?: object; headers?: Record<string, string> } = {},
  ): Promise<EventStream> {
    const stream = new EventStream();
    const authorization = `Bearer ${await token(userId, { ...claims })}`;
    const sent = request(`${url}/api/stream`, {
      agent: false,
      headers: { authorization, ...(lastId === undefined ? {} : { 'last-event-id': lastId }), ...headers },
    });
    await new Promise<void>((resolve, reject) => {
      sent.on('error', (error) => (stream.ended ? undefined : reject(error)));
      sent.on('response', (response) => {
        stream.status = response.statusCode;
        stream.close = () => response.destroy();
        response.setEncoding('utf8').on('data', (text: string) => stream.read(text));
        response.on('close', () => (stream.ended = true)).on('error', () => undefined);
        resolve();
      });
      sent.end();
    });
    return stream;
  }

  stop(): void {
    this.close();
  }

  private read(text: string): void {
    this.buffer += text;
    const blocks = this.buffer.split('\n\n');
    this.buffer = blocks.pop() ?? '';
    for (const block of blocks) this.take(block.split('\n'));
  }

  private take(lines: readonly string[]): void {
    const fields = new Map<string, string>();
    for (const line of lines) {
      if (line.startsWith(':')) this.comments.push(line);
      else fields.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2));
    }
    const id = fields.get('id');
    if (id !== undefined) this.lastId = id;
    if (fields.has('retry')) this.retryMs = Number(fields.get('retry'));
    const data = fields.get('data');
    if (data !== undefined) this.heard.push({ id, event: fields.get('event'), data: JSON.parse(data) as unknown });
  }
}
