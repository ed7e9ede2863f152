import type { Topic } from '@todo/event-contracts';
import { groupLag, type kafkaClient } from '@todo/messaging';

import type { TopicLevel } from './system-status.js';

/** A group that commits nothing: what it has before it is all that a topic holds. */
const onlooker = 'status-page';

/** What topics hold, and how far each group that consumes them is behind, by the broker's own numbers. */
export async function topicLevels(
  kafka: ReturnType<typeof kafkaClient>,
  topics: readonly Topic[],
): Promise<TopicLevel[]> {
  const consumed = new Map<string, string[]>([[onlooker, topics.map(({ name }) => name)]]);
  for (const { name, consumers } of topics) {
    for (const group of consumers) consumed.set(group, [...(consumed.get(group) ?? []), name]);
  }
  const found = (await Promise.all([...consumed].map(([group, names]) => groupLag(kafka, group, names)))).flat();
  const lagOf = (group: string, topic: string) =>
    found.find((lag) => lag.group === group && lag.topic === topic)?.records ?? 0;

  return topics.map(({ name, purpose, consumers }) => ({
    ...{ name, purpose, records: lagOf(onlooker, name) },
    groups: consumers.map((group) => ({ group, lag: lagOf(group, name) })),
  }));
}
