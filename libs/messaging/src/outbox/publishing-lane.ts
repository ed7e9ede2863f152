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
  /** Sending was stopped before these rows were answered for: they are in the table, and whoever sweeps next sends them. */
  onStopped(rows: readonly OutboxRow[]): void;
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

  /** Takes back the rows of a topic that no request holds yet. @returns them. */
  withdraw(topic: string): OutboxRow[] {
    const [ofTopic = [], others = []] = [true, false].map((wanted) =>
      this.waiting.filter(({ row }) => (row.topic === topic) === wanted),
    );
    this.waiting = others;
    return ofTopic.map(({ row }) => row);
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
      const results = await this.answers(request);
      if (results !== undefined) this.options.onSent(results, request[0]?.since ?? 0);
      else this.giveBack([...request, ...this.waiting]);
    }
  }

  /** @returns undefined when sending was stopped. */
  private async answers(request: readonly Waiting[]): Promise<SendResult<OutboxRow>[] | undefined> {
    try {
      return await this.options.send(request.map(({ row }) => row));
    } catch {
      return undefined;
    }
  }

  private giveBack(entries: readonly Waiting[]): void {
    this.waiting = [];
    this.options.onStopped(entries.map(({ row }) => row));
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
