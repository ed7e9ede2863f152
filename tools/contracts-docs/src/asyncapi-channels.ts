import { clusterReplicas, type ServiceName, type Topic, topics, topicSettings } from '@todo/event-contracts';

import { bindingVersion, messageNamesOf } from './asyncapi-messages.js';

/** The channels of the document, one a topic, named as in the catalog. */
export function channels(): Record<string, object> {
  return Object.fromEntries(Object.entries(topics).map(([id, topic]) => [id, channel(topic)]));
}

/** Who sends and who receives what: one operation a service and topic. */
export function operations(): Record<string, object> {
  const pairs = Object.entries(topics).flatMap(([id, topic]) => [
    ...topic.producers.map((service) => operation('send', service, id, topic)),
    ...topic.consumers.map((service) => operation('receive', service, id, topic)),
  ]);
  return Object.fromEntries(pairs.toSorted(([one], [other]) => one.localeCompare(other, 'en')));
}

function channel(topic: Topic): object {
  const names = messageNamesOf(topic);
  return {
    address: topic.name,
    title: topic.name,
    description: topic.purpose,
    messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.partitions,
        replicas: clusterReplicas,
        topicConfiguration: topicConfiguration(topic),
        bindingVersion,
      },
    },
  };
}

/** The binding wants numbers as numbers and the clean-up policy as a list. */
function topicConfiguration(topic: Topic): Record<string, unknown> {
  const settings = Object.entries(topicSettings(topic)).map(([name, value]) => {
    if (name === 'cleanup.policy') return [name, [value]];
    return [name, /^-?\d+$/.test(value) ? Number(value) : value];
  });
  return Object.fromEntries(settings);
}

function operation(
  action: 'send' | 'receive',
  service: ServiceName,
  channelId: string,
  topic: Topic,
): [string, object] {
  const clientId = { type: 'string', description: `${service} and its instance.` };
  const groupId = { type: 'string', enum: [service] };
  const kafka = action === 'receive' ? { groupId, clientId, bindingVersion } : { clientId, bindingVersion };
  const body = {
    action,
    title: `${service} ${action}s ${topic.name}`,
    summary: topic.purpose,
    channel: { $ref: `#/channels/${channelId}` },
    tags: [{ name: service }],
    messages: messageNamesOf(topic).map((name) => ({ $ref: `#/channels/${channelId}/messages/${name}` })),
    bindings: { kafka },
  };
  return [`${camelCase(service)}.${action}.${channelId}`, body];
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
