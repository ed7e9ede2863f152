import type { OutboxStore, SweepOptions } from '../outbox/outbox-store.js';
import type { OutboxRow } from '../outbox/outgoing-record.js';

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
    this.published.push(...ids);
    this.drop(ids);
  }

  async park(id: string, errorCode: string): Promise<void> {
    await this.answer();
    this.parked.set(id, errorCode);
    this.drop([id]);
  }

  async sweep({ isInFlight, rowsMax }: SweepOptions, work: (rows: readonly OutboxRow[]) => Promise<void>) {
    await this.answer();
    this.sweeps += 1;
    const rows = this.waiting.filter(({ id }) => !isInFlight(id)).slice(0, rowsMax);
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
    this.waiting.splice(0, Infinity, ...this.waiting.filter(({ id }) => !gone.has(id)));
  }
}
