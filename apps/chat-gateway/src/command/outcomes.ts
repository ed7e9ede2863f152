import { classify, type Logger } from '@todo/messaging';

import type { CommandName, Settled } from '../adapters/command-table.js';
import type { Called } from '../stream/doorbell.js';

/** Somebody waits for the outcome of a command. Cancel it in any case. */
export interface Expectation extends CommandName {
  readonly settled: Promise<Settled>;
  cancel(): void;
}

export interface OutcomesOptions {
  /** Reads those of the commands that have ended. */
  settledCommands(names: readonly CommandName[]): Promise<Settled[]>;
  /** Whether waiting is in vain, because the broker does not answer. */
  circuitOpen(): boolean;
  readonly logger: Logger;
  /** How long a request waits for its outcome at most; default 3,000. */
  readonly waitMsMax?: number;
  /** How often to look without a ring; default 1,000. A ring that was lost costs so much. */
  readonly lookEveryMs?: number;
}

interface Waiter extends CommandName {
  resolve(settled: Settled): void;
}

/** Hands each outcome to whoever waits for it in this process, whichever instance it arrived at. */
export class Outcomes {
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly timer: NodeJS.Timeout;
  private readonly due = new Set<Waiter>();
  private looking = false;

  constructor(private readonly options: OutcomesOptions) {
    this.timer = setInterval(() => this.ring('everybody'), options.lookEveryMs ?? 1000).unref();
  }

  /** Waits for a command that is being sent. */
  expect(name: CommandName): Expectation {
    const { promise, resolve } = Promise.withResolvers<Settled>();
    const waiter: Waiter = { ...name, resolve };
    const waiters = this.waiters.get(name.commandId) ?? new Set();
    this.waiters.set(name.commandId, waiters.add(waiter));
    const cancel = () => {
      waiters.delete(waiter);
      this.due.delete(waiter);
      if (waiters.size === 0 && this.waiters.get(name.commandId) === waiters) this.waiters.delete(name.commandId);
    };
    return { ...name, settled: promise, cancel };
  }

  /** The outcome of a command that was sent before, if it is there. */
  async find(name: CommandName): Promise<Settled | undefined> {
    return (await this.options.settledCommands([name]))[0];
  }

  /** @returns undefined when the outcome did not come in time. */
  async wait({ settled }: Expectation): Promise<Settled | undefined> {
    const waitMs = this.options.circuitOpen() ? 0 : (this.options.waitMsMax ?? 3000);
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), waitMs);
    try {
      return await Promise.race([settled, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Something was said to these users: looks whether it is what somebody here waits for. */
  ring(called: Called): void {
    for (const waiters of this.waiters.values()) {
      for (const waiter of waiters) {
        if (called === 'everybody' || called.has(waiter.userId)) this.due.add(waiter);
      }
    }
    if (this.due.size > 0 && !this.looking) void this.look();
  }

  /** Looks no more by itself. */
  stop(): void {
    clearInterval(this.timer);
  }

  /** One look at a time; what is rung for meanwhile shares the next one. */
  private async look(): Promise<void> {
    this.looking = true;
    try {
      while (this.due.size > 0) {
        const names = [...this.due].map(({ userId, commandId }) => ({ userId, commandId }));
        this.due.clear();
        for (const settled of await this.options.settledCommands(names)) {
          for (const waiter of this.waiters.get(settled.commandId) ?? []) {
            if (waiter.userId === settled.userId) waiter.resolve(settled);
          }
        }
      }
    } catch (error) {
      // The next look, a second later at most, finds what this one missed.
      this.options.logger.warn('could not look for outcomes', { code: classify(error).code });
    } finally {
      this.looking = false;
    }
  }
}
