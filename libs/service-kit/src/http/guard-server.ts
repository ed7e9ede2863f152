import type { Server } from 'node:http';

import { Problem } from './problem.js';

/**
 * Bounds what a slow or broken client can hold: half a request is given up after some seconds, and what is no HTTP at
 * all is answered with a problem and hung up on. Streams are not affected: only receiving a request is timed.
 */
export function guardServer(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  // Longer than the idle timeout of usual proxies (60 s), so that the proxy closes first and never into a request.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const problem = problemOfClient(error.code);
    const body = JSON.stringify(problem.body(undefined));
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${problem.body(undefined).title}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}

function problemOfClient(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem({ status: 431, code: 'request-header-fields-too-large' });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem({ status: 408, code: 'request-timeout' });
    default:
      return new Problem({ status: 400, code: 'bad-request' });
  }
}
