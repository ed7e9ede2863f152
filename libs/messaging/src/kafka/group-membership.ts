import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

import type { Place } from '../pipeline/raw-record.js';
import { patientRetry } from './client.js';
import { within } from './within.js';

/** In ms. A member that died is replaced after the session; a graceful one leaves at once. */
export const groupTimes = {
  sessionTimeout: 6000,
  heartbeatInterval: 500,
  rebalanceTimeout: 10_000,
  maxWaitTimeInMs: 250,
} as const;

/** How long to wait for kafkajs to leave, in ms: it may hang in an outage. */
const leaveMs = 3000;

export interface MembershipEvents {
  /** These partitions are this member's from now on. */
  onJoined(places: readonly Place[]): void;
  /** The group is about to form anew; what is committed in this very call is seen by the next owners. */
  onRebalancing(): void;
  /** It is over. @param final kafkajs itself would not try again. */
  onCrash(error: Error, final: boolean): void;
  onBatch(payload: EachBatchPayload): Promise<void>;
}

/**
 * One life as a member of a consumer group. It ends by `leave` or by a crash and is then never used again: kafkajs can
 * restart a consumer that crashed, but it may do so twice, and then two runners share one consumer object.
 */
export class GroupMembership {
  private readonly consumer: Consumer;
  private over = false;

  constructor(
    kafka: Kafka,
    group: string,
    private readonly topics: readonly string[],
    private readonly events: MembershipEvents,
  ) {
    this.consumer = kafka.consumer({
      groupId: group,
      ...groupTimes,
      allowAutoTopicCreation: false,
      retry: { ...patientRetry, restartOnFailure: async () => false },
    });
    this.observe();
  }

  /** Resolves when the group was joined for the first time. @throws when a topic is missing or the broker refuses. */
  async join(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => (this.over ? Promise.resolve() : this.events.onBatch(payload)),
    });
  }

  async commit(positions: readonly (Place & { readonly offset: number })[]): Promise<void> {
    await this.consumer.commitOffsets(positions.map(({ offset, ...place }) => ({ ...place, offset: String(offset) })));
  }

  pause({ topic, partition }: Place): void {
    this.consumer.pause([{ topic, partitions: [partition] }]);
  }

  resume({ topic, partition }: Place): void {
    this.consumer.resume([{ topic, partitions: [partition] }]);
  }

  seek({ topic, partition }: Place, offset: number): void {
    this.consumer.seek({ topic, partition, offset: String(offset) });
  }

  async leave(): Promise<void> {
    this.over = true;
    await within(leaveMs, this.consumer.disconnect());
  }

  private observe(): void {
    const { events } = this.consumer;
    this.consumer.on(events.REBALANCING, () => {
      if (!this.over) this.events.onRebalancing();
    });
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => {
      if (!this.over) this.events.onJoined(placesOf(payload.memberAssignment));
    });
    this.consumer.on(events.CRASH, ({ payload }) => {
      if (this.over) return;
      this.over = true;
      void within(leaveMs, this.consumer.disconnect());
      this.events.onCrash(payload.error, !retriable(payload.error));
    });
  }
}

/** The rule by which kafkajs decides whether to restart a consumer. */
function retriable(error: Error): boolean {
  if (error.name === 'KafkaJSNumberOfRetriesExceeded') return true;
  let origin: { cause?: unknown; retriable?: boolean } = error;
  while (typeof origin.cause === 'object' && origin.cause !== null) origin = origin.cause;
  return origin.retriable === true;
}

function placesOf(assignment: Record<string, number[]>): Place[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}
