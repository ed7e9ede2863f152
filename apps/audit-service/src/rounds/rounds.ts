import { classify, type Logger } from '@todo/messaging';

export interface RoundsOptions {
  readonly name: string;
  /** From the end of one round to the beginning of the next, in ms. */
  readonly everyMs: number;
  readonly logger: Logger;
  /** What fails is tried again in the next round. */
  readonly round: () => Promise<void>;
  /** Whether there is a last round when the service stops. */
  readonly lastRound: boolean;
}

/** Does something again and again, never twice at a time; the first time at once. */
export class Rounds {
  readonly name: string;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: RoundsOptions) {
    this.name = options.name;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    if (this.options.lastRound) await this.attempt();
  }

  private async run(): Promise<void> {
    await this.attempt();
    if (this.stopped) return;
    this.timer = setTimeout(() => (this.running = this.run()), this.options.everyMs);
  }

  private async attempt(): Promise<void> {
    try {
      await this.options.round();
    } catch (error) {
      this.options.logger.warn('a round failed; the next one tries again', {
        round: this.name,
        code: classify(error).code,
        error,
      });
    }
  }
}
