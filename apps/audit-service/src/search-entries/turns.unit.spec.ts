import { describe, expect, it } from 'vitest';

import { Turns } from './turns.js';

/** Work that goes on until it is told to end. */
function given(options: { runningMax: number; waitingMax: number }) {
  const turns = new Turns(options);
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const begin = (name: string) => {
    const end = Promise.withResolvers<void>();
    ends.set(name, end);
    return turns.take(async () => {
      begun.push(name);
      await end.promise;
      return name;
    });
  };
  const nextTurnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));
  return { begin, begun, end: (name: string) => ends.get(name)!, nextTurnOfTheLoop };
}

describe('taking turns', () => {
  it('runs a few at a time, in the order in which they came', async () => {
    const { begin, begun, end, nextTurnOfTheLoop } = given({ runningMax: 2, waitingMax: 10 });
    const all = ['a', 'b', 'c', 'd'].map(begin);
    await nextTurnOfTheLoop();
    const first = [...begun];

    end('b').resolve();
    await nextTurnOfTheLoop();
    const then = [...begun];
    for (const name of ['a', 'c', 'd']) end(name).resolve();

    expect([first, then]).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the turn on when work fails', async () => {
    const { begin, end } = given({ runningMax: 1, waitingMax: 10 });
    const [failing, next] = [begin('a'), begin('b')];

    end('a').reject(new Error('failed'));
    end('b').resolve();

    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('b');
  });

  it('sends away who comes when too many wait', async () => {
    const { begin, end } = given({ runningMax: 1, waitingMax: 1 });
    const all = [begin('a'), begin('b')];

    await expect(begin('c')).rejects.toMatchObject({ status: 503, code: 'too-busy' });

    for (const name of ['a', 'b']) end(name).resolve();
    await Promise.all(all);
  });
});
