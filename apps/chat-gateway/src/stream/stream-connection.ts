import type { SaidEntry } from './stream-entry.js';

/** The little that a stream needs of a response. */
export interface StreamOutput {
  write(text: string): boolean;
  end(text?: string): void;
  destroy(): void;
  readonly writableLength: number;
  once(event: 'drain' | 'close', listener: () => void): unknown;
}

/** What may wait to be sent to one reader, in bytes; with more, the reader is waited for. */
export const bufferBytesMax = 256 * 1024;

/** A reader that takes nothing for so long is gone. It can come back with the last id it saw. */
export const stalledMsMax = 30_000;

/** One open stream of server-sent events. */
export class StreamConnection {
  private stalledSinceMs: number | undefined;

  /** @param position of the last entry that this reader has. */
  constructor(
    readonly userId: string,
    private readonly output: StreamOutput,
    private last: number,
    private readonly onDrain: () => void,
  ) {}

  get position(): number {
    return this.last;
  }

  /** Whether the reader has not yet taken what was sent before. */
  get congested(): boolean {
    return this.stalledSinceMs !== undefined;
  }

  /** Tells the reader where it is: it may have to come back before anything is said. */
  begin(): void {
    this.write(`id: ${this.last}\n\n`);
  }

  /** The reader's own state is too old to be brought up to date: it reads everything anew, and goes on from here. */
  reset(position: number): void {
    this.last = position;
    this.write(`id: ${position}\nevent: reset\ndata: {}\n\n`);
  }

  /** Sends what this reader does not have yet, in order, as far as it takes it. */
  send(entries: readonly SaidEntry[]): void {
    for (const [index, { position, event, data }] of entries.entries()) {
      if (this.congested) return;
      if (position <= this.last) continue;
      if (position > this.last + 1) return this.reset(entries.at(-1)?.position ?? entries[index]!.position);
      this.last = position;
      this.write(`id: ${position}\nevent: ${event}\ndata: ${data}\n\n`);
    }
  }

  /** Keeps the connection from looking idle, and notices a reader that is gone. */
  beat(nowMs: number): void {
    if (this.stalledSinceMs === undefined) this.write(':\n\n');
    else if (nowMs - this.stalledSinceMs > stalledMsMax) this.output.destroy();
  }

  /** Says goodbye, and when to come back. */
  end(retryMs?: number): void {
    this.output.end(retryMs === undefined ? undefined : `retry: ${retryMs}\n\n`);
  }

  private write(text: string): void {
    this.output.write(text);
    if (this.congested || this.output.writableLength <= bufferBytesMax) return;
    this.stalledSinceMs = performance.now();
    this.output.once('drain', () => {
      this.stalledSinceMs = undefined;
      this.onDrain();
    });
  }
}
