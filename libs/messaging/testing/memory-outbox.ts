import type { OutboxStore, SweepOptions } from '../src/outbox/outbox-store.js';
import type { OutboxRow } from '../src/outbox/outgoing-record.js';

/** An outbox table in memory. What it holds is what was committed and not yet published or parked. */
export class MemoryOutbox implements OutboxStore {
  readonly waiting: OutboxRow[] = [];
  readonly published: string[] = [];
  readonly parked = new Map<string, string>();
  /** The ids of each statement that marked some. */
  readonly markings: (readonly string[])[] = [];
  readonly purges: number[] = [];
  sweeps = 0;
  /** While set, every statement fails with it. */
  failure: Error | undefined;
  /** Each statement waits for it first. */
  gate: Promise<void> = Promise.resolve();

  async markPublished(ids: readonly string[]): Promise<void> {
    await this.answer();
    this.markings.push(ids);
    for (const id of ids) this.published.push(id);
    this.drop(ids);
  }

  async park(id: string, errorCode: string): Promise<void> {
    await this.answer();
    this.parked.set(id, errorCode);
    this.drop([id]);
  }

  async sweep(options: SweepOptions, work: (rows: readonly OutboxRow[]) => Promise<void>) {
    const { isInFlight, rowsMax, exceptTopics } = options;
    await this.answer();
    this.sweeps += 1;
    const free = this.waiting.filter(({ id, topic }) => !isInFlight(id) && !exceptTopics.includes(topic));
    const rows = free.slice(0, rowsMax);
    if (rows.length > 0) await work(rows);
    return rows.length;
  }

  async purge(olderThanMs: number): Promise<number> {
    await this.answer();
    this.purges.push(olderThanMs);
    return 0;
  }

  async backlog() {
    await this.answer();
    return { waiting: this.waiting.length, parked: this.parked.size, oldestMs: 0 };
  }

  private async answer(): Promise<void> {
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
  }

  private drop(ids: readonly string[]): void {
    const gone = new Set(ids);
    const left = this.waiting.filter(({ id }) => !gone.has(id));
    this.waiting.length = 0;
    for (const row of left) this.waiting.push(row);
  }
}
