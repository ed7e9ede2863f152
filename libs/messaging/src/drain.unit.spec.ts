import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Drain } from './drain.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a drain', () => {
  it('never loses a wake-up: what was added before the asking is always taken', async () => {
    // Each step adds an entry and asks, or lets the event loop turn once; each run of the task takes some turns.
    const steps = fc.array(fc.oneof(fc.constant('add' as const), fc.constant('turn' as const)), { maxLength: 40 });
    const turnsOfRuns = fc.infiniteStream(fc.integer({ min: 0, max: 3 }));

    await fc.assert(
      fc.asyncProperty(steps, turnsOfRuns, async (plan, turns) => {
        const waiting: number[] = [];
        const taken: number[] = [];
        let running = 0;
        const drain = new Drain(async () => {
          running += 1;
          expect(running).toBe(1);
          taken.push(...waiting.splice(0));
          for (let left = turns.next().value; left > 0; left -= 1) await turn();
          running -= 1;
        });

        let added = 0;
        for (const step of plan) {
          if (step === 'turn') await turn();
          else {
            waiting.push(added++);
            drain.start();
          }
        }
        await drain.idle();

        expect(taken).toEqual(Array.from({ length: added }, (_, index) => index));
      }),
      { numRuns: 200 },
    );
  });

  it('lets everything of one turn of the event loop be part of the first run', async () => {
    const waiting: string[] = [];
    const runs: string[][] = [];
    const drain = new Drain(async () => void runs.push(waiting.splice(0)));

    for (const entry of ['a', 'b', 'c']) {
      waiting.push(entry);
      drain.start();
      await Promise.resolve();
    }
    await drain.idle();

    expect(runs).toEqual([['a', 'b', 'c']]);
  });

  it('is idle at once when nothing was asked for', async () => {
    const drain = new Drain(() => Promise.reject(new Error('not asked for')));

    await drain.idle();
  });
});
