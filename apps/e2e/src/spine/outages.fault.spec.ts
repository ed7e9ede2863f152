import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '@todo/event-contracts';

import { eventsFoldToRows, exactlyOneEffectEach, ownedTasks, rowsOf, settled } from '../harness/checks.js';
import { eventually } from '@todo/testkit';
import { addTasks } from '../harness/load.js';
import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { recordsOf } from '../harness/topic-reader.js';

/** How long the faults last, in ms. */
const faultMs = 20_000;

describe('what everybody needs goes away', () => {
  let stack: Stack;
  let gateway: ServiceProcess;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it('answers requests while the broker is away, services started before it included, and applies all when it returns', async () => {
    stack.brokerProxy.down();
    const commands = await stack.service('todo-command-service');
    gateway = await stack.service('chat-gateway');
    await gateway.ready();
    const early = await Person.at(gateway.url);
    const saved = await eventually(
      async () => {
        const answer = await early.post('/api/tasks', { title: 'before the broker' });
        expect(answer.status).toBe(202);
        return answer;
      },
      { withinMs: 10_000 },
    );
    expect(saved.headers.get('location')).toMatch(/^\/api\/commands\//);

    stack.brokerProxy.up();

    await commands.ready();
    await eventually(
      async () => {
        const { body } = await early.get(saved.headers.get('location')!);
        expect(body).toMatchObject({ status: 'accepted' });
      },
      { withinMs: 10_000 },
    );
  });

  it('loses nothing in 20 s without the broker, keeps the order of a user, and has applied all within 10 s', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => Person.at(gateway.url)));
    const [editor] = people;
    const task = await editor!.addTask('edited without a broker');
    const load = new AbortController();
    const running = addTasks({ people: people.slice(1), perSecond: 100, signal: load.signal });

    const [broker] = stack.broker.nodes;
    await broker!.kill('SIGKILL');
    const until = performance.now() + faultMs;
    const edits: number[] = [];
    let edited = 0;
    while (performance.now() < until) {
      edited += 1;
      const answer = await editor!.patch(`/api/tasks/${task.taskId}`, { title: `edit ${edited}` });
      edits.push(answer.status);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    load.abort();
    const operations = await running;
    await broker!.start();
    const returned = performance.now();

    await settled(stack, 10_000);
    expect(performance.now() - returned, 'ms from the return of the port').toBeLessThan(10_000);
    expect(new Set(edits)).toEqual(new Set([202]));
    const current = await editor!.get(`/api/tasks/${task.taskId}`);
    expect(current.body).toMatchObject({ title: `edit ${edited}`, version: 1 + edited });
    const known = new Set(operations.map(({ userId }) => userId));
    exactlyOneEffectEach(
      operations,
      (await ownedTasks(stack)).filter(({ userId }) => known.has(userId)),
    );
    await eventsFoldToRows(stack, await ownedTasks(stack));
  });

  it('loses nothing and writes no dead letter in 20 s without the database', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => Person.at(gateway.url)));
    const load = new AbortController();
    const running = addTasks({ people, perSecond: 100, signal: load.signal });
    await eventually(() => expect(stack.services.every(({ running: alive }) => alive)).toBe(true), { withinMs: 1000 });

    await stack.database.stop();
    await new Promise((resolve) => setTimeout(resolve, faultMs));
    await stack.database.start();
    await eventually(
      async () => {
        expect((await people[0]!.get('/api/tasks')).status).toBe(200);
      },
      { withinMs: 30_000 },
    );
    load.abort();
    const operations = await running;

    await settled(stack, 30_000);
    const known = new Set(people.map(({ userId }) => userId));
    expect(operations.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    exactlyOneEffectEach(
      operations,
      (await ownedTasks(stack)).filter(({ userId }) => known.has(userId)),
    );
    expect(await recordsOf(stack, topics.deadLetter)).toEqual([]);
    expect(await rowsOf(stack, 'todo-command-service', 'select id from outbox where parked_at is not null')).toEqual(
      [],
    );
  });
});
