import { describe, expect, it } from 'vitest';

import { Glance } from './glance.js';

describe('a glance', () => {
  it('looks once for everybody who asks within the time that an answer counts', async () => {
    let looks = 0;
    const glance = new Glance(async () => (looks += 1), { keptMs: 10_000 });

    const found = await Promise.all([glance.look(), glance.look(), glance.look()]);

    expect([...found, await glance.look()]).toEqual([1, 1, 1, 1]);
  });

  it('looks again when the answer is old', async () => {
    let looks = 0;
    const glance = new Glance(async () => (looks += 1), { keptMs: 0 });

    expect(await glance.look()).toBe(1);
    expect(await glance.look()).toBe(2);
  });

  it('finds nothing where looking fails, and what is there when it no longer does', async () => {
    let away = true;
    const read = async () => (away ? Promise.reject(new Error('away')) : 'there');
    const glance = new Glance(read, { keptMs: 0 });

    expect(await glance.look()).toBeUndefined();
    away = false;
    expect(await glance.look()).toBe('there');
  });

  it('waits no longer than it may, never looks twice at once, and takes an answer that comes late', async () => {
    let looks = 0;
    const late = Promise.withResolvers<string>();
    const glance = new Glance(() => ((looks += 1), late.promise), { keptMs: 50, waitMs: 20 });

    expect(await glance.look()).toBeUndefined();
    expect(await glance.look()).toBeUndefined();
    const asked = glance.look();
    late.resolve('there');
    await asked;

    await expect.poll(() => glance.look()).toBe('there');
    expect(looks).toBe(1);
  });
});
