import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import { HttpDrain, RequestsCutOff } from './http-drain.js';

let server: Server;
afterEach(() => server.closeAllConnections());

async function given(answer: RequestListener) {
  server = createServer(answer);
  const drain = new HttpDrain(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { drain, port, url: `http://127.0.0.1:${port}/` };
}

const afterMs =
  (ms: number): RequestListener =>
  (_request, response) =>
    void setTimeout(() => response.end('done'), ms);

describe('draining', () => {
  it('answers what is under way and what comes on its connections, and says that it closes', async () => {
    const { drain, port } = await given(afterMs(100));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () => get({ port, host: '127.0.0.1', agent });
    const [underway, late] = [ask(), ask()];
    await delay(50);

    const drained = drain.drain({ lingerMs: 200, boundMs: 5000 });

    const [first] = (await once(underway, 'response')) as [IncomingMessage];
    expect(first.headers.connection).toBe('close');
    await expect(once(late, 'response')).rejects.toThrow('ECONNREFUSED');
    await drained;
    agent.destroy();
  });

  it('lets a kept connection ask once more instead of cutting it under the question', async () => {
    const { drain, port } = await given(afterMs(0));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async () => {
      const [answer] = (await once(get({ port, host: '127.0.0.1', agent }), 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      return answer.headers.connection;
    };
    expect(await ask()).toBe('keep-alive');

    const drained = drain.drain({ lingerMs: 300, boundMs: 5000 });
    await delay(50);

    expect(await ask()).toBe('close');
    await drained;
    agent.destroy();
  });

  it('does not wait for connections that say nothing', async () => {
    const { drain, port } = await given(afterMs(0));
    const silent = connect(port, '127.0.0.1');
    await once(silent, 'connect');
    const startedMs = performance.now();

    await drain.drain({ lingerMs: 0, boundMs: 3000 });

    expect(performance.now() - startedMs).toBeLessThan(1000);
    silent.destroy();
  });

  it('cuts off what is not answered within its bound, and says how many', async () => {
    const { drain, url } = await given(() => undefined);
    const unanswered = [fetch(url), fetch(url)].map((request) => request.catch(() => 'cut off'));
    await delay(50);

    const failure = await drain.drain({ lingerMs: 0, boundMs: 200 }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(RequestsCutOff);
    expect(failure).toMatchObject({ count: 2 });
    expect(await Promise.all(unanswered)).toEqual(['cut off', 'cut off']);
  });

  it('has nothing to do for a server that never listened', async () => {
    server = createServer();

    await expect(new HttpDrain(server).drain({ lingerMs: 1000, boundMs: 2000 })).resolves.toBeUndefined();
  });
});
