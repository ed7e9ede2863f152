import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventsFoldToRows, exactlyOneEffectEach, ownedTasks, settled } from '../harness/checks.js';
import { eventually } from '@todo/testkit';
import { armed } from '../harness/failpoints.js';
import { addTasks } from '../harness/load.js';
import { Person } from '../harness/person.js';
import { Stack } from '../harness/stack.js';

/** Longer than the session of a consumer and the idle limit of a transaction together, in ms. */
const frozenMs = 12_000;

describe('an owner that is frozen at its COMMIT past its session', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it('is succeeded, and when it wakes nothing is lost, nothing doubled, and no older state wins', async () => {
    const note = `${stack.folder}/frozen.txt`;
    const frozen = await stack.service('todo-command-service', {
      environment: armed('at-commit', { note, after: 100, signal: 'SIGSTOP' }),
    });
    const { gateway } = await stack.everyService();
    await frozen.ready();
    const people = await Promise.all(Array.from({ length: 20 }, () => Person.at(gateway.url)));
    const editors = await Promise.all(Array.from({ length: 6 }, () => Person.at(gateway.url)));
    const edited = await Promise.all(editors.map((editor) => editor.addTask('version 1')));

    const load = new AbortController();
    const running = addTasks({ people, perSecond: 50, signal: load.signal });
    await eventually(() => expect(readFileSync(note, 'utf8')).toBe('at-commit\n'), { withinMs: 20_000 });
    const until = performance.now() + frozenMs;
    let edits = 1;
    while (performance.now() < until) {
      edits += 1;
      for (const [index, editor] of editors.entries()) {
        const { status } = await editor.patch(`/api/tasks/${edited[index]!.taskId}`, { title: `version ${edits}` });
        expect([200, 202]).toContain(status);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    frozen.signal('SIGCONT');
    await frozen.ready();
    load.abort();
    const operations = await running;
    await settled(stack, 30_000);

    const tasks = await ownedTasks(stack);
    const editing = new Set(editors.map(({ userId }) => userId));
    exactlyOneEffectEach(
      operations,
      tasks.filter(({ userId }) => !editing.has(userId)),
    );
    await eventsFoldToRows(stack, tasks);
    for (const [index, editor] of editors.entries()) {
      const { body } = await editor.get(`/api/tasks/${edited[index]!.taskId}`);
      expect(body).toMatchObject({ title: `version ${edits}`, version: edits });
    }
  });
});
