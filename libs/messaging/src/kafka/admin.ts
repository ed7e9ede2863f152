import { type Topic, topicSettings } from '@todo/event-contracts';
import type { Admin, Kafka } from 'kafkajs';

/** Runs one piece of work with a connected admin client. */
async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Creates the topics that are not there yet, with the settings of the catalog. Waits for the broker as long as it takes.
 * @param replicationFactor 3 on a cluster, 1 on one machine.
 */
export async function createTopics(kafka: Kafka, topics: readonly Topic[], replicationFactor: number): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !existing.has(name));
    if (missing.length === 0) return;
    await admin.createTopics({
      // kafkajs' own waiting gives up at the first broker that has not heard of a new topic yet.
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor,
        configEntries: Object.entries(topicSettings(topic)).map(([name, value]) => ({ name, value })),
      })),
    });
    for (const { name } of missing) await untilServed(admin, name);
  });
}

/** Between two looks, and for how long at most, in ms. */
const served = { lookMs: 50, withinMs: 30_000 } as const;

/** Waits until every partition of a topic has a leader. @throws the last failure when it takes too long. */
async function untilServed(admin: Admin, topic: string): Promise<void> {
  const deadline = performance.now() + served.withinMs;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      if (topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)))
        return;
      if (performance.now() > deadline) throw new Error(`topic ${topic} has a partition without a leader`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, served.lookMs));
  }
}

/** How far a group is behind on one topic. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  /** Records that are not committed yet; a partition that was never committed counts from its start. */
  readonly records: number;
}

/** The lag of a consumer group on some topics, by the broker's own numbers. */
export async function groupLag(kafka: Kafka, group: string, topicNames: readonly string[]): Promise<GroupLag[]> {
  return withAdmin(kafka, async (admin) => {
    const committed = await admin.fetchOffsets({ groupId: group, topics: [...topicNames] });
    return Promise.all(
      topicNames.map(async (topic) => {
        const ends = await admin.fetchTopicOffsets(topic);
        const offsets = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
        const records = ends.reduce((sum, { partition, high, low }) => {
          const at = Number(offsets.find((entry) => entry.partition === partition)?.offset ?? -1);
          return sum + Number(high) - (at < 0 ? Number(low) : at);
        }, 0);
        return { group, topic, records };
      }),
    );
  });
}
