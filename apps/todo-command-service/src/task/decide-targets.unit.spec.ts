import { randomUUID } from 'node:crypto';

import { limits } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';

describe('a task that changed since it was seen', () => {
  it('is refused, with its present version', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    const seen = anna.target(task);
    await anna.sends('task.update', { targets: [seen], set: { title: 'Changed' } });

    const { result, events } = await anna.sends('task.complete', { targets: [seen] });

    expect(events).toEqual([]);
    expect(result).toMatchObject({
      eventType: 'command.rejected',
      payload: {
        code: 'version-stale',
        leftOut: [{ taskId: task.taskId, version: 2, title: 'Changed', code: 'version-stale' }],
      },
    });
  });

  it('counts as seen when only commands on their way changed it', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    const seen = anna.target(task);
    const first = await anna.sends('task.update', { targets: [seen], set: { title: 'One' } });
    const second = await anna.sends('task.update', {
      targets: [seen],
      set: { priority: 'high' },
      ownPending: [first.commandId],
    });

    const both = { targets: [seen], ownPending: [first.commandId, second.commandId] };
    const one = await anna.sends('task.complete', { targets: [seen], ownPending: [second.commandId] });
    const all = await anna.sends('task.complete', both);

    expect(one.result).toMatchObject({ payload: { code: 'version-stale' } });
    expect(all.result).toMatchObject({ payload: { tasks: [{ version: 4, change: 'completed' }] } });
  });

  it('counts as seen within one batch, its creation included', async () => {
    const anna = new GivenPerson();
    const taskId = randomUUID();
    const create = anna.command('task.create', { tasks: [{ taskId, title: 'Task' }] });
    const targets = [{ taskId, version: 1 }];
    const rename = anna.command('task.update', { targets, set: { title: 'New' }, ownPending: [create.eventId] });
    const complete = anna.command('task.complete', { targets, ownPending: [create.eventId, rename.eventId] });

    const answers = await anna.sendsAll([create, rename, complete]);

    expect(answers.map(({ result }) => result.eventType)).toEqual([
      'command.accepted',
      'command.accepted',
      'command.accepted',
    ]);
    expect(anna.task(taskId)).toMatchObject({ title: 'New', status: 'completed', version: 3 });
  });

  it('is refused when somebody saw a version that is not there yet', async () => {
    const anna = new GivenPerson();
    const { taskId } = await anna.has({ title: 'Task' });

    const { result } = await anna.sends('task.complete', { targets: [{ taskId, version: 2 }] });

    expect(result).toMatchObject({ payload: { code: 'version-stale' } });
  });
});

describe('a task that is not there', () => {
  it('is unknown: never made, deleted, or another person’s, in the very same words', async () => {
    const anna = new GivenPerson();
    const boris = new GivenPerson(anna.store);
    const foreign = await boris.has({ title: 'His' });
    const deleted = await anna.has({ title: 'Hers' });
    const seen = anna.target(deleted);
    await anna.sends('task.delete', { targets: [seen] });

    const results = await Promise.all(
      [{ taskId: randomUUID(), version: 1 }, seen, anna.target(deleted), boris.target(foreign)].map(async (target) => {
        const { result } = await anna.sends('task.complete', { targets: [target] });
        return result.payload as { code: string; message: string; leftOut: object[] };
      }),
    );

    expect(results.map(({ code }) => code)).toEqual(['task-unknown', 'task-unknown', 'task-unknown', 'task-not-yours']);
    expect(new Set(results.map(({ message }) => message)).size).toBe(1);
    for (const { leftOut } of results) expect(Object.keys(leftOut[0]!).sort()).toEqual(['code', 'taskId']);
  });
});

describe('a command about several tasks', () => {
  it('is carried out on all or none', async () => {
    const anna = new GivenPerson();
    const tasks = [
      await anna.has({ title: 'One' }),
      await anna.has({ title: 'Two' }),
      await anna.has({ title: 'Three' }),
    ];
    const targets = tasks.map((task) => anna.target(task));
    for (const task of tasks.slice(1))
      await anna.sends('task.update', { targets: [anna.target(task)], addTags: ['new'] });

    const { result, events } = await anna.sends('task.complete', { targets });

    expect(events).toEqual([]);
    expect(result).toMatchObject({
      payload: {
        code: 'version-stale',
        message:
          '“Two” was changed meanwhile. Look at it as it is now and say it again. 1 more of the 3 could not be done either.',
        leftOut: [{ version: 2 }, { version: 2 }],
      },
    });
  });

  it('leaves out what changed and names it, when asked to skip', async () => {
    const anna = new GivenPerson();
    const [one, two, three] = [
      await anna.has({ title: 'One' }),
      await anna.has({ title: 'Two' }),
      await anna.has({ title: 'Three' }),
    ];
    const targets = [one, two, three].map((task) => anna.target(task));
    await anna.sends('task.archive', { targets: [anna.target(two)] });
    await anna.sends('task.delete', { targets: [anna.target(three)] });

    const { result } = await anna.sends('task.complete', { targets, onStale: 'skip' });

    expect(result).toMatchObject({
      eventType: 'command.accepted',
      payload: {
        tasks: [{ taskId: one.taskId, change: 'completed' }],
        leftOut: [
          { taskId: two.taskId, code: 'version-stale', version: 2 },
          { taskId: three.taskId, code: 'task-unknown' },
        ],
      },
    });
  });

  it('is refused when it would skip everything', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });
    const seen = anna.target(task);
    await anna.sends('task.update', { targets: [seen], set: { title: 'New' } });

    const { result } = await anna.sends('task.complete', { targets: [seen], onStale: 'skip' });

    expect(result).toMatchObject({ eventType: 'command.rejected', payload: { code: 'version-stale' } });
  });

  it('takes a task once that is named twice', async () => {
    const anna = new GivenPerson();
    const task = await anna.has({ title: 'Task' });

    const { events } = await anna.sends('task.complete', { targets: [anna.target(task), anna.target(task)] });

    expect(events).toHaveLength(1);
  });

  it('has a most', async () => {
    const anna = new GivenPerson();
    const targets = Array.from({ length: limits.bulkTargetsMax + 1 }, () => ({ taskId: randomUUID(), version: 1 }));

    const { result } = await anna.sends('task.complete', { targets });

    expect(result).toMatchObject({ payload: { code: 'limit-targets' } });
  });
});
