import { randomUUID } from 'node:crypto';

import type { Command } from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { type Answer, send } from '../testing/http-client.js';
import { failed, rejected } from '../testing/messages.js';
import { type Owned, TaskOwner } from '../testing/task-owner.js';

let rig: GatewayRig;
let gateway: Instance;
let owner: TaskOwner;
let commands: Command[];
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance();
});
afterAll(() => rig.close());
beforeEach(() => {
  owner = new TaskOwner();
  commands = [];
  user = randomUUID();
  rig.circuit = 'closed';
  answerWith(eventsThenResult);
});

type Way = (owned: Owned) => Promise<void>;

const eventsThenResult: Way = async ({ events, result }) => {
  if (events.length > 0) await rig.project(...events);
  await rig.project(result);
};
const resultThenEvents: Way = async ({ events, result }) => {
  await rig.project(result);
  if (events.length > 0) await rig.project(...events);
};

function answerWith(way: Way): void {
  rig.answerCommands((command) => {
    commands.push(command);
    if (command.eventType !== 'profile.update') void way(owner.handle(command));
  });
}

const request = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  send(gateway.url, user, method, path, { ...(body === undefined ? {} : { body }), ...(headers && { headers }) });

async function newTask(title = 'Buy bread'): Promise<string> {
  const { body } = await request('POST', '/api/tasks', { title });
  return String(body['taskId']);
}

describe('a change is answered with its outcome', () => {
  it.each([
    ['its event arrives before its result', eventsThenResult],
    ['its result arrives before its event', resultThenEvents],
    [
      'both arrive at once',
      async ({ events, result }: Owned) => {
        await Promise.all([rig.project(...events), rig.project(result)]);
      },
    ],
  ])('201 with the task when %s', async (_, way) => {
    answerWith(way);

    const { status, headers, body } = await request('POST', '/api/tasks', { title: 'Buy bread', tags: ['home'] });

    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Buy bread', tags: ['home'], status: 'pending', version: 1 });
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe(`/api/tasks/${body['taskId']}`);
    expect(headers.get('command-id')).toBe(commands[0]!.eventId);
    expect((await request('GET', `/api/tasks/${body['taskId']}`)).body).toEqual(body);
  });

  it('is not answered by a result alone: what somebody is told of, they can read', async () => {
    answerWith(({ result }) => rig.project(result));

    const { status, headers } = await request('POST', '/api/tasks', { title: 'Buy bread' });

    expect(status).toBe(202);
    expect((await request('GET', headers.get('location')!)).body).toMatchObject({ status: 'pending' });
  });

  it('202 when no outcome comes in time, and the outcome can be asked for later', async () => {
    let owned: Owned | undefined;
    answerWith(async (late) => void (owned = late));

    const { status, headers, body } = await request('POST', '/api/tasks', { title: 'Buy bread' });
    await eventsThenResult(owned!);

    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'pending', commandId: commands[0]!.eventId });
    const outcome = await request('GET', headers.get('location')!);
    expect(outcome.body).toMatchObject({ status: 'accepted', tasks: [{ taskId: body['taskId'], version: 1 }] });
  });

  it('202 at once while the broker is known to be away', async () => {
    rig.circuit = 'open';
    answerWith(async () => undefined);
    const startedMs = performance.now();

    const { status } = await request('POST', '/api/tasks', { title: 'Buy bread' });

    expect(status).toBe(202);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('updates, completes, reopens and deletes, each with the new version', async () => {
    const taskId = await newTask();
    const path = `/api/tasks/${taskId}`;

    const updated = await request('PATCH', path, { title: 'Buy milk', description: 'oat' });
    const cleared = await request('PATCH', path, { description: null });
    const completed = await request('POST', `${path}/complete`);
    const reopened = await request('POST', `${path}/reopen`, {});
    const deleted = await request('DELETE', path);

    expect(updated).toMatchObject({ status: 200, body: { title: 'Buy milk', description: 'oat', version: 2 } });
    expect(cleared.body).not.toHaveProperty('description');
    expect(completed).toMatchObject({ status: 200, body: { status: 'completed', version: 4 } });
    expect(reopened).toMatchObject({ status: 200, body: { status: 'pending', version: 5 } });
    expect(deleted).toMatchObject({ status: 200, body: { taskId, version: 6, deleted: true } });
    expect((await request('GET', path)).status).toBe(404);
    const { body } = await request('GET', `${path}/history`);
    expect((body['items'] as { change: string }[]).map(({ change }) => change)).toEqual([
      ...['deleted', 'edited', 'completed', 'edited', 'edited', 'created'],
    ]);
  });

  it('carries correlation id and trace into the command', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { 'X-Request-Id': 'chat-7', traceparent: `00-${trace}-00f067aa0ba902b7-01` };

    const answer = await request('POST', '/api/tasks', { title: 'Buy bread' }, headers);

    expect(answer.headers.get('x-correlation-id')).toBe('chat-7');
    expect(commands[0]!.headers).toMatchObject({ correlationId: 'chat-7', actor: { type: 'user', id: user } });
    expect(commands[0]!.headers.traceparent).toContain(trace);
  });
});

