import { Drain } from '../drain.js';
import type { Logger } from '../metrics.js';
import type { OutboxStore } from './outbox-store.js';

/** Between two tries to mark while the database is away, in ms. */
const retryMs = 500;

/**
 * Marks rows as published, many at a time: what is acknowledged while a statement runs goes into the next one.
 * A mark that is lost costs a second sending, which consumers ignore.
 */
export class MarkQueue {
  private published: string[] = [];
  private readonly parked = new Map<string, string>();
  private readonly drain = new Drain(() => this.run());

  constructor(
    private readonly store: OutboxStore,
    private readonly logger: Logger,
    private readonly onMarked: (ids: readonly string[]) => void,
  ) {}

  push(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.published.push(...ids);
    this.drain.start();
  }

  park(id: string, code: string): void {
    this.parked.set(id, code);
    this.drain.start();
  }

  async idle(): Promise<void> {
    await this.drain.idle();
  }

  private async run(): Promise<void> {
    while (this.published.length > 0 || this.parked.size > 0) {
      try {
        await this.markAll();
        await this.parkAll();
      } catch (error) {
        const rows = this.published.length + this.parked.size;
        this.logger.warn('outbox rows could not be marked; trying again', { rows, error });
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
  }

  private async markAll(): Promise<void> {
    const ids = this.published;
    if (ids.length === 0) return;
    this.published = [];
    try {
      await this.store.markPublished(ids);
    } catch (error) {
      this.published = [...ids, ...this.published];
      throw error;
    }
    this.onMarked(ids);
  }

  private async parkAll(): Promise<void> {
    for (const [id, code] of this.parked) {
      await this.store.park(id, code);
      this.parked.delete(id);
      this.onMarked([id]);
    }
  }
}
