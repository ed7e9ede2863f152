import { Drain } from '../drain.js';
import type { BatchItem } from './batch-item.js';
import type { BatchProcessor } from './batch-processor.js';

export interface LaneOptions<Tx> {
  /** The next batch; empty when there is nothing to do. */
  take(): readonly BatchItem<Tx>[];
  /** Whether records wait that could not be taken yet, because their effects could not be published. */
  heldUp(): boolean;
  /** Something went wrong that is no record's fault; the same batch is taken up again after a rest. */
  failed(error: unknown): void;
  processor(sleep: (ms: number) => Promise<void>): BatchProcessor<Tx>;
}

/** How long a lane that is held up rests before it looks again, in ms. */
const heldUpMs = 100;

/** How long a lane rests after something went wrong with itself, in ms. */
const failedMs = 1000;

/** Takes up one batch after another. Two of them keep the database busy while the other lane's answer is awaited. */
export class Lane<Tx> {
  private readonly processor: BatchProcessor<Tx>;
  private readonly drain = new Drain(() => this.run());
  private readonly abort = new AbortController();

  constructor(private readonly options: LaneOptions<Tx>) {
    this.processor = options.processor((ms) => this.sleep(ms));
  }

  wake(): void {
    if (!this.stopped) this.drain.start();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.drain.idle();
  }

  private get stopped(): boolean {
    return this.abort.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const batch = this.options.take();
        if (batch.length > 0) await this.processor.process(batch);
        else if (this.options.heldUp()) await this.sleep(heldUpMs);
        else return;
      } catch (error) {
        // An error that escaped would end the lane for good, and nobody would see it stand still.
        this.options.failed(error);
        await this.sleep(failedMs);
      }
    }
  }

  private async sleep(ms: number): Promise<void> {
    const { signal } = this.abort;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(finish, ms);
      signal.addEventListener('abort', finish, { once: true });
      function finish() {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      }
    });
  }
}
