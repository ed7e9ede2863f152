import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface DrainOptions {
  /**
   * How long requests are still taken on connections that are there, each answered with `Connection: close`. A
   * connection that is just idle cannot be told that it will be closed; cutting it races with the client's next
   * request, which then looks like a reset.
   */
  readonly lingerMs: number;
  /** Requests still unanswered after this time (the linger included) are cut off. */
  readonly boundMs: number;
}

/** Some requests were not answered in time. */
export class RequestsCutOff extends Error {
  readonly code = 'requests-cut-off';

  constructor(readonly count: number) {
    super(`${count} requests were cut off`);
    this.name = new.target.name;
  }
}

/** Lets a server finish what it accepted. Create it before the server listens: it has to see every request. */
export class HttpDrain {
  readonly #waiting = new Set<ServerResponse>();
  readonly #sockets = new Set<Socket>();
  #draining = false;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    // Before the application's listener, which may answer in the same turn.
    server.prependListener('request', (_request, response: ServerResponse) => {
      if (this.#draining) closeAfter(response);
      this.#waiting.add(response);
      response.once('close', () => this.#waiting.delete(response));
    });
  }

  /**
   * Closes the server when everything accepted is answered. Streams never end by themselves: whoever holds them ends
   * them meanwhile. @throws RequestsCutOff
   */
  async drain({ lingerMs, boundMs }: DrainOptions): Promise<void> {
    if (!this.server.listening) return;
    const startedMs = performance.now();
    this.#draining = true;
    for (const response of this.#waiting) closeAfter(response);
    // Not `server.close()` of HTTP, which cuts idle connections at once. The port is closed first and not after the
    // linger: clients told to close would connect anew, and what the kernel has accepted and we have not is reset.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(this.server, () => resolve()));
    await Promise.race([closed, delay(lingerMs)]);
    // A connection whose answer was on its way already when the drain began becomes idle only now.
    const idle = setInterval(() => this.#hangUpOnIdle(), 50);
    try {
      const inTime = await Promise.race([
        closed.then(() => true),
        delay(Math.max(0, boundMs - (performance.now() - startedMs)), false),
      ]);
      if (inTime) return;
      const { size } = this.#waiting;
      this.server.closeAllConnections();
      if (size > 0) throw new RequestsCutOff(size);
    } finally {
      clearInterval(idle);
    }
  }

  #hangUpOnIdle(): void {
    this.server.closeIdleConnections();
    // Browsers connect before they have something to ask; Node does not count such a connection as idle.
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
  }
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
