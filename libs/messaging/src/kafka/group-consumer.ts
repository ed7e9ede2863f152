import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

import type { Logger, MessagingMetrics } from '../metrics.js';
import type { GroupPipeline } from '../pipeline/group-pipeline.js';
import type { FetchedBatch, Place, RecordSource } from '../pipeline/raw-record.js';
import { patientRetry } from './client.js';
import { recordOf } from './raw-record-of.js';

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

/** In ms. A member that died is replaced after the session; a graceful one leaves at once. */
export const groupTimes = {
  sessionTimeout: 6000,
  heartbeatInterval: 500,
  rebalanceTimeout: 10_000,
  maxWaitTimeInMs: 250,
  commitEveryMs: 500,
  connectAgainMs: 500,
  stopMs: 3000,
} as const;

/** Reads the topics of a consumer group with kafkajs and hands the records to a pipeline. */
export class GroupConsumer implements RecordSource {
  private readonly consumer: Consumer;
  private readonly committed = new Map<string, number>();
  private commitTimer: NodeJS.Timeout | undefined;
  private committing: Promise<void> | undefined;
  private stopping = false;
  /** Whether this process is a member of its group at present. */
  joined = false;

  constructor(private readonly options: GroupConsumerOptions) {
    const { sessionTimeout, heartbeatInterval, rebalanceTimeout, maxWaitTimeInMs } = groupTimes;
    this.consumer = options.kafka.consumer({
      groupId: options.group,
      sessionTimeout,
      heartbeatInterval,
      rebalanceTimeout,
      maxWaitTimeInMs,
      allowAutoTopicCreation: false,
      retry: { ...patientRetry, restartOnFailure: async () => true },
    });
  }

  /** Returns at once; joins as soon as the broker and the topics are there. */
  start(sink: Sink): void {
    this.observe(sink);
    void this.join(sink);
    this.commitTimer = setInterval(() => {
      sink.reportLag(Date.now());
      void this.commit(sink);
    }, groupTimes.commitEveryMs);
  }

  /** Finishes what is under way, commits it and leaves the group. Bounded, since kafkajs may hang in an outage. */
  async stop(sink: Sink): Promise<void> {
    this.stopping = true;
    clearInterval(this.commitTimer);
    await within(groupTimes.stopMs, sink.stop());
    // kafkajs ignores commits once it was told to stop, so the last one comes before.
    await within(
      groupTimes.stopMs,
      (this.committing ?? Promise.resolve()).then(() => this.commit(sink)),
    );
    await within(groupTimes.stopMs, this.consumer.disconnect());
  }

  pause({ topic, partition }: Place): void {
    this.consumer.pause([{ topic, partitions: [partition] }]);
  }

  resumeFrom({ topic, partition }: Place, offset: number): void {
    this.consumer.seek({ topic, partition, offset: String(offset) });
    this.consumer.resume([{ topic, partitions: [partition] }]);
  }

  private observe(sink: Sink): void {
    const { events } = this.consumer;
    this.consumer.on(events.REBALANCING, () => {
      // Sent ahead of the request to join again, on the same connection: the next owner starts behind it.
      void this.commit(sink);
      this.joined = false;
    });
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => {
      this.joined = true;
      this.committed.clear();
      const places = placesOf(payload.memberAssignment);
      sink.assigned(places);
      // kafkajs remembers pauses across assignments; a partition that comes anew must not inherit one.
      for (const place of places)
        if (!sink.isBlocked(place)) this.consumer.resume([{ topic: place.topic, partitions: [place.partition] }]);
      this.options.logger.info('joined the consumer group', { group: this.options.group, partitions: places.length });
    });
    this.consumer.on(events.CRASH, ({ payload }) => {
      this.joined = false;
      this.options.metrics.alert('consumer-crashed');
      this.options.logger.error('consumer crashed', {
        group: this.options.group,
        error: payload.error,
        restart: payload.restart,
      });
      if (!payload.restart && !this.stopping) this.options.onFatal(payload.error);
    });
  }

  private async join(sink: Sink): Promise<void> {
    const { group, topics, logger } = this.options;
    while (!this.stopping) {
      try {
        await this.consumer.connect();
        await this.consumer.subscribe({ topics: [...topics], fromBeginning: true });
        await this.consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          eachBatch: (payload) => this.read(payload, sink),
        });
        return;
      } catch (error) {
        logger.warn('could not join the consumer group; trying again', { group, error });
        await new Promise((resolve) => setTimeout(resolve, groupTimes.connectAgainMs));
      }
    }
  }

  /** Only queues: the next fetch waits for it. What `heartbeat` throws belongs to kafkajs: the group forms anew. */
  private async read(
    { batch, resolveOffset, heartbeat, isStale, isRunning }: EachBatchPayload,
    sink: Sink,
  ): Promise<void> {
    while (sink.full && isRunning() && !isStale()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await heartbeat();
    }
    if (isStale() || !isRunning()) return;
    if (sink.isBlocked(batch)) {
      // kafkajs forgets pauses when it restarts a consumer.
      this.pause(batch);
      return;
    }
    const lastOffset = batch.lastOffset();
    sink.deliver(fetchedBatch(batch, Number(lastOffset)));
    resolveOffset(lastOffset);
  }

  /** One commit at a time; what moved meanwhile is part of the next one. */
  private commit(sink: Sink): Promise<void> {
    this.committing ??= this.commitMoved(sink).finally(() => {
      this.committing = undefined;
    });
    return this.committing;
  }

  private async commitMoved(sink: Sink): Promise<void> {
    const moved = sink.positions().filter((at) => this.committed.get(keyOf(at)) !== at.offset);
    if (moved.length === 0 || !this.joined) return;
    try {
      await this.consumer.commitOffsets(moved.map(({ offset, ...place }) => ({ ...place, offset: String(offset) })));
      for (const at of moved) this.committed.set(keyOf(at), at.offset);
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

function placesOf(assignment: Record<string, number[]>): Place[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}

const keyOf = ({ topic, partition }: Place) => `${topic}/${partition}`;

/** Resolves when the work ends, fails or takes too long. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), bound]);
  clearTimeout(timer);
}
