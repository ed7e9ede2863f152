import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePorts, holderOf, portState } from '../../preflight/ports.mjs';
import type { WantedListener } from '../../preflight/settings.mjs';
import { freePort } from '../free-port.js';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed))));
});

async function taken(host = '127.0.0.1'): Promise<number> {
  const port = await freePort();
  const server = createServer().listen(port, host);
  servers.push(server);
  await once(server, 'listening');
  return port;
}

const page = (port: number, explicit: boolean): WantedListener => {
  return { key: 'gateway', variable: 'PORT', what: 'the page', port, explicit };
};

describe('choosing ports', () => {
  it('takes those that are wanted as long as they are free', async () => {
    const port = await freePort();

    expect(await choosePorts([page(port, false)])).toEqual({ chosen: { gateway: port }, moved: [] });
  });

  it.each(['127.0.0.1', '0.0.0.0', '::'])('moves a default that is taken on %s to the next free one', async (host) => {
    const port = await taken(host);

    const { chosen, moved } = await choosePorts([page(port, false)]);

    expect(chosen.gateway).toBeGreaterThan(port);
    expect(await portState(chosen.gateway!)).toBe('free');
    expect(moved).toEqual([{ ...page(port, false), movedTo: chosen.gateway }]);
  });

  it('never moves one to where another wants to be', async () => {
    const port = await taken();
    const next = { ...page(port + 1, false), key: 'audit' };

    const { chosen } = await choosePorts([page(port, false), next]);

    expect(chosen.gateway).not.toBe(chosen.audit);
    expect(chosen.gateway).not.toBe(port + 1);
  });

  it('ends with who holds one that somebody chose, and with the command to use', async () => {
    const port = await taken();

    await expect(choosePorts([page(port, true)])).rejects.toThrow(
      new RegExp(
        `Port ${port} \\(PORT, the page\\) is taken by process ${process.pid} \\(.*node.*\\)\\. ` +
          `To go on, end it with "kill ${process.pid}", or choose another: PORT=\\d+ npm start`,
      ),
    );
  });

  it('refuses one port for two things', async () => {
    const port = await freePort();

    await expect(choosePorts([page(port, true), { ...page(port, true), key: 'audit' }])).rejects.toThrow(
      `Port ${port} is wanted twice`,
    );
  });

  it('takes different free ones for 0', async () => {
    const { chosen } = await choosePorts([page(0, true), { ...page(0, true), key: 'audit' }]);

    expect(chosen.gateway).not.toBe(chosen.audit);
    expect(await portState(chosen.audit!)).toBe('free');
  });
});

it('nobody holds a port on which nobody listens', async () => {
  expect(holderOf(await freePort())).toBeUndefined();
});
