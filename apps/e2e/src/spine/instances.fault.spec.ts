import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventsFoldToRows, exactlyOneEffectEach, ownedTasks, settled } from '../harness/checks.js';
import { eventually } from '@todo/testkit';
import { addTasks } from '../harness/load.js';
import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { StreamClient } from '../harness/stream-client.js';

describe('two instances of every service', () => {
  let stack: Stack;
  let gateways: [ServiceProcess, ServiceProcess];
  let commandServices: [ServiceProcess, ServiceProcess];

  beforeAll(async () => {
    stack = await Stack.start();
    const first = await stack.everyService();
    const second = await stack.everyService();
    gateways = [first.gateway, second.gateway];
    commandServices = [first.commands, second.commands];
  });
  afterAll(() => stack.stop());

  it('go on with outcomes when one is stopped and another killed, and a moved stream misses and doubles nothing', async () => {
    const listener = await Person.at(gateways[0].url);
    const first = await StreamClient.open(listener);
    const load = new AbortController();
    const others = await Promise.all(Array.from({ length: 10 }, () => Person.at(gateways[1].url)));
    const writer = await Person.at(gateways[1].url, { userId: listener.userId });
    const running = addTasks({ people: [...others, writer], perSecond: 40, signal: load.signal });
    await eventually(() => expect(first.events.filter(({ event }) => event === 'task').length).toBeGreaterThan(3), {
      withinMs: 10_000,
    });

    expect(await gateways[0].stop()).toBe(0);
    await first.ended;
    listener.gateway = gateways[1].url;
    const second = await StreamClient.open(listener, first.lastId);
    commandServices[0].signal('SIGKILL');
    await commandServices[0].ended();
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    load.abort();
    const operations = await running;
    await settled(stack, 30_000);

    const tasks = await ownedTasks(stack);
    exactlyOneEffectEach(operations, tasks);
    await eventsFoldToRows(stack, tasks);
    const own = operations.filter(({ userId }) => userId === listener.userId);
    await eventually(
      () => {
        const created = [...first.events, ...second.events].filter(({ event }) => event === 'task');
        expect(created.map(({ data }) => titleOf(data)).sort()).toEqual(own.map(({ title }) => title).sort());
      },
      { withinMs: 10_000 },
    );
    const ids = [...first.events, ...second.events].flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    second.close();
  });
});

function titleOf(data: unknown): string {
  return (data as { task: { title: string } }).task.title;
}
