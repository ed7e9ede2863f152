import { catalog, type MessageDefinition } from '@todo/event-contracts';

import type { Subscription } from '../handler.js';
import { type BatchItem, readRecord } from './batch-item.js';
import { BatchProcessor, type BatchProcessorOptions } from './batch-processor.js';
import { Lane } from './lane.js';
import { PartitionQueue } from './partition-queue.js';
import { type FetchedBatch, type Place, placeKey, type RawRecord, type RecordSource } from './raw-record.js';

export interface GroupPipelineOptions<Tx> extends Pick<
  BatchProcessorOptions<Tx>,
  'group' | 'service' | 'runInTransaction' | 'rememberDeadLetter' | 'databaseAnswers' | 'logger' | 'metrics'
> {
  readonly subscriptions: readonly Subscription<Tx>[];
  readonly source: RecordSource;
  /** While true no new batch is begun: what is committed could not be published from memory. */
  saturated(): boolean;
  /** All kinds of messages that are known. Default: the catalog. */
  readonly definitions?: readonly MessageDefinition[];
}

const bounds = {
  /** Reading waits above this many queued records, */
  queuedMax: 4000,
  /** and above this many bytes of them. */
  queuedBytesMax: 32 * 1024 * 1024,
  /** One transaction takes up to this many. */
  batchMax: 500,
} as const;

/** A partition always goes through the same lane, so its records never run beside each other. */
const laneCount = 2;

/**
 * What a consumer group of this process does with the records it reads: they are queued by partition, taken up in
 * batches by two lanes, and count as finished only after the transaction of their effects has committed.
 */
export class GroupPipeline<Tx> {
  private readonly queues = new Map<string, PartitionQueue>();
  private readonly byTopic: ReadonlyMap<string, Subscription<Tx>>;
  private readonly lanes: readonly Lane<Tx>[];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly definitions: readonly MessageDefinition[];
  private stopped = false;

  constructor(private readonly options: GroupPipelineOptions<Tx>) {
    this.definitions = options.definitions ?? catalog;
    this.byTopic = new Map(options.subscriptions.map((subscription) => [subscription.topic.name, subscription]));
    this.lanes = Array.from({ length: laneCount }, () => this.lane());
  }

  /** Takes over what a fetch brought. */
  deliver(batch: FetchedBatch): void {
    const key = placeKey(batch);
    const queue = this.queues.get(key) ?? new PartitionQueue({ topic: batch.topic, partition: batch.partition }, batch);
    this.queues.set(key, queue);
    // Read before the pause took hold: it is read again after the wait.
    if (queue.blocked || this.stopped) return;
    queue.enqueue(batch);
    this.laneOf(queue).wake();
  }

  /** Whether reading should wait. */
  get full(): boolean {
    let records = 0;
    let bytes = 0;
    for (const queue of this.queues.values()) {
      records += queue.length;
      bytes += queue.bytes;
    }
    return records >= bounds.queuedMax || bytes >= bounds.queuedBytesMax;
  }

  isBlocked(place: Place): boolean {
    return this.queues.get(placeKey(place))?.blocked ?? false;
  }

  /** The group formed anew. What is no longer assigned here is dropped: its new owner reads it. */
  assigned(places: readonly Place[]): void {
    const keys = new Set(places.map(placeKey));
    for (const [key, queue] of this.queues) {
      if (keys.has(key)) {
        queue.markRejoined();
        continue;
      }
      queue.revoked = true;
      this.queues.delete(key);
    }
  }

  /** The first unfinished offset of each partition. */
  positions(): (Place & { readonly offset: number })[] {
    return [...this.queues.values()].map(({ place, position }) => ({ ...place, offset: position }));
  }

  reportLag(nowMs: number): void {
    for (const queue of this.queues.values()) {
      const { records, seconds } = queue.lag(nowMs);
      this.options.metrics.lag(this.options.group, queue.place.topic, queue.place.partition, records, seconds);
    }
  }

  /** Ends after the transactions that are under way; nothing new is begun. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.lanes.map((lane) => lane.stop()));
  }

  private lane(): Lane<Tx> {
    const lane: Lane<Tx> = new Lane({
      take: () => (this.options.saturated() ? [] : this.take(lane)),
      heldUp: () => this.options.saturated() && this.ready(lane).length > 0,
      failed: (error) => this.options.logger.error('a batch could not be taken up; trying again', { error }),
      processor: (sleep) =>
        new BatchProcessor({
          ...this.options,
          blockAt: (item, waitMs) => this.blockAt(item, waitMs),
          stopping: () => this.stopped,
          sleep,
        }),
    });
    return lane;
  }

  /**
   * A fair share of every partition of the lane, so that a busy one does not starve the others. What those with little
   * to do leave of theirs goes to the busier ones.
   */
  private take(lane: Lane<Tx>): BatchItem<Tx>[] {
    const ready = this.ready(lane).sort((one, other) => one.length - other.length);
    let room: number = bounds.batchMax;
    return ready.flatMap((queue, index) => {
      const records = queue.peek(Math.max(1, Math.floor(room / (ready.length - index))));
      room -= records.length;
      return records.map((record) => this.item(record, queue));
    });
  }

  private item(record: RawRecord, queue: PartitionQueue): BatchItem<Tx> {
    const subscription = this.byTopic.get(record.topic)!;
    const reading = readRecord(record, this.options.group, subscription, this.definitions);
    return { record, queue, subscription, reading };
  }

  private ready(lane: Lane<Tx>): PartitionQueue[] {
    return [...this.queues.values()].filter(
      (queue) => !queue.blocked && queue.length > 0 && this.laneOf(queue) === lane,
    );
  }

  private laneOf(queue: PartitionQueue): Lane<Tx> {
    return this.lanes[queue.place.partition % laneCount]!;
  }

  private blockAt({ queue, record }: BatchItem<Tx>, waitMs?: number): void {
    queue.block(record);
    if (this.stopped) return;
    this.ask(() => this.options.source.pause(queue.place));
    if (waitMs === undefined) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (queue.revoked || this.stopped) return;
      queue.blocked = false;
      this.ask(() => this.options.source.resumeFrom(queue.place, record.offset));
    }, waitMs);
    this.timers.add(timer);
  }

  /** A consumer that is being started again takes no orders; it then reads on from what was committed by itself. */
  private ask(order: () => void): void {
    try {
      order();
    } catch (error) {
      this.options.logger.debug('the consumer takes no orders at present', { group: this.options.group, error });
    }
  }
}
