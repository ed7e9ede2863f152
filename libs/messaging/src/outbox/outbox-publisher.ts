import { topics } from '@todo/event-contracts';

import type { SendResult } from '../kafka/request-sender.js';
import type { Logger, MessagingMetrics } from '../metrics.js';
import { MarkQueue } from './mark-queue.js';
import type { OutboxStore } from './outbox-store.js';
import { type OutboxRow, weightBytes } from './outgoing-record.js';
import { PublishingLane } from './publishing-lane.js';

/** Sends one request at a time; see `RequestSender`. */
export interface Sender {
  send(rows: readonly OutboxRow[]): Promise<SendResult<OutboxRow>[]>;
  close(): Promise<void>;
}

export interface OutboxPublisherOptions {
  readonly store: OutboxStore;
  /** Two producers: outcomes that somebody waits for are not held up by events. */
  readonly senders: { readonly urgent: Sender; readonly relaxed: Sender };
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  /** Rows held in memory before new ones are left to the sweeper and consuming pauses. Default 16 MiB. */
  readonly memoryBytesMax?: number;
}

/** Events wait this long, in ms, for company; outcomes do not. */
const relaxedLingerMs = 4;

/** Topics whose records somebody is waiting for. */
const urgentTopics: ReadonlySet<string> = new Set([topics.commands.name, topics.commandResults.name]);

/**
 * Publishes committed outbox rows, from memory, in the order in which they are handed over.
 *
 * Whoever hands over a user's rows puts the user's older unpublished ones in front, so a row never overtakes one of
 * its user. What does not fit into memory, or was committed by a process that died, is swept up from the table.
 */
export class OutboxPublisher {
  private readonly inFlight = new Map<string, number>();
  private readonly watchers = new Set<{ readonly waiting: Set<string>; readonly resolve: () => void }>();
  private inFlightBytes = 0;
  private readonly lanes: { readonly urgent: PublishingLane; readonly relaxed: PublishingLane };
  private readonly marks: MarkQueue;
  private readonly memoryBytesMax: number;

  constructor(private readonly options: OutboxPublisherOptions) {
    this.memoryBytesMax = options.memoryBytesMax ?? 16 * 1024 * 1024;
    this.lanes = {
      urgent: this.lane(options.senders.urgent, 0),
      relaxed: this.lane(options.senders.relaxed, relaxedLingerMs),
    };
    this.marks = new MarkQueue(options.store, options.logger, (ids) => this.forget(ids));
  }

  /** Whether the row is on its way from this process. */
  readonly isInFlight = (id: string): boolean => this.inFlight.has(id);

  /** Whether memory is full: committing more rows only adds to the table. */
  get saturated(): boolean {
    return this.inFlightBytes >= this.memoryBytesMax;
  }

  /**
   * Sends rows that are committed. @param rows of each user in order, with none of the user's older ones left out.
   * @returns false when memory is full: then none of them was taken, and the sweeper will send them.
   */
  publish(rows: readonly OutboxRow[]): boolean {
    if (this.saturated) return false;
    this.take(rows);
    return true;
  }

  /** The same for rows that were swept up; resolves when all were answered and marked. */
  async publishSwept(rows: readonly OutboxRow[]): Promise<void> {
    const waiting = new Set(rows.map(({ id }) => id));
    const settled = new Promise<void>((resolve) => this.watchers.add({ waiting, resolve }));
    this.take(rows);
    await settled;
  }

  /** Sends and marks what is in memory. @param boundMs gives up after so long; the rest stays in the table. */
  async flush(boundMs: number): Promise<void> {
    const everything = async () => {
      await Promise.all([this.lanes.urgent.idle(), this.lanes.relaxed.idle()]);
      await this.marks.idle();
    };
    const bound = new Promise((resolve) => setTimeout(resolve, boundMs).unref());
    await Promise.race([everything(), bound]);
  }

  private take(rows: readonly OutboxRow[]): void {
    const fresh = rows.filter(({ id }) => !this.inFlight.has(id));
    for (const row of fresh) {
      const bytes = weightBytes(row);
      this.inFlight.set(row.id, bytes);
      this.inFlightBytes += bytes;
    }
    const now = performance.now();
    const urgent = fresh.filter(({ topic }) => urgentTopics.has(topic));
    if (urgent.length > 0) this.lanes.urgent.push(urgent, now);
    if (urgent.length < fresh.length)
      this.lanes.relaxed.push(
        fresh.filter(({ topic }) => !urgentTopics.has(topic)),
        now,
      );
  }

  private lane(sender: Sender, lingerMs: number): PublishingLane {
    return new PublishingLane({
      lingerMs,
      send: (rows) => sender.send(rows),
      onSent: (results, oldestSince) => this.settle(results, oldestSince),
      onStopped: () => this.forget([...this.inFlight.keys()]),
    });
  }

  private settle(results: readonly SendResult<OutboxRow>[], oldestSince: number): void {
    const written = results.filter(({ kind }) => kind === 'written').map(({ record }) => record);
    this.marks.push(written.map(({ id }) => id));
    const seconds = (performance.now() - oldestSince) / 1000;
    for (const [topic, rows] of Map.groupBy(written, (row) => row.topic)) {
      this.options.metrics.published(topic, rows.length, seconds);
    }
    for (const result of results) if (result.kind !== 'written') this.setAside(result);
  }

  private setAside(result: SendResult<OutboxRow> & { kind: 'refused' | 'deferred' }): void {
    const { record, kind, code } = result;
    this.options.metrics.alert(kind === 'refused' ? 'outbox-row-parked' : 'topic-unavailable');
    this.options.logger.error(`outbox row ${kind}`, { outboxId: record.id, topic: record.topic, code });
    // A deferred row stays unpublished in the table: the sweeper tries it again once somebody mended its topic.
    if (kind === 'deferred') this.forget([record.id]);
    else this.marks.park(record.id, code);
  }

  private forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.inFlightBytes -= this.inFlight.get(id) ?? 0;
      this.inFlight.delete(id);
      for (const watcher of this.watchers) watcher.waiting.delete(id);
    }
    for (const watcher of this.watchers) {
      if (watcher.waiting.size > 0) continue;
      this.watchers.delete(watcher);
      watcher.resolve();
    }
  }
}
