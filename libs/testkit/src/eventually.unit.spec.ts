import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('answers what the assertion returns once it holds', async () => {
    let attempts = 0;
    const third = () => {
      attempts += 1;
      expect(attempts).toBe(3);
      return `attempt ${attempts}`;
    };

    expect(await eventually(third, { everyMs: 1 })).toBe('attempt 3');
  });

  it('throws the last failure when the time is over', async () => {
    let attempts = 0;
    const never = () => {
      attempts += 1;
      throw new Error(`failure ${attempts}`);
    };

    await expect(eventually(never, { withinMs: 30, everyMs: 1 })).rejects.toThrow(/^failure [1-9]\d*$/);
    expect(attempts).toBeGreaterThan(1);
  });

  it('does not wait for an attempt that hangs', async () => {
    const hang = () => new Promise<never>(() => {});

    await expect(eventually(hang, { withinMs: 20 })).rejects.toThrow('did not end within 20 ms');
  });
});
