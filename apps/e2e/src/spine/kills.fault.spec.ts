import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  answeredAgain,
  eventsFoldToRows,
  exactlyOneEffectEach,
  oneOutcomeEach,
  ownedTasks,
  settled,
} from '../harness/checks.js';
import { armed, type Failpoint } from '../harness/failpoints.js';
import { addTasks } from '../harness/load.js';
import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';

describe('kill -9 at named points, under 200 commands a second', () => {
  let stack: Stack;
  let note: string;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    note = `${stack.folder}/kills.txt`;
  });
  afterAll(() => stack.stop());

  /** Lets the armed service run into its end and starts it again, armed with the next point or with none. */
  async function survive(service: ServiceProcess, points: readonly Failpoint[]): Promise<void> {
    for (const [index] of points.entries()) {
      expect(await service.ended()).toBe('SIGKILL');
      const next = points[index + 1];
      await service.restart(next === undefined ? {} : armed(next, { note }));
    }
    await service.ready();
  }

  it('gives every accepted command exactly one effect and puts its events on their topics', async () => {
    const commandPoints: Failpoint[] = ['in-transaction', 'after-commit', 'before-mark', 'before-offsets'];
    const gatewayPoints: Failpoint[] = ['in-transaction', 'after-commit'];
    const { gateway, commands } = await stack.everyService();
    const people = await Promise.all(Array.from({ length: 40 }, () => Person.at(gateway.url)));
    await people[0]!.addTask('warm-up');
    for (const [service, points] of [
      [gateway, gatewayPoints],
      [commands, commandPoints],
    ] as const) {
      service.signal('SIGTERM');
      await service.ended();
      await service.restart(armed(points[0]!, { note }));
    }

    const load = new AbortController();
    const running = addTasks({ people, perSecond: 200, signal: load.signal });
    await Promise.all([survive(gateway, gatewayPoints), survive(commands, commandPoints)]).finally(() => load.abort());
    const operations = await running;
    await settled(stack, 60_000);

    const tasks = (await ownedTasks(stack)).filter(({ state }) => state?.title !== 'warm-up');
    expect(operations.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    exactlyOneEffectEach(operations, tasks);
    await eventsFoldToRows(stack, await ownedTasks(stack));
    await oneOutcomeEach(stack);

    const points = readFileSync(note, 'utf8').trim().split('\n');
    expect(points.sort()).toEqual([...commandPoints, ...gatewayPoints].sort());
    const redelivered = await answeredAgain(stack);
    expect(redelivered, 'without a redelivery nothing was proved').toBeGreaterThan(0);
    console.log(`6 kills, ${operations.length} commands, ${redelivered} answered again`);
  });
});
