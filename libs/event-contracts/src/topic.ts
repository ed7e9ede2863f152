/** A day in milliseconds, the unit in which retention is said. */
const dayMs = 24 * 60 * 60 * 1000;

/** A service that produces to or consumes from a topic; also the name of its consumer group. */
export type ServiceName = 'chat-gateway' | 'todo-command-service' | 'notification-service' | 'audit-service';

/** How long a topic keeps a record: some days, the newest record of each key, or for ever. */
export type Retention = { days: number } | 'compacted' | 'for-ever';

/** What the catalog knows of one Kafka topic. */
export interface Topic<Name extends string = string> {
  /** The topic's name on the broker. */
  readonly name: Name;
  /** What the record key holds; one key's records stay in order. `original` keeps whatever key a record came with. */
  readonly key: 'userId' | 'chainId' | 'original';
  /** Fixed for life: more partitions means a new topic and a drain. */
  readonly partitions: number;
  readonly retention: Retention;
  readonly producers: readonly ServiceName[];
  readonly consumers: readonly ServiceName[];
  /** One line for the docs. */
  readonly purpose: string;
}

/** Declares a topic. Local set-up, manifests, ACLs, the AsyncAPI document and the docs' table are derived from it. */
export function defineTopic<const Name extends string>(topic: Topic<Name>): Topic<Name> {
  return topic;
}

/**
 * The broker-side settings of a topic, as names and values that any Kafka tool takes.
 * A producer's clock must not decide retention, hence LogAppendTime everywhere.
 */
export function topicSettings({ retention }: Topic): Record<string, string> {
  const always = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': String(recordBytesMax) };
  if (retention === 'compacted') {
    return {
      ...always,
      'cleanup.policy': 'compact',
      'retention.ms': '-1',
      // A consumer may be away as long as on other topics and still learns of an erasure (the broker's default is a day),
      'delete.retention.ms': String(7 * dayMs),
      // and what was erased leaves the disks even when nothing else is written.
      'max.compaction.lag.ms': String(dayMs),
    };
  }
  const retentionMs = retention === 'for-ever' ? -1 : retention.days * dayMs;
  return { ...always, 'cleanup.policy': 'delete', 'retention.ms': String(retentionMs) };
}

/** Copies of every topic on a cluster (requirement R6); a single broker has one. */
export const clusterReplicas = 3;

/** The largest batch a topic accepts for one partition, in bytes: the broker's usual default of 1 MiB, stated. */
export const recordBytesMax = 1_048_576;
