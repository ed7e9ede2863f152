import { InfrastructureError } from '@todo/messaging';
import { describe, expect, it } from 'vitest';

import { Lanes } from './lanes.js';

/** Work that ends when it is told to, and remembers its batches. */
function heldWork() {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const work = (items: readonly string[]) => {
    batches.push([...items]);
    return new Promise<string[]>((resolve) => ends.push(() => resolve(items.map((item) => `${item}!`))));
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { batches, work, turn, endNext: async () => (await turn(), ends.shift()?.(), turn()) };
}

const bounds = { lanes: 1, batchMax: 3, waitingMax: 5 };

describe('a lane', () => {
  it('takes what comes alone at once, and what comes meanwhile together and in order', async () => {
    const { batches, work, endNext } = heldWork();
    const lanes = new Lanes(work, bounds);

    const results = ['a', 'b', 'c', 'd', 'e'].map((item) => lanes.submit('ann', item));
    await endNext();
    await endNext();
    await endNext();

    expect(batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('refuses what is too much', async () => {
    const { work } = heldWork();
    const lanes = new Lanes(work, bounds);
    const waiting = ['a', 'b', 'c', 'd', 'e', 'f'].map((item) => lanes.submit('ann', item));

    await expect(lanes.submit('ann', 'g')).rejects.toThrow(InfrastructureError);
    expect(waiting).toHaveLength(6);
  });

  it('answers to nobody what another did wrong', async () => {
    let calls = 0;
    const lanes = new Lanes<string, string>(async (items) => {
      calls += 1;
      if (calls === 1) await new Promise((resolve) => setImmediate(resolve));
      if (items.includes('bad')) throw new Error('bad');
      return items;
    }, bounds);

    const results = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((item) => lanes.submit('ann', item)));

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(calls).toBe(5);
  });

  it('lets nobody wait for somebody else who is locked out, nor twice for oneself', async () => {
    const batches: string[][] = [];
    const lanes = new Lanes<string, string>(
      async (items) => {
        batches.push([...items]);
        await new Promise((resolve) => setImmediate(resolve));
        if (items.some((item) => item.startsWith('ann'))) {
          throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
        }
        return items;
      },
      { ...bounds, batchMax: 10, waitingMax: 10 },
    );

    const items = ['cleo 0', 'ann 1', 'bob 1', 'ann 2', 'cleo 1', 'ann 3'];
    const results = await Promise.allSettled(items.map((item) => lanes.submit(item.split(' ')[0]!, item)));

    expect(results.map(({ status }) => status[0])).toEqual(['f', 'r', 'f', 'r', 'f', 'r']);
    expect(batches.slice(2)).toEqual([['ann 1', 'ann 2', 'ann 3'], ['bob 1'], ['cleo 1']]);
  });

  it('tries nothing again that everybody lacks', async () => {
    let calls = 0;
    const lanes = new Lanes<string, string>(async () => {
      calls += 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new InfrastructureError('away', 'away');
    }, bounds);

    const results = await Promise.allSettled(['a', 'b', 'c'].map((item) => lanes.submit('ann', item)));

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(2);
  });

  it('is one of several: what is of one key stays in one', async () => {
    const { batches, work, turn } = heldWork();
    const lanes = new Lanes(work, { ...bounds, lanes: 8 });

    for (const key of ['ann', 'bob', 'ann', 'cleo', 'bob']) void lanes.submit(key, key);
    await turn();

    expect(batches.flat().sort()).toEqual(['ann', 'bob', 'cleo']);
  });
});
