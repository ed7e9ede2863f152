import { Drain } from '../drain.js';
import type { SendResult } from '../kafka/request-sender.js';
import { type OutboxRow, weightBytes } from './outgoing-record.js';

/** Bounds of one request to the broker. */
export const requestBounds = {
  /** More rows make a request no cheaper. */
  rowsMax: 500,
  /** A broker refuses the whole batch of a partition above 1 MiB, so half of it leaves room for framing. */
  partitionBytesMax: 512 * 1024,
} as const;

interface Waiting {
  readonly row: OutboxRow;
  readonly since: number;
}

export interface PublishingLaneOptions {
  /** How long to collect before a request that is not full, in ms; 0 sends at once. */
  readonly lingerMs: number;
  send(rows: readonly OutboxRow[]): Promise<SendResult<OutboxRow>[]>;
  onSent(results: readonly SendResult<OutboxRow>[], oldestSince: number): void;
  onStopped(): void;
}

/**
 * A queue of rows in front of one producer. What arrives while a request is under way makes up the next one: the
 * busier it is, the larger and cheaper the requests, without a timer.
 */
export class PublishingLane {
  private waiting: Waiting[] = [];
  private readonly drain = new Drain(() => this.run());

  constructor(private readonly options: PublishingLaneOptions) {}

  push(rows: readonly OutboxRow[], now: number): void {
    for (const row of rows) this.waiting.push({ row, since: now });
    this.drain.start();
  }

  /** Resolves when everything pushed so far was answered, or sending was stopped. */
  async idle(): Promise<void> {
    await this.drain.idle();
  }

  private async run(): Promise<void> {
    if (this.options.lingerMs > 0) await new Promise((resolve) => setTimeout(resolve, this.options.lingerMs));
    while (this.waiting.length > 0) {
      const request = takeRequest(this.waiting);
      this.waiting = this.waiting.slice(request.length);
      try {
        const results = await this.options.send(request.map(({ row }) => row));
        this.options.onSent(results, request[0]?.since ?? 0);
      } catch {
        // Sending was stopped: the rows are in the table, and whoever sweeps next sends them.
        this.waiting = [];
        this.options.onStopped();
      }
    }
  }
}

/** The longest run of rows from the front that one request may carry. */
function takeRequest(waiting: readonly Waiting[]): Waiting[] {
  const bytes = new Map<string, number>();
  const request: Waiting[] = [];
  for (const entry of waiting) {
    const place = `${entry.row.topic}/${entry.row.partition}`;
    const total = (bytes.get(place) ?? 0) + weightBytes(entry.row);
    if (request.length > 0 && (request.length >= requestBounds.rowsMax || total > requestBounds.partitionBytesMax))
      break;
    bytes.set(place, total);
    request.push(entry);
  }
  return request;
}
