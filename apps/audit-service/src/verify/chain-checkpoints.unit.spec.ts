import { describe, expect, it } from 'vitest';

import { ChainCheckpoints } from './chain-checkpoints.js';

const head = (sequence: number, hash = `hash of ${sequence}`) => ({ chainId: 'c', sequence, hash });

describe('the checkpoints of a chain', () => {
  it('are counted without end and held within bounds, the newest always', () => {
    const checkpoints = new ChainCheckpoints();

    for (let sequence = 1; sequence <= 100_001; sequence += 1) checkpoints.add(head(sequence));

    const held = Array.from({ length: 100_001 }, (_, at) => at + 1).filter(
      (at) => checkpoints.hashAt(at) !== undefined,
    );
    expect(checkpoints.count).toBe(100_001);
    expect(held.length).toBeLessThanOrEqual(4096);
    expect(held.at(-1)).toBe(100_001);
    expect(checkpoints.newest).toEqual(head(100_001));
  });

  it('may be told twice, but not with two hashes for one row', () => {
    const checkpoints = new ChainCheckpoints();
    checkpoints.add(head(5));

    expect([checkpoints.add(head(5)), checkpoints.add(head(5, 'another'))]).toEqual([true, false]);
  });

  it('know the newest also when an older one is told later', () => {
    const checkpoints = new ChainCheckpoints();

    for (const sequence of [5, 9, 7]) checkpoints.add(head(sequence));

    expect(checkpoints.newest?.sequence).toBe(9);
  });
});
