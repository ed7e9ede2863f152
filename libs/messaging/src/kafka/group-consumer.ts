import type { EachBatchPayload, Kafka } from 'kafkajs';

import type { Logger, MessagingMetrics } from '../metrics.js';
import type { GroupPipeline } from '../pipeline/group-pipeline.js';
import { type FetchedBatch, type Place, placeKey, type RecordSource } from '../pipeline/raw-record.js';
import { GroupMembership } from './group-membership.js';
import { recordOf } from './raw-record-of.js';
import { within } from './within.js';

export interface GroupConsumerOptions {
  readonly kafka: Kafka;
  /** The consumer group; instances that share it share the partitions. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  /** The consumer will not come back: the process must end, or it would be idle and look healthy. */
  onFatal(error: Error): void;
}

/** The part of the pipeline that the consumer feeds. */
type Sink = Pick<
  GroupPipeline<unknown>,
  'deliver' | 'full' | 'isBlocked' | 'assigned' | 'positions' | 'reportLag' | 'stop'
>;

/** In ms. */
const times = { commitEvery: 500, joinAgain: 500, stopStep: 3000, lookForRoom: 5 } as const;

/** Reads the topics of a consumer group and hands the records to a pipeline; commits what the pipeline has finished. */
export class GroupConsumer implements RecordSource {
  private membership: GroupMembership | undefined;
  private readonly committed = new Map<string, number>();
  private committing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  /** Whether this process is a member of its group at present. */
  joined = false;

  constructor(private readonly options: GroupConsumerOptions) {}

  /** Returns at once; joins as soon as the broker and the topics are there. */
  start(sink: Sink): void {
    void this.join(sink);
    this.timer = setInterval(() => {
      sink.reportLag(Date.now());
      void this.commit(sink);
    }, times.commitEvery);
  }

  /** Finishes what is under way, commits it and leaves the group. Bounded, since kafkajs may hang in an outage. */
  async stop(sink: Sink): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await within(times.stopStep, sink.stop());
    // kafkajs ignores commits once it was told to leave, so the last one comes before; one that is under way first.
    await within(
      times.stopStep,
      this.commit(sink).then(() => this.commit(sink)),
    );
    await this.membership?.leave();
  }

  pause(place: Place): void {
    this.membership?.pause(place);
  }

  resumeFrom(place: Place, offset: number): void {
    this.membership?.seek(place, offset);
    this.membership?.resume(place);
  }

  private async join(sink: Sink): Promise<void> {
    const { kafka, group, topics, logger } = this.options;
    while (!this.stopping) {
      const membership = new GroupMembership(kafka, group, topics, {
        onJoined: (places) => this.takeOver(places, sink),
        onRebalancing: () => {
          void this.commit(sink);
          this.joined = false;
        },
        onCrash: (error, final) => this.crashed(error, final, sink),
        onBatch: (payload) => this.read(payload, sink),
      });
      this.membership = membership;
      try {
        return await membership.join();
      } catch (error) {
        logger.warn('could not join the consumer group; trying again', { group, error });
        await membership.leave();
        await new Promise((resolve) => setTimeout(resolve, times.joinAgain));
      }
    }
  }

  private takeOver(places: readonly Place[], sink: Sink): void {
    this.joined = true;
    this.committed.clear();
    sink.assigned(places);
    // kafkajs remembers pauses across assignments; a partition that comes anew must not inherit one.
    for (const place of places) if (!sink.isBlocked(place)) this.membership?.resume(place);
    this.options.logger.info('joined the consumer group', { group: this.options.group, partitions: places.length });
  }

  private crashed(error: Error, final: boolean, sink: Sink): void {
    const { group, logger, metrics, onFatal } = this.options;
    this.joined = false;
    if (this.stopping) return;
    logger.warn('lost the consumer group', { group, error, final });
    if (!final) {
      setTimeout(() => void this.join(sink), times.joinAgain);
      return;
    }
    metrics.alert('consumer-crashed');
    onFatal(error);
  }

  /** Only queues: the next fetch waits for it. What `heartbeat` throws belongs to kafkajs: the group forms anew. */
  private async read(payload: EachBatchPayload, sink: Sink): Promise<void> {
    const { batch, resolveOffset, heartbeat, isStale, isRunning } = payload;
    while (sink.full && isRunning() && !isStale()) {
      await new Promise((resolve) => setTimeout(resolve, times.lookForRoom));
      await heartbeat();
    }
    if (isStale() || !isRunning()) return;
    if (sink.isBlocked(batch)) {
      // Blocked by an earlier membership, of whose pauses this one knows nothing.
      this.pause(batch);
      return;
    }
    const lastOffset = batch.lastOffset();
    sink.deliver(fetchedBatch(batch, Number(lastOffset)));
    resolveOffset(lastOffset);
  }

  /** One commit at a time; what moves meanwhile is part of the next one. */
  private commit(sink: Sink): Promise<void> {
    this.committing ??= this.commitMoved(sink).finally(() => {
      this.committing = undefined;
    });
    return this.committing;
  }

  private async commitMoved(sink: Sink): Promise<void> {
    const moved = sink.positions().filter((at) => this.committed.get(placeKey(at)) !== at.offset);
    if (moved.length === 0 || !this.joined) return;
    try {
      await this.membership?.commit(moved);
      for (const at of moved) this.committed.set(placeKey(at), at.offset);
    } catch (error) {
      // The next commit says it again; if the partition has moved on, its new owner repeats what was not committed.
      this.options.logger.debug('offsets could not be committed', { group: this.options.group, error });
    }
  }
}

function fetchedBatch(batch: EachBatchPayload['batch'], lastOffset: number): FetchedBatch {
  const { topic, partition } = batch;
  return {
    topic,
    partition,
    fetchedOffset: Number((batch as unknown as { fetchedOffset: string }).fetchedOffset),
    nextOffset: lastOffset + 1,
    highWatermark: Number(batch.highWatermark),
    records: batch.messages.map((message) => recordOf(topic, partition, message)),
  };
}
