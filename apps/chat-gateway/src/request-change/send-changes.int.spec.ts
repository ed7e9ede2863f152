import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig } from '../testing/gateway-rig.js';
import { aTask, created } from '../testing/messages.js';
import { Outcomes } from '../command/outcomes.js';
import { settledCommands } from '../adapters/command-table.js';
import type { ChangeRequest } from './change-request.js';
import { SendChanges } from './send-changes.js';
import type { Wish } from './wish.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let rig: GatewayRig;
let outcomes: Outcomes;
let sending: SendChanges;
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  outcomes = new Outcomes({
    settledCommands: (names) => settledCommands(rig.pool, names),
    ...{ circuitOpen: () => true, logger: silent },
  });
  sending = new SendChanges(rig.runInTransaction, outcomes, () => new Date());
});
afterAll(async () => {
  outcomes.stop();
  await rig.close();
});
beforeEach(() => void (user = randomUUID()));

const request = (wish: Wish, key?: string, requestHash = 'ab', userId = user): ChangeRequest => ({
  origin: { userId, correlationId: 'test', traceparent: undefined },
  ...{ wish, repeatable: key === undefined ? undefined : { key, requestHash } },
});
const create = (title: string): Wish => ({ kind: 'create', task: { title } });

async function sentPayloads(of = user): Promise<{ id: string; payload: Record<string, unknown> }[]> {
  const { rows } = await rig.pool.query<{ value: Buffer }>(
    `select value from outbox where topic = 'todo.commands' and user_id = $1 order by id`,
    [of],
  );
  return rows.map(({ value }) => {
    const { eventId, payload } = JSON.parse(value.toString()) as { eventId: string; payload: Record<string, unknown> };
    return { id: eventId, payload };
  });
}

describe('changes that are sent together', () => {
  it('know of each other, as if they had come one after another', async () => {
    const task = aTask({ userId: user });
    await rig.project(created(task));
    const onTask = { taskId: task.taskId, expected: undefined };

    const sent = await sending.send([
      request({ kind: 'update', set: { title: 'Buy milk' }, ...onTask }),
      request({ kind: 'complete', ...onTask }),
      request({ kind: 'delete', ...onTask }),
    ]);

    const commands = await sentPayloads();
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    const ids = commands.map(({ id }) => id);
    expect(commands.map(({ payload }) => payload['ownPending'])).toEqual([undefined, ids.slice(0, 1), ids.slice(0, 2)]);
  });

  it('are one when they are the same, and refused when they only share a key', async () => {
    const sent = await sending.send([
      request(create('Buy bread'), 'key', 'aa'),
      request(create('Buy bread'), 'key', 'aa'),
      request(create('Buy milk'), 'key', 'bb'),
      request(create('Buy bread'), 'other', 'aa'),
      request(create('Buy bread')),
    ]);

    expect(sent.map((one) => (one.kind === 'sent' ? one.before : one.kind))).toEqual([
      ...[false, true, 'key-reused', false, false],
    ]);
    expect(await sentPayloads()).toHaveLength(3);
    const again = await sending.send([request(create('Buy milk'), 'key', 'bb'), request(create('x'), 'key', 'aa')]);
    expect(again.map((one) => (one.kind === 'sent' ? one.before : one.kind))).toEqual(['key-reused', true]);
  });

  it('can name a task that one of them creates', async () => {
    const [first] = await sending.send([request(create('Buy bread'))]);
    const { taskId } = first as { taskId: string };

    const both = await sending.send([
      request({ kind: 'complete', taskId, expected: undefined }),
      request({ kind: 'reopen', taskId, expected: undefined }),
    ]);

    expect(both.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    const [creation, completion, reopening] = await sentPayloads();
    expect(completion!.payload['ownPending']).toEqual([creation!.id]);
    expect(reopening!.payload).toMatchObject({
      targets: [{ taskId, version: 1 }],
      ownPending: [creation!.id, completion!.id],
    });
  });

  it('of different users have nothing to do with each other', async () => {
    const [ann, bob] = [randomUUID(), randomUUID()];
    const task = aTask({ userId: ann });
    await rig.project(created(task));

    const sent = await sending.send([
      request(create('hers'), 'key', 'aa', ann),
      request(create('his'), 'key', 'bb', bob),
      request({ kind: 'complete', taskId: task.taskId, expected: undefined }, undefined, '', bob),
      request({ kind: 'complete', taskId: task.taskId, expected: undefined }, undefined, '', ann),
    ]);

    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'unknown-task', 'sent']);
    expect(await sentPayloads(bob)).toHaveLength(1);
  });

  it('are all or none', async () => {
    const impossible = request(create('x'), 'key', 'not hexadecimal');

    await expect(sending.send([request(create('Buy bread')), impossible])).rejects.toThrow();

    expect(await sentPayloads()).toEqual([]);
    expect((await rig.pool.query('select from commands where user_id = $1', [user])).rowCount).toBe(0);
  });
});
