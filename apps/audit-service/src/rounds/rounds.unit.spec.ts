import { describe, expect, it, vi } from 'vitest';

import { Rounds } from './rounds.js';

const silent = { debug() {}, info() {}, warn: vi.fn(), error() {} };

function given(round: () => Promise<void>, lastRound = false) {
  vi.useFakeTimers();
  return new Rounds({ name: 'r', everyMs: 1000, logger: silent, round, lastRound });
}

describe('rounds', () => {
  it('begin at once, go on after a pause, and go on after a failure, which is told', async () => {
    let count = 0;
    const rounds = given(async () => {
      count += 1;
      if (count === 2) throw new Error('away');
    });

    rounds.start();
    const counts = [count];
    for (let second = 0; second < 3; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      counts.push(count);
    }
    await rounds.stop();
    vi.useRealTimers();

    expect(counts).toEqual([1, 2, 3, 4]);
    expect(silent.warn).toHaveBeenCalledTimes(1);
  });

  it('end after the round that is under way, and a last one where that is wished', async () => {
    for (const lastRound of [false, true]) {
      let [count, under] = [0, 0];
      const end = Promise.withResolvers<void>();
      const rounds = given(async () => {
        count += 1;
        under += 1;
        expect(under).toBe(1);
        await end.promise;
        under -= 1;
      }, lastRound);
      rounds.start();

      const stopped = rounds.stop();
      end.resolve();
      await stopped;
      await vi.advanceTimersByTimeAsync(5000);
      vi.useRealTimers();

      expect(count).toBe(lastRound ? 2 : 1);
    }
  });
});
