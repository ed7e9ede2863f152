import { afterEach, describe, expect, it } from 'vitest';

import { eventsFoldToRows, exactlyOneEffectEach, oneOutcomeEach, ownedTasks, settled } from '../harness/checks.js';
import { armed, disarmed } from '../harness/failpoints.js';
import { addTasks, type Operation } from '../harness/load.js';
import { Person } from '../harness/person.js';
import { variant } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';

/** How long the load lasts behind the kills, in ms. */
const loadMs = 6000;

describe('a service that is wrong on purpose is found out by the checks', () => {
  let stack: Stack;

  afterEach(() => stack.stop());

  /** Runs load against the command service (or a variant of it), killing it a few times. */
  async function underLoad(entry: string | undefined, kills: number): Promise<Operation[]> {
    stack = await Stack.start({ proxied: false });
    const gateway = await stack.service('chat-gateway');
    const arms = (after: number) => armed('before-mark', { note: `${stack.folder}/kills.txt`, after });
    const commands = await stack.service('todo-command-service', {
      ...(entry === undefined ? {} : { entry }),
      environment: kills > 0 ? arms(15) : {},
    });
    await Promise.all([gateway.ready(), commands.ready()]);
    const people = await Promise.all(Array.from({ length: 20 }, () => Person.at(gateway.url)));
    const load = new AbortController();
    const running = addTasks({ people, perSecond: 100, signal: load.signal });
    for (let kill = 1; kill <= kills; kill += 1) {
      expect(await commands.ended()).toBe('SIGKILL');
      await commands.restart(kill < kills ? arms(15) : disarmed);
    }
    await commands.ready();
    await new Promise((resolve) => setTimeout(resolve, loadMs));
    load.abort();
    return running;
  }

  async function check(operations: readonly Operation[]): Promise<void> {
    await settled(stack, 20_000);
    const tasks = await ownedTasks(stack);
    exactlyOneEffectEach(operations, tasks);
    await eventsFoldToRows(stack, tasks);
    await oneOutcomeEach(stack);
  }

  it('the product itself passes them', async () => {
    const operations = await underLoad(undefined, 2);
    await check(operations);
  });

  it('without dedupe: red', async () => {
    const operations = await underLoad(variant('without-dedupe'), 2);
    await expect(check(operations)).rejects.toThrow(/more than one outcome/);
  });

  it('with offsets committed first: red', async () => {
    const operations = await underLoad(variant('offsets-first'), 2);
    await expect(check(operations)).rejects.toThrow(/commands without an outcome/);
  });

  it('with a swallowed error: red', async () => {
    const operations = await underLoad(variant('swallowed-error'), 0);
    await expect(check(operations)).rejects.toThrow(/commands without an outcome/);
  });
});
