import { randomUUID } from 'node:crypto';

import type { Command } from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { type Answer, send } from '../testing/http-client.js';
import { type Owned, TaskOwner } from '../testing/task-owner.js';

let rig: GatewayRig;
let instances: Instance[];
let owner: TaskOwner;
let commands: Command[];
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  instances = [await rig.instance(), await rig.instance()];
});
afterAll(() => rig.close());
beforeEach(() => {
  owner = new TaskOwner();
  commands = [];
  user = randomUUID();
  rig.circuit = 'closed';
  answerWith(carryOut);
});

const carryOut = async ({ events, result }: Owned) => {
  await rig.project(result);
  if (events.length > 0) await rig.project(...events);
};

function answerWith(way: (owned: Owned) => Promise<void>): void {
  rig.answerCommands((command) => {
    commands.push(command);
    void way(owner.handle(command));
  });
}

const create = (key: string, body: unknown = { title: 'Buy bread' }, instance = 0): Promise<Answer> =>
  send(instances[instance]!.url, user, 'POST', '/api/tasks', { body, headers: { 'Idempotency-Key': key } });

const told = ({ status, headers, body }: Answer) => ({
  ...{ status, body },
  ...{ etag: headers.get('etag'), location: headers.get('location'), command: headers.get('command-id') },
});

describe('a request with an Idempotency-Key', () => {
  it('has one effect and the same answer when it is sent again, to any instance', async () => {
    const first = await create('key');
    const again = await create('key', { title: 'Buy bread' }, 1);

    expect(first.status).toBe(201);
    expect(told(again)).toEqual(told(first));
    expect(commands).toHaveLength(1);
  });

  it('gives the answer of then, whatever happened since', async () => {
    const first = await create('key');
    const path = `/api/tasks/${first.body['taskId']}`;
    await send(instances[0]!.url, user, 'PATCH', path, { body: { title: 'Buy milk' } });
    await send(instances[0]!.url, user, 'DELETE', path);

    expect(told(await create('key'))).toEqual(told(first));
  });

  it('has one effect when it is sent fifty times at once, and all wait for the one answer', async () => {
    answerWith(async (owned) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await carryOut(owned);
    });

    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => create('key', undefined, index % 2)));

    expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(commands).toHaveLength(1);
  });

  it('is the same request whatever the order of its members, and another one with another body, path or If-Match', async () => {
    const { body: task } = await create('key', { title: 'Buy bread', priority: 'high' });

    expect((await create('key', { priority: 'high', title: 'Buy bread' })).status).toBe(201);
    expect(await create('key', { title: 'Buy milk', priority: 'high' })).toMatchObject({
      ...{ status: 422, body: { code: 'idempotency-key-reused' } },
    });
    const path = `/api/tasks/${task['taskId']}/complete`;
    const complete = (headers: Record<string, string>) => send(instances[0]!.url, user, 'POST', path, { headers });
    expect((await complete({ 'Idempotency-Key': 'key' })).status).toBe(422);
    expect((await complete({ 'Idempotency-Key': 'other', 'If-Match': '"1"' })).status).toBe(200);
    expect((await complete({ 'Idempotency-Key': 'other', 'If-Match': '"2"' })).status).toBe(422);
    expect((await complete({ 'Idempotency-Key': 'other', 'If-Match': '"1"' })).status).toBe(200);
    expect(commands).toHaveLength(2);
  });

  it("is nobody else's: two users may use the same key", async () => {
    const first = await create('key');
    user = randomUUID();
    const second = await create('key');

    expect(second.status).toBe(201);
    expect(second.body['taskId']).not.toBe(first.body['taskId']);
  });

  it('is answered with the outcome when the first answer was 202', async () => {
    let late: Owned | undefined;
    rig.circuit = 'open';
    answerWith(async (owned) => void (late = owned));
    const first = await create('key');
    const meanwhile = await create('key');
    await carryOut(late!);

    const again = await create('key');

    expect([first.status, meanwhile.status, again.status]).toEqual([202, 202, 201]);
    expect(again.body['taskId']).toBe(first.body['taskId']);
    expect(commands).toHaveLength(1);
  });

  it('is forgotten after 24 hours: then it is a new request, with a command of its own', async () => {
    const first = await create('key');
    await rig.pool.query(`update idempotency_keys set created_at = created_at - interval '25 hours'`);

    const later = await create('key', { title: 'Buy milk' });
    const again = await create('key', { title: 'Buy milk' });

    expect(later).toMatchObject({ status: 201, body: { title: 'Buy milk' } });
    expect(later.body['taskId']).not.toBe(first.body['taskId']);
    expect(told(again)).toEqual(told(later));
    expect(commands).toHaveLength(2);
  });

  it('repeats a refusal as it was', async () => {
    const { body } = await create('one');
    const elsewhere = owner.touch(String(body['taskId']));
    const path = `/api/tasks/${body['taskId']}`;
    const patch = () =>
      send(instances[0]!.url, user, 'PATCH', path, { body: { title: 'x' }, headers: { 'Idempotency-Key': 'two' } });
    answerWith(({ result }) => rig.project(result));

    rig.circuit = 'open';
    await patch();
    await rig.project(elsewhere);

    const first = await vi.waitFor(async () => {
      const answer = await patch();
      expect(answer).toMatchObject({ status: 409, body: { code: 'version-stale', current: { version: 2 } } });
      return answer;
    });
    const { correlationId: _one, instance: _two, ...said } = first.body;
    expect((await patch()).body).toMatchObject(said);
  });

  it('without a key every request is a new one', async () => {
    const plain = () => send(instances[0]!.url, user, 'POST', '/api/tasks', { body: { title: 'Buy bread' } });

    const [one, two] = [await plain(), await plain()];

    expect(one.body['taskId']).not.toBe(two.body['taskId']);
  });
});
