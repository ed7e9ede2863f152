import { classify, type Logger } from '@todo/messaging';

/** Something to be done again and again, by every instance. */
export interface Round {
  readonly name: string;
  /** From the end of one round to the beginning of the next, in ms. */
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/** Does its rounds, each never twice at a time, the first time after its pause. What fails is tried again in the next. */
export class Rounds {
  readonly name = 'rounds';
  private readonly timers = new Map<Round, NodeJS.Timeout>();
  private readonly running = new Map<Round, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly rounds: readonly Round[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    for (const round of this.rounds) this.schedule(round);
  }

  /** Begins nothing new, and resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
  }

  private schedule(round: Round): void {
    if (this.stopped) return;
    const begin = () => this.running.set(round, this.run(round));
    this.timers.set(round, setTimeout(begin, round.everyMs));
  }

  private async run(round: Round): Promise<void> {
    try {
      await round.run();
    } catch (error) {
      this.logger.warn('a round failed; the next one tries again', { round: round.name, code: classify(error).code });
    }
    this.running.delete(round);
    this.schedule(round);
  }
}
