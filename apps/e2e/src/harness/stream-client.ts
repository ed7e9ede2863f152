import { createParser, type EventSourceMessage } from 'eventsource-parser';

import type { Person } from './person.js';

/** One event of somebody's stream. */
export interface StreamEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/** Listens to `GET /api/stream` as a browser would, and keeps what came. */
export class StreamClient {
  readonly events: StreamEvent[] = [];
  readonly comments: string[] = [];
  readonly ended: Promise<void>;
  private readonly abort = new AbortController();

  private constructor(response: Response) {
    const parser = createParser({
      onEvent: ({ id, event, data }: EventSourceMessage) =>
        this.events.push({ id, event: event ?? 'message', data: JSON.parse(data) }),
      onComment: (comment) => this.comments.push(comment),
    });
    this.ended = this.pump(response, parser);
  }

  /** @throws unless the gateway opens the stream. */
  static async open(person: Person, lastEventId?: string): Promise<StreamClient> {
    const response = await fetch(`${person.gateway}/api/stream`, {
      headers: {
        authorization: `Bearer ${person.token}`,
        accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    if (response.status !== 200) throw new Error(`the stream was answered ${response.status}`);
    return new StreamClient(response);
  }

  get lastId(): string | undefined {
    return this.events.findLast(({ id }) => id !== undefined)?.id;
  }

  close(): void {
    this.abort.abort();
  }

  private async pump(response: Response, parser: ReturnType<typeof createParser>): Promise<void> {
    const reader = response.body!.getReader();
    this.abort.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        parser.feed(new TextDecoder().decode(value));
      }
    } catch {
      // The other side went away: what came until then is kept.
    }
  }
}
