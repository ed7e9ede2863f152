import { describe, expect, it } from 'vitest';

import { PersonQueues } from './person-queues.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that notes when it begins and ends when it is told to. */
function held(began: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = () => {
    began.push(name);
    return promise;
  };
  return { work, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

describe('the queue of a person', () => {
  it('takes one after another, and others beside them', async () => {
    const queues = new PersonQueues();
    const began: string[] = [];
    const [first, second, other] = ['first', 'second', 'other'].map((name) => held(began, name));
    const results = [queues.run('ann', first!.work), queues.run('ann', second!.work), queues.run('bob', other!.work)];

    await turn();
    expect(began).toEqual(['first', 'other']);
    first!.end();
    await turn();
    expect(began).toEqual(['first', 'other', 'second']);

    second!.end();
    other!.end();
    expect(await Promise.all(results)).toEqual(['first', 'second', 'other']);
  });

  it('goes on behind work that fails', async () => {
    const queues = new PersonQueues();
    const failing = held([], 'failing');
    const results = [queues.run('ann', failing.work), queues.run('ann', async () => 'done')];

    failing.fail();

    await expect(results[0]).rejects.toThrow('failing');
    expect(await results[1]).toBe('done');
  });

  it('refuses the twenty-first of a person with 429, and takes new ones when it is empty again', async () => {
    const queues = new PersonQueues();
    const first = held([], 'first');
    const waiting = [queues.run('ann', first.work), ...Array.from({ length: 19 }, () => queues.run('ann', turn))];

    await expect(queues.run('ann', turn)).rejects.toMatchObject({ status: 429, code: 'too-many-messages' });
    expect(await queues.run('bob', async () => 'bob')).toBe('bob');
    first.end();
    await Promise.all(waiting);

    expect(await queues.run('ann', async () => 'again')).toBe('again');
  });
});
