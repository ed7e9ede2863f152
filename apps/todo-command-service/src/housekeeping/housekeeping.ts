import { classify, type Logger } from '@todo/messaging';

/** Something to be done now and then, by whichever instance comes to it. */
export interface Chore {
  readonly name: string;
  /** Does a part of it. @returns whether there is more to do. */
  run(): Promise<boolean>;
}

/** Does chores now and then, one after another. A worker of the service. */
export class Housekeeping {
  readonly name = 'housekeeping';
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopped = false;

  /** @param everyMs default ten minutes. */
  constructor(
    private readonly chores: readonly Chore[],
    private readonly logger: Logger,
    private readonly everyMs = 600_000,
  ) {}

  start(): void {
    const begin = () => {
      this.round ??= this.doAll().finally(() => (this.round = undefined));
    };
    this.timer = setInterval(begin, this.everyMs).unref();
  }

  /** Begins nothing new, and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** One round. What fails is tried again in the next one. */
  async doAll(): Promise<void> {
    for (const chore of this.chores) {
      try {
        while (!this.stopped && (await chore.run()));
      } catch (error) {
        this.logger.warn('a chore failed', { chore: chore.name, code: classify(error).code });
      }
    }
  }
}
