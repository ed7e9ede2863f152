import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { badInputs, sendRaw } from '../testing/bad-input.js';
import { type GatewayRig, gatewayRig, type Instance, token } from '../testing/gateway-rig.js';
import { aTask, created } from '../testing/messages.js';

const user = randomUUID();
const task = aTask({ userId: user, title: 'secret plans' });
let rig: GatewayRig;
let gateway: Instance;
let headers: Record<string, string>;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance();
  headers = { Authorization: `Bearer ${await token(user)}` };
  await rig.project(created(task));
});
afterAll(() => rig.close());

/** Everything a request could have changed. */
async function everything(): Promise<unknown> {
  const { rows } = await rig.pool.query(
    `select (select count(*) from outbox) o, (select count(*) from commands) c, (select count(*) from idempotency_keys) i,
            (select count(*) from conversations) v, (select count(*) from turns) u,
            (select md5(string_agg(state::text, '')) from tasks) t`,
  );
  return rows;
}

describe('bad input', () => {
  it('there are at least 60 kinds of it', () => {
    expect(badInputs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(badInputs.map(({ name }) => name)).size).toBe(badInputs.length);
  });

  it.each(badInputs)('$name: $status, and nothing changes', async (input) => {
    const before = await everything();
    const path = input.path.replace('{taskId}', task.taskId).replace('{unknownId}', randomUUID());

    const { status, type, allow, body } = await sendRaw(gateway.url, { ...input, path }, headers);

    expect({ status, body }).toMatchObject({ status: input.status });
    expect(type).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({ status, type: expect.stringMatching(/^urn:todo:problem:/) });
    expect(body).not.toMatch(/node_modules|\bat .*\.[jt]s|select|postgres|Unexpected token/i);
    if (status === 405) expect(allow).toBeTruthy();
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['garbage', 'garbage\r\n\r\n'],
    ['two lengths', 'POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    [
      'length and chunks',
      'POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET /api/tasks HTTP/1.1\r\n\r\n'],
  ])('bytes that are no request are answered and hung up on: %s', async (_, bytes) => {
    const { port } = new URL(gateway.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
      socket
        .on('data', (part) => (text += part.toString()))
        .on('close', () => resolve(text))
        .on('error', reject);
    });

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('text of any script, and text that looks like code, is stored as it stands', async () => {
    rig.circuit = 'open';
    const titles = [
      `'; drop table tasks; --`,
      '<img src=x onerror=alert(1)>',
      'دودھ خریدیں',
      '👩‍👩‍👧 שלום',
      '=1+1',
      'a\r\nBcc: x',
      '\u202etxt',
    ];

    for (const title of titles) {
      const response = await fetch(`${gateway.url}/api/tasks`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ title }),
      });
      expect(response.status).toBe(202);
    }
    const { rows } = await rig.pool.query<{ value: Buffer }>(
      `select value from outbox where topic = 'todo.commands' order by id desc limit $1`,
      [titles.length],
    );
    const sent = rows.map(
      ({ value }) =>
        (JSON.parse(value.toString()) as { payload: { tasks: { title: string }[] } }).payload.tasks[0]!.title,
    );
    expect(sent.reverse()).toEqual(titles);
  });
});

it('what is known of a path is told without a token, and nothing else', async () => {
  const options = await fetch(`${gateway.url}/api/tasks/${task.taskId}`, { method: 'OPTIONS' });

  expect(options.status).toBe(204);
  expect(options.headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS, PATCH');
  expect(options.headers.get('access-control-allow-origin')).toBeNull();
  expect(options.headers.get('x-powered-by')).toBeNull();
  expect(options.headers.get('x-content-type-options')).toBe('nosniff');
});
