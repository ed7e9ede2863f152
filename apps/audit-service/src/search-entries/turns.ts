import { Problem } from '@todo/service-kit';

export interface TurnsOptions {
  /** So many run at a time. */
  readonly runningMax: number;
  /** So many wait; whoever comes then is sent away. */
  readonly waitingMax: number;
}

/** Lets some work happen a few at a time, in the order in which it came. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: TurnsOptions) {}

  /** @throws Problem 503 when too many wait; what `work` throws. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.options.runningMax) await this.wait();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // A turn goes straight to the next one who waits, so that nobody can slip in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.options.waitingMax) {
      throw new Problem({
        status: 503,
        code: 'too-busy',
        detail: 'Too many searches at a time. Please try again in a moment.',
        headers: { 'Retry-After': '2' },
      });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
