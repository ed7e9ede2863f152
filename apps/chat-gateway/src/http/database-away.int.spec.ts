import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect, createServer } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance, startOn } from '../testing/gateway-rig.js';
import { type Answer, send } from '../testing/http-client.js';
import { aTask, created } from '../testing/messages.js';

let rig: GatewayRig;
let gateway: Instance;
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  rig.circuit = 'open';
  gateway = await rig.instance();
});
afterAll(() => rig.close());
beforeEach(() => void (user = randomUUID()));

const create = (): Promise<Answer> =>
  send(gateway.url, user, 'POST', '/api/tasks', { body: { title: 'Buy bread' }, headers: { 'Idempotency-Key': 'k' } });

async function traces(): Promise<number[]> {
  const { rows } = await rig.pool.query<{ n: number }>(
    `select (select count(*) from commands where user_id = $1)::int n union all
     select (select count(*) from idempotency_keys where user_id = $1)::int union all
     select (select count(*) from outbox where user_id = $1)::int`,
    [user],
  );
  return rows.map(({ n }) => n);
}

/** Holds up whatever changes something for the user. */
async function blocked<T>(work: () => Promise<T>): Promise<T> {
  let result: T | undefined;
  await rig.runInTransaction(async ({ lockUsers }) => {
    await lockUsers([user]);
    result = await work();
  });
  return result as T;
}

const expectAway = ({ status, headers, body }: Answer) => {
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
  expect(headers.get('retry-after')).toBeTruthy();
  expect(headers.get('content-type')).toContain('application/problem+json');
};

describe('a change that the database does not take', () => {
  it('is answered with 503 and leaves nothing behind, when its connection is cut in the middle', async () => {
    const answer = await blocked(async () => {
      const pending = create();
      await vi.waitFor(async () => {
        const { rowCount } = await rig.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(rowCount).toBe(1);
      });
      return pending;
    });

    expectAway(answer);
    expect(await traces()).toEqual([0, 0, 0]);
    expect((await create()).status).toBe(202);
    expect(await traces()).toEqual([1, 1, 1]);
  });

  it('is answered with 503 when it waits too long for a lock', async () => {
    expectAway(await blocked(create));
    expect(await traces()).toEqual([0, 0, 0]);
  });
});

describe('while the database is away', () => {
  it('everything is answered with 503, and with what was asked for when it is back', async () => {
    const task = aTask({ userId: user });
    await rig.project(created(task));
    const proxy = await proxyTo(rig.databaseUrl);
    const instance = await startOn(rig, proxy.url);
    const requests = [
      ...([
        ['GET', '/api/tasks'],
        ['GET', `/api/tasks/${task.taskId}`],
        ['GET', `/api/tasks/${task.taskId}/history`],
      ] as const),
      ...([
        ['GET', `/api/commands/${randomUUID()}`],
        ['POST', `/api/tasks/${task.taskId}/complete`],
        ['GET', '/api/stream'],
      ] as const),
    ];
    const all = () => Promise.all(requests.map(([method, path]) => send(instance.url, user, method, path)));

    proxy.cut();
    for (const answer of await all()) expectAway(answer);
    proxy.mend();
    const back = await Promise.all(
      requests.slice(0, 5).map(([method, path]) => send(instance.url, user, method, path)),
    );

    expect(back.map(({ status }) => status)).toEqual([200, 200, 200, 404, 202]);
    await instance.stop();
    proxy.cut();
    proxy.close();
  });
});

/** A way to the database that can be cut. */
async function proxyTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<{ destroy(): unknown }>();
  let whole = true;
  const server = createServer((client) => {
    if (!whole) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(server.listening).toBe(true));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut: () => {
      whole = false;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (whole = true),
    close: () => server.close(),
  };
}
