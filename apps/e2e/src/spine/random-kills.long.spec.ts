import { recordFigures } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  answeredAgain,
  eventsFoldToRows,
  exactlyOneEffectEach,
  oneOutcomeEach,
  ownedTasks,
  settled,
} from '../harness/checks.js';
import { addTasks } from '../harness/load.js';
import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';

const kills = 20;

describe('twenty kills at random moments', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
  });
  afterAll(() => stack.stop());

  it('leave every accepted command with exactly one effect and one outcome', async () => {
    const first = await stack.everyService();
    const second = await stack.everyService();
    const victims: ServiceProcess[] = [first.commands, second.commands, first.gateway, second.gateway];
    const people = await Promise.all(
      Array.from({ length: 40 }, (_, n) => Person.at(n % 2 === 0 ? first.gateway.url : second.gateway.url)),
    );
    const load = new AbortController();
    const running = addTasks({ people, perSecond: 100, signal: load.signal });

    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 6000));
      const victim = victims[kill % victims.length]!;
      victim.signal('SIGKILL');
      expect(await victim.ended()).toBe('SIGKILL');
      await victim.restart();
    }
    await Promise.all(victims.map((victim) => victim.ready()));
    load.abort();
    const operations = await running;
    await settled(stack, 60_000);

    const tasks = await ownedTasks(stack);
    expect(operations.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    exactlyOneEffectEach(operations, tasks);
    await eventsFoldToRows(stack, tasks);
    await oneOutcomeEach(stack);
    recordFigures('Twenty random kills under load', {
      kills,
      'commands accepted': operations.length,
      'commands lost': 0,
      'effects doubled': 0,
      'commands delivered again': await answeredAgain(stack),
    });
  });
});
