import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Command, commands, decode } from '@todo/event-contracts';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance, token } from '../testing/gateway-rig.js';
import { send } from '../testing/http-client.js';
import { aTask, created } from '../testing/messages.js';

let rig: GatewayRig;
let gateway: Instance;

beforeAll(async () => {
  rig = await gatewayRig();
  rig.circuit = 'open';
  gateway = await rig.instance({ DEV_SIGN_IN: 'true' });
});
afterAll(() => rig.close());

const get = (path: string, authorization?: string, url = gateway.url) =>
  fetch(url + path, { headers: authorization === undefined ? {} : { authorization } });

async function sentCommands(user: string): Promise<Command[]> {
  const { rows } = await rig.pool.query<{ value: Buffer }>(
    'select value from outbox where topic = $1 and user_id = $2 order by id',
    [commands[0].topic.name, user],
  );
  return rows.map(({ value }) => (decode(value) as { message: Command }).message);
}

describe('without a valid token', () => {
  it('every route answers the same 401', async () => {
    const id = randomUUID();
    const routes = [
      ...[
        ['GET', '/api/tasks'],
        ['POST', '/api/tasks'],
        ['GET', `/api/tasks/${id}`],
        ['PATCH', `/api/tasks/${id}`],
      ],
      ...[
        ['DELETE', `/api/tasks/${id}`],
        ['POST', `/api/tasks/${id}/complete`],
        ['POST', `/api/tasks/${id}/reopen`],
      ],
      ...[
        ['GET', `/api/tasks/${id}/history`],
        ['GET', `/api/commands/${id}`],
        ['GET', '/api/stream'],
      ],
    ] as [string, string][];
    const expired = `Bearer ${await token('somebody', { exp: 1 })}`;

    const bodies = new Set<string>();
    for (const [method, path] of routes) {
      for (const authorization of [undefined, '', 'Bearer', 'Bearer garbage', 'Basic YTpi', expired]) {
        const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
        const response = await fetch(gateway.url + path, { method, headers });
        const { correlationId: _id, instance: _too, ...body } = (await response.json()) as Record<string, unknown>;
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        bodies.add(JSON.stringify(body));
      }
    }
    expect(bodies.size).toBe(1);
  });

  it('nobody is who a header says', async () => {
    const response = await fetch(`${gateway.url}/api/tasks`, {
      headers: { 'X-User-Id': 'ann', 'X-Forwarded-User': 'ann' },
    });

    expect(response.status).toBe(401);
  });
});

describe('keys of a provider', () => {
  let provider: Server;
  let url: string;
  const served = { keys: [] as object[], status: 200 };
  const pair = (kind: 'rsa' | 'ec' | 'ed25519') =>
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
  const keys = { RS256: pair('rsa'), ES256: pair('ec'), EdDSA: pair('ed25519') } as Record<
    string,
    { publicKey: KeyObject; privateKey: KeyObject }
  >;

  beforeAll(async () => {
    for (const [alg, { publicKey }] of Object.entries(keys)) {
      served.keys.push({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' });
    }
    provider = createServer((_, response) => {
      response
        .writeHead(served.status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ keys: served.keys }));
    }).listen(0, '127.0.0.1');
    await vi.waitFor(() => expect(provider.listening).toBe(true));
    url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;
  });
  afterAll(() => provider.close());

  const signed = (alg: string, kid = alg) =>
    new SignJWT({ iss: 'todo-chatbot', aud: 'todo-chatbot', sub: randomUUID() })
      .setProtectedHeader({ alg, kid })
      .setExpirationTime('1h')
      .sign(keys[alg]!.privateKey);

  it('are accepted in the algorithms that are meant for it, and shared secrets no longer', async () => {
    const own = await rig.instance({ JWT_SECRET: '', JWT_JWKS_URL: url });

    for (const alg of ['RS256', 'ES256', 'EdDSA']) {
      expect((await get('/api/tasks', `Bearer ${await signed(alg)}`, own.url)).status).toBe(200);
    }
    expect((await get('/api/tasks', `Bearer ${await signed('RS256', 'unknown')}`, own.url)).status).toBe(401);
    expect((await get('/api/tasks', `Bearer ${await signed('RS256', 'ES256')}`, own.url)).status).toBe(401);
    expect((await get('/api/tasks', `Bearer ${await token('somebody')}`, own.url)).status).toBe(401);
  });

  it('503, not 401, while the provider does not answer: the token may be as good as any', async () => {
    served.status = 500;
    const own = await rig.instance({ JWT_SECRET: '', JWT_JWKS_URL: url });
    const away = await rig.instance({ JWT_SECRET: '', JWT_JWKS_URL: 'http://127.0.0.1:9/keys' });

    for (const instance of [own, away]) {
      const response = await get('/api/tasks', `Bearer ${await signed('RS256')}`, instance.url);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBeTruthy();
    }
    served.status = 200;
  });
});