describe('a task that has changed since it was read', () => {
  it('412 at once when If-Match names an older version, with the present state and no command', async () => {
    const taskId = await newTask();
    await request('PATCH', `/api/tasks/${taskId}`, { title: 'Buy milk' });
    const sent = commands.length;

    const answer = await request('PATCH', `/api/tasks/${taskId}`, { title: 'Buy jam' }, { 'If-Match': '"1"' });

    expect(answer).toMatchObject({
      status: 412,
      body: { code: 'version-stale', current: { title: 'Buy milk', version: 2 } },
    });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(commands).toHaveLength(sent);
  });

  it.each([
    ['412 with', { 'If-Match': '"1"' }, 412],
    ['409 without', {}, 409],
  ])('%s If-Match when the owner of tasks knows a newer version', async (_, headers, status) => {
    const taskId = await newTask();
    const elsewhere = owner.touch(taskId);
    answerWith(async (owned) => {
      await rig.project(owned.result);
      await rig.project(elsewhere);
    });

    const answer = await request('PATCH', `/api/tasks/${taskId}`, { title: 'Buy jam' }, headers);

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code: 'version-stale', current: { title: 'Buy bread!', version: 2 } });
  });

  it("counts the user's own changes that are still on their way as seen, but not against If-Match", async () => {
    const taskId = await newTask();
    const held: Owned[] = [];
    rig.circuit = 'open';
    answerWith(async (owned) => void held.push(owned));

    const answers = [
      await request('PATCH', `/api/tasks/${taskId}`, { title: 'Buy milk' }),
      await request('PATCH', `/api/tasks/${taskId}`, { priority: 'high' }),
      await request('POST', `/api/tasks/${taskId}/complete`, undefined, { 'If-Match': '"1"' }),
    ];
    for (const owned of held) await eventsThenResult(owned);

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const outcomes = await Promise.all(answers.map(({ headers }) => request('GET', headers.get('location')!)));
    expect(outcomes.map(({ body }) => body['status'])).toEqual(['accepted', 'accepted', 'rejected']);
  });

  it('can be changed while its creation is still on its way', async () => {
    const held: Owned[] = [];
    rig.circuit = 'open';
    answerWith(async (owned) => void held.push(owned));
    const { body } = await request('POST', '/api/tasks', { title: 'Buy bread' });

    const change = await request('PATCH', `/api/tasks/${body['taskId']}`, { title: 'Buy milk' });
    for (const owned of held) await eventsThenResult(owned);

    expect(change.status).toBe(202);
    expect((await request('GET', `/api/tasks/${body['taskId']}`)).body).toMatchObject({
      title: 'Buy milk',
      version: 2,
    });
  });
});

describe('a change that is refused', () => {
  it.each([
    ['limit-open-tasks', 409],
    ['recurrence-invalid', 422],
    ['task-archived', 409],
    ['task-not-yours', 404],
  ] as const)('%s is answered with %i and the code', async (code, status) => {
    answerWith(async ({ result }) => rig.project(rejected(user, result.payload.commandId, code)));

    const answer = await request('POST', '/api/tasks', { title: 'Buy bread' });

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code: status === 404 ? 'task-unknown' : code });
  });

  it('500 when the command could not be handled at all', async () => {
    answerWith(async ({ result }) => rig.project(failed(user, result.payload.commandId)));

    const answer = await request('POST', '/api/tasks', { title: 'Buy bread' });

    expect(answer).toMatchObject({ status: 500, body: { code: 'command-failed', commandId: commands[0]!.eventId } });
  });

  it("404 for a task of somebody else's, and for one that is nobody's, without a command", async () => {
    const taskId = await newTask();
    const sent = commands.length;
    user = randomUUID();

    for (const id of [taskId, randomUUID()]) {
      for (const [method, path] of [
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/complete'],
        ['POST', '/reopen'],
      ] as const) {
        const answer = await request(
          method,
          `/api/tasks/${id}${path}`,
          method === 'PATCH' ? { title: 'x' } : undefined,
        );
        expect(answer).toMatchObject({ status: 404, body: { code: 'task-unknown' } });
      }
    }
    expect(commands).toHaveLength(sent);
  });
});
