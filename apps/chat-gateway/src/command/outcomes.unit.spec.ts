import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CommandName, Settled } from '../adapters/command-table.js';
import { accepted } from '../testing/messages.js';
import { outcomeOf } from './command-outcome.js';
import { Outcomes } from './outcomes.js';

const name = (commandId: string, userId = 'ann'): CommandName => ({ userId, commandId });
const settledOf = ({ userId, commandId }: CommandName): Settled => ({
  ...{ userId, commandId, task: null },
  outcome: outcomeOf(accepted(userId, commandId, [])),
});
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Commands that have ended so far; looks are counted. */
class Ledger {
  readonly ended = new Set<string>();
  readonly looks: string[][] = [];
  failing = false;
  circuit: 'open' | 'closed' = 'closed';
  readonly outcomes = new Outcomes({
    settledCommands: async (names) => {
      this.looks.push(names.map(({ commandId }) => commandId));
      if (this.failing) throw new Error('away');
      return names.filter(({ commandId }) => this.ended.has(commandId)).map(settledOf);
    },
    ...{ circuitOpen: () => this.circuit === 'open', logger: silent },
  });
}

describe('whoever waits for an outcome', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told when the bell rings for them, and nobody is looked for otherwise', async () => {
    const { outcomes, ended, looks } = new Ledger();
    const [mine, theirs] = [outcomes.expect(name('a')), outcomes.expect(name('b', 'bob'))];
    ended.add('a');

    outcomes.ring(new Set(['ann', 'cleo']));

    expect(await outcomes.wait(mine)).toMatchObject({ commandId: 'a' });
    expect(looks).toEqual([['a']]);
    theirs.cancel();
    outcomes.ring('everybody');
    mine.cancel();
  });

  it('is told within a second when the ring was lost, and after a look that failed', async () => {
    const ledger = new Ledger();
    const { outcomes, ended } = ledger;
    const told = vi.fn();
    void outcomes.wait(outcomes.expect(name('a'))).then(told);
    ended.add('a');
    ledger.failing = true;
    outcomes.ring('everybody');
    await vi.advanceTimersByTimeAsync(500);
    ledger.failing = false;
    expect(told).not.toHaveBeenCalled();

    await vi.advanceTimersByTimeAsync(600);

    expect(told).toHaveBeenCalledWith(expect.objectContaining({ commandId: 'a' }));
    outcomes.stop();
  });

  it('waits three seconds and no longer, and not at all while the circuit is open', async () => {
    const ledger = new Ledger();
    const told = vi.fn();
    void ledger.outcomes.wait(ledger.outcomes.expect(name('a'))).then(told);

    await vi.advanceTimersByTimeAsync(2990);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(told).toHaveBeenCalledWith(undefined);

    ledger.circuit = 'open';
    void ledger.outcomes.wait(ledger.outcomes.expect(name('b'))).then(told);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveBeenCalledTimes(2);
    ledger.outcomes.stop();
  });

  it('shares one look with whoever waits for the same, and is told their own only', async () => {
    const { outcomes, ended } = new Ledger();
    const waiting = [outcomes.expect(name('a')), outcomes.expect(name('a')), outcomes.expect(name('a', 'mallory'))];
    ended.add('a');
    const answers = waiting.map((expectation) => outcomes.wait(expectation));

    outcomes.ring(new Set(['ann']));
    await vi.advanceTimersByTimeAsync(0);
    waiting[2]!.cancel();
    await vi.advanceTimersByTimeAsync(3000);

    expect((await Promise.all(answers)).map((settled) => settled?.userId)).toEqual(['ann', 'ann', undefined]);
    outcomes.stop();
  });

  it('is looked for again when the bell rings during a look', async () => {
    const ended = new Set<string>();
    const looks: (() => void)[] = [];
    const outcomes = new Outcomes({
      settledCommands: async (names) => {
        const found = names.filter(({ commandId }) => ended.has(commandId)).map(settledOf);
        await new Promise<void>((resolve) => looks.push(resolve));
        return found;
      },
      ...{ circuitOpen: () => false, logger: silent },
    });
    const answer = outcomes.wait(outcomes.expect(name('a')));

    outcomes.ring('everybody');
    ended.add('a');
    outcomes.ring('everybody');
    looks.shift()!();
    await vi.advanceTimersByTimeAsync(0);
    looks.shift()!();

    expect(await answer).toMatchObject({ commandId: 'a' });
    outcomes.stop();
  });
});
