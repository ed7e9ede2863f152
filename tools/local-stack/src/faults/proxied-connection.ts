import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Direction, Faults } from './faults.js';

/** What waits out a delay is bounded; beyond it the sender is made to wait, as by a full network. */
const waitingBytesMax = 1024 * 1024;
/** A throttled stream should trickle, not come in lumps of a second. */
const piecesPerSecond = 20;

/** One connection through the proxy: a client's socket, a server's, and what happens between them. */
export class ProxiedConnection {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #faults: Faults;
  #bytesLeft: number;
  #hasLostBytes = false;

  constructor(client: Socket, server: Socket, faults: Faults) {
    this.#client = client;
    this.#server = server;
    this.#faults = faults;
    this.#bytesLeft = faults.bytesMax;
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => {});
    this.#carry('toServer', client, server);
    this.#carry('toClient', server, client);
  }

  /** A stream with a hole in it must not go on. */
  get hasLostBytes(): boolean {
    return this.#hasLostBytes;
  }

  /** Closes after that many more bytes, both directions together, be it in the middle of a message. */
  limit(bytes: number): void {
    this.#bytesLeft = bytes;
  }

  /** Both ends see ECONNRESET. */
  reset(): void {
    this.#client.resetAndDestroy();
    // A socket that is still connecting has nobody to reset.
    if (this.#server.connecting) this.#server.destroy();
    else this.#server.resetAndDestroy();
  }

  #carry(direction: Direction, source: Socket, sink: Socket): void {
    let waitingBytes = 0;
    let lastDueAt = 0;
    let line = Promise.resolve();

    source.on('data', (chunk) => {
      waitingBytes += chunk.length;
      if (waitingBytes > waitingBytesMax) source.pause();
      // Jitter must not let a later piece overtake an earlier one.
      lastDueAt = Math.max(lastDueAt, Date.now() + this.#delayMs());
      const dueAt = lastDueAt;
      line = line.then(async () => {
        await pause(Math.max(0, dueAt - Date.now()));
        await this.#deliver(direction, chunk, sink);
        waitingBytes -= chunk.length;
        source.resume();
      });
    });
    source.once('end', () => {
      line = line.then(() => this.#end(direction, sink));
    });
    source.once('close', (hadError) => {
      if (hadError && !this.#loses(direction)) this.reset();
    });
  }

  #delayMs(): number {
    const { delayMs, jitterMs } = this.#faults;
    return delayMs + jitterMs * (2 * Math.random() - 1);
  }

  async #deliver(direction: Direction, chunk: Buffer, sink: Socket): Promise<void> {
    let rest = chunk;
    while (rest.length > 0 && !this.#loses(direction) && !sink.destroyed) {
      const { bytesPerSecond, sliceBytes } = this.#faults;
      const piece = rest.subarray(0, Math.max(1, Math.min(sliceBytes, bytesPerSecond / piecesPerSecond)));
      rest = rest.subarray(piece.length);
      await this.#write(piece, sink);
      await pause((1000 * piece.length) / bytesPerSecond);
    }
  }

  async #write(piece: Buffer, sink: Socket): Promise<void> {
    const allowed = piece.subarray(0, Math.min(piece.length, this.#bytesLeft));
    this.#bytesLeft -= allowed.length;
    await new Promise((written) => sink.write(allowed, written));
    if (this.#bytesLeft > 0) return;

    this.#client.destroySoon();
    this.#server.destroySoon();
  }

  #end(direction: Direction, sink: Socket): void {
    if (!this.#loses(direction)) sink.end();
  }

  /** Whether what travels now is lost. The end of a stream is news as well, and is lost like its bytes. */
  #loses(direction: Direction): boolean {
    const loses = this.#faults.dropped.has(direction);
    this.#hasLostBytes ||= loses;

    return loses;
  }
}
