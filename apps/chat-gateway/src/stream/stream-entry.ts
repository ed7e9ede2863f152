/** What a stream can tell. */
export type StreamEvent = 'task' | 'command' | 'notification' | 'conversation';

/** Something to be said on a user's stream; its position is given when it is said. */
export interface StreamEntry {
  readonly userId: string;
  readonly event: StreamEvent;
  readonly data: unknown;
}

/** An entry that was said. `data` is JSON, as it goes over the wire. */
export interface SaidEntry {
  readonly userId: string;
  readonly position: number;
  readonly event: string;
  readonly data: string;
}