describe('development sign-in', () => {
  const signIn = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}/api/dev/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('gives a token; the same name is the same person', async () => {
    const first = (await (await signIn({ name: 'Ann' })).json()) as Record<string, string>;
    const second = (await (await signIn({ name: ' ann ', roles: ['auditor'] })).json()) as Record<string, unknown>;

    expect(second).toMatchObject({ userId: first['userId'], email: 'ann@todo.test', roles: ['auditor'] });
    expect((await get('/api/tasks', `Bearer ${first['token']}`)).status).toBe(200);
  });

  it('refuses names that are none, roles that there are not, and pages of elsewhere', async () => {
    for (const body of [{}, { name: '' }, { name: '  ' }, { name: 'x'.repeat(61) }, { name: 'x', roles: ['king'] }]) {
      expect((await signIn(body)).status).toBe(400);
    }
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { host: 'evil.test', 'content-type': 'application/json' };
      request(`${gateway.url}/api/dev/sign-in`, { method: 'POST', headers }, ({ statusCode }) =>
        resolve(statusCode),
      ).end('{"name":"Ann"}');
    });
    expect(status).toBe(403);
  });

  it('does not exist unless it is switched on', async () => {
    const plain = await rig.instance();

    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${plain.url}/api/dev/sign-in`, { method: 'POST', headers, body: '{"name":"Ann"}' });

    expect(response.status).toBe(404);
  });
});

describe("the address in somebody's token", () => {
  it('is passed on when it is first seen, once, however many requests and instances see it', async () => {
    const user = randomUUID();
    const other = await rig.instance();
    const authorization = `Bearer ${await token(user, { email: 'ann@todo.test' })}`;

    await Promise.all(
      Array.from({ length: 10 }, (_, n) => get('/api/tasks', authorization, [gateway, other][n % 2]!.url)),
    );

    await vi.waitFor(async () => expect(await sentCommands(user)).toHaveLength(1));
    expect(await sentCommands(user)).toMatchObject([
      { eventType: 'profile.update', payload: { set: { email: 'ann@todo.test' } } },
    ]);
    await get('/api/tasks', `Bearer ${await token(user, { email: 'new@todo.test' })}`);
    await vi.waitFor(async () => expect(await sentCommands(user)).toHaveLength(2));
  });

  it('is left alone when it is none', async () => {
    const user = randomUUID();
    for (const email of ['no address', 'a@b\r\nBcc: c@d.test', `${'x'.repeat(250)}@todo.test`, 7]) {
      expect((await get('/api/tasks', `Bearer ${await token(user, { email })}`)).status).toBe(200);
    }
    expect(await sentCommands(user)).toEqual([]);
  });
});

describe('two users', () => {
  it('see nothing of each other by any route', async () => {
    const [ann, bob] = [randomUUID(), randomUUID()];
    const task = aTask({ userId: ann, title: 'secret plans' });
    await rig.project(created(task));
    const sent = await send(gateway.url, ann, 'POST', '/api/tasks', {
      body: { title: 'secret too' },
      headers: { 'Idempotency-Key': 'k' },
    });
    const commandPath = sent.headers.get('location')!;

    const answers = await Promise.all([
      ...[`/api/tasks/${task.taskId}`, `/api/tasks/${task.taskId}/history`, commandPath].map((path) =>
        send(gateway.url, bob, 'GET', path),
      ),
      ...['/api/tasks?status=all', '/api/tasks?q=secret'].map((path) => send(gateway.url, bob, 'GET', path)),
      send(gateway.url, bob, 'PATCH', `/api/tasks/${task.taskId}`, { body: { title: 'mine' } }),
      send(gateway.url, bob, 'DELETE', `/api/tasks/${task.taskId}`),
      ...['complete', 'reopen'].map((verb) => send(gateway.url, bob, 'POST', `/api/tasks/${task.taskId}/${verb}`)),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 200, 200, 404, 404, 404, 404]);
    expect(JSON.stringify(answers)).not.toContain('secret');
    expect(await sentCommands(bob)).toEqual([]);
    const own = await send(gateway.url, bob, 'POST', '/api/tasks', {
      body: { title: 'x' },
      headers: { 'Idempotency-Key': 'k' },
    });
    expect(own.body['commandId']).not.toBe(sent.body['commandId']);
  });
});

describe('too many requests', () => {
  it('are answered with 429 and when to come back, by user and by address', async () => {
    const limited = await rig.instance({ RATE_PER_USER: '5', RATE_PER_ADDRESS: '12' });
    const statuses = async (user: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => send(limited.url, user, 'GET', '/api/tasks')));

    const first = await statuses('ann', 8);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    expect(Number(first.find(({ status }) => status === 429)!.headers.get('retry-after'))).toBeGreaterThan(0);
    const second = await statuses('bob', 6);
    expect(second.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const claimed = await fetch(`${limited.url}/api/tasks`, { headers: { 'X-Forwarded-For': '10.1.2.3' } });
    expect(claimed.status).toBe(429);
  });
});

describe('other sites', () => {
  it('may call when they are named, and only then', async () => {
    const open = await rig.instance({ CORS_ORIGINS: 'https://todo.test' });
    const asked = async (url: string, origin: string) =>
      (await fetch(`${url}/api/tasks`, { headers: { origin } })).headers.get('access-control-allow-origin');

    expect(await asked(open.url, 'https://todo.test')).toBe('https://todo.test');
    expect(await asked(open.url, 'https://evil.test')).toBeNull();
    expect(await asked(gateway.url, 'https://todo.test')).toBeNull();
  });
});
