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

/** Somebody who waits until rows have left memory, and how many of them are done with. */
interface Watcher {
  readonly waiting: Set<string>;
  readonly resolve: () => void;
  done: number;
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

/**
 * How long, in ms, rows of a topic that the broker refused as a whole are left in the table: every refusal costs a
 * producer, which the other topics' rows would wait for.
 */
const topicRestMs = 3000;

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
  private readonly watchers = new Set<Watcher>();
  private readonly restingUntil = new Map<string, number>();
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
    this.marks = new MarkQueue(options.store, options.logger, (ids) => this.forget(ids, true));
  }

  /** Whether the row is on its way from this process. */
  readonly isInFlight = (id: string): boolean => this.inFlight.has(id);

  /** Whether memory is full: committing more rows only adds to the table. */
  get saturated(): boolean {
    return this.inFlightBytes >= this.memoryBytesMax;
  }

  /** Topics that the broker lately refused as missing or forbidden; their rows are not taken for a while. */
  unavailableTopics(): string[] {
    const now = performance.now();
    for (const [topic, until] of this.restingUntil) if (until <= now) this.restingUntil.delete(topic);
    return [...this.restingUntil.keys()];
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

  /**
   * The same for rows that were swept up; resolves when all were answered and marked.
   * @returns how many of them are done with: published or parked. The others still wait in the table.
   */
  async publishSwept(rows: readonly OutboxRow[]): Promise<number> {
    this.take(rows);
    const waiting = new Set(rows.map(({ id }) => id).filter(this.isInFlight));
    if (waiting.size === 0) return 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const watcher: Watcher = { waiting, resolve, done: 0 };
    this.watchers.add(watcher);
    await promise;
    return watcher.done;
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
    const unavailable = this.unavailableTopics();
    const fresh = rows.filter(({ id, topic }) => !this.inFlight.has(id) && !unavailable.includes(topic));
    for (const row of fresh) {
      const bytes = weightBytes(row);
      this.inFlight.set(row.id, bytes);
      this.inFlightBytes += bytes;
    }
    const now = performance.now();
    const urgent = fresh.filter(({ topic }) => urgentTopics.has(topic));
    const relaxed = fresh.filter(({ topic }) => !urgentTopics.has(topic));
    if (urgent.length > 0) this.lanes.urgent.push(urgent, now);
    if (relaxed.length > 0) this.lanes.relaxed.push(relaxed, now);
  }

  private lane(sender: Sender, lingerMs: number): PublishingLane {
    return new PublishingLane({
      lingerMs,
      send: (rows) => sender.send(rows),
      onSent: (results, oldestSince) => this.settle(results, oldestSince),
      onStopped: (rows) => this.forget(rows.map(({ id }) => id)),
    });
  }

  private settle(results: readonly SendResult<OutboxRow>[], oldestSince: number): void {
    const written = results.filter(({ kind }) => kind === 'written').map(({ record }) => record);
    this.marks.push(written.map(({ id }) => id));
    const seconds = (performance.now() - oldestSince) / 1000;
    for (const [topic, rows] of Map.groupBy(written, (row) => row.topic)) {
      this.options.metrics.published(topic, rows.length, seconds);
    }
    for (const result of results) if (result.kind === 'refused') this.park(result.record, result.code);
    const deferred = results.flatMap((result) => (result.kind === 'deferred' ? [result] : []));
    for (const [topic, ofTopic] of Map.groupBy(deferred, ({ record }) => record.topic)) {
      this.putOff(
        topic,
        ofTopic.map(({ record }) => record),
        ofTopic[0]!.code,
      );
    }
  }

  private park({ id, topic }: OutboxRow, code: string): void {
    this.options.metrics.alert('outbox-row-parked');
    this.options.logger.error('the broker will never take this outbox row: it is parked', {
      outboxId: id,
      topic,
      code,
    });
    this.marks.park(id, code);
  }

  /**
   * The rows stay unpublished in the table: the sweeper tries them again, when somebody has mended the topic. What
   * waits behind them goes with them, or it would overtake them.
   */
  private putOff(topic: string, deferred: readonly OutboxRow[], code: string): void {
    this.restingUntil.set(topic, performance.now() + topicRestMs);
    const behind = [this.lanes.urgent, this.lanes.relaxed].flatMap((lane) => lane.withdraw(topic));
    const rows = [...deferred, ...behind];
    this.options.metrics.alert('topic-unavailable');
    this.options.logger.error('a topic is missing or forbidden: its rows wait', { topic, code, rows: rows.length });
    this.forget(rows.map(({ id }) => id));
  }

  private forget(ids: readonly string[], done = false): void {
    for (const id of ids) {
      this.inFlightBytes -= this.inFlight.get(id) ?? 0;
      this.inFlight.delete(id);
      for (const watcher of this.watchers) if (watcher.waiting.delete(id) && done) watcher.done += 1;
    }
    for (const watcher of this.watchers) {
      if (watcher.waiting.size > 0) continue;
      this.watchers.delete(watcher);
      watcher.resolve();
    }
  }
}
