import { describe, expect, it } from 'vitest';

import { attemptsMax, backoffAfter, outageWait } from './retry-schedule.js';

describe('the retry schedule', () => {
  it('allows five attempts in all', () => {
    expect(attemptsMax).toBe(5);
  });

  it.each([
    [1, 100],
    [2, 300],
    [3, 900],
    [4, 2700],
  ])('waits after failed attempt %i for %i ms, give or take a fifth', (attempts, ms) => {
    expect(backoffAfter(attempts, 0)).toBeCloseTo(ms * 0.8);
    expect(backoffAfter(attempts, 0.5)).toBeCloseTo(ms);
    expect(backoffAfter(attempts, 0.999_999)).toBeCloseTo(ms * 1.2, 1);
  });

  it('waits during an outage longer and longer, up to five seconds, however long it lasts', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 2000].map(outageWait)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });
});
