import type { Logger, MessagingMetrics } from '../metrics.js';
import type { OutboxPublisher } from './outbox-publisher.js';
import type { OutboxStore } from './outbox-store.js';

export interface SweeperOptions {
  readonly store: OutboxStore;
  readonly publisher: OutboxPublisher;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  /** Whether the broker acknowledges at present: sweeping while it does not would only fill memory. */
  brokerReachable(): boolean;
}

/** Times in ms, and how much one round takes up. */
const bounds = {
  everyMs: 1000,
  olderThanMs: 2000,
  usersMax: 500,
  rowsMax: 5000,
  bytesMax: 8 * 1024 * 1024,
  purgeEveryMs: 60_000,
  keptMs: 60 * 60 * 1000,
} as const;

/** Sends what nobody is sending: rows of processes that died, and those that memory had no room for. */
export class Sweeper {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private purgedAt = performance.now();
  private stopped = false;

  constructor(private readonly options: SweeperOptions) {}

  start(): void {
    this.schedule(bounds.everyMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    // Instances that started together must not sweep together.
    const jitterMs = ms * 0.2 * Math.random();
    this.timer = setTimeout(() => {
      this.round = this.sweep().then((more) => this.schedule(more ? 0 : bounds.everyMs));
    }, ms + jitterMs);
  }

  /** @returns whether there is probably more to send right now. */
  private async sweep(): Promise<boolean> {
    const { store, publisher, metrics, logger } = this.options;
    try {
      metrics.outbox(await store.backlog());
      await this.purge();
      if (!this.options.brokerReachable() || publisher.saturated) return false;
      const { isInFlight } = publisher;
      let done = 0;
      await store.sweep({ ...bounds, isInFlight, exceptTopics: publisher.unavailableTopics() }, async (rows) => {
        done += await publisher.publishSwept(rows);
      });
      if (done > 0) logger.info('swept up outbox rows', { rows: done });
      // Rows that were put off would be found again at once.
      return done > 0 && !this.stopped;
    } catch (error) {
      logger.warn('outbox could not be swept; trying again', { error });
      return false;
    }
  }

  private async purge(): Promise<void> {
    if (performance.now() - this.purgedAt < bounds.purgeEveryMs) return;
    this.purgedAt = performance.now();
    await this.options.store.purge(bounds.keptMs);
  }
}
