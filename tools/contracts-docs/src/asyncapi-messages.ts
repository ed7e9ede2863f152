import { allTopics, catalog, type MessageDefinition, recordHeaders, type Topic, topics } from '@todo/event-contracts';
import { type GoldenFile, goldenFiles } from '@todo/event-contracts/golden';

import { messageComments } from './message-comments.js';

/** The version of the Kafka bindings that the whole document is written in. */
export const bindingVersion = '0.5.0';

const keys: Record<Topic['key'], object> = {
  userId: { type: 'string', minLength: 1, maxLength: 128, description: "The owner's userId: one user, one order." },
  chainId: { type: 'string', minLength: 1, maxLength: 100, description: 'The audit chain.' },
  original: { description: 'Whatever key the record came with; null when it had none.' },
};

/** The names of the messages of a topic, in the order of the catalog. */
export function messageNamesOf(topic: Topic): string[] {
  if (topic === topics.deadLetter) return ['dead-letter'];
  const names = catalog.filter((definition) => definition.topic === topic).map(({ type }) => type);
  return topic.retention === 'compacted' ? [...names, erasureOf(topic)] : names;
}

/** Every message of the system, by name. */
export function messages(): Record<string, object> {
  const comments = messageComments();
  const goldens = goldenFiles();
  const known = catalog.map((definition) => [
    definition.type,
    catalogMessage(definition, comments.get(definition.type) ?? '', goldens),
  ]);
  const erasures = allTopics.filter(({ retention }) => retention === 'compacted').map(erasure);
  return Object.fromEntries([...known, ...erasures, ['dead-letter', deadLetter]]);
}

function catalogMessage(definition: MessageDefinition, comment: string, goldens: readonly GoldenFile[]): object {
  const { type, version, topic, notAudited } = definition;
  const { records } = goldens.find((file) => file.type === type && file.version === version)!;
  const name = 'typical' in records ? 'typical' : 'full';
  return {
    name: type,
    title: `${type}, version ${version}`,
    summary: comment.split(/(?<=\.) /)[0],
    description: `${comment} ${notAudited === undefined ? 'Audited.' : `Not audited: ${notAudited}.`}`,
    contentType: 'application/json',
    tags: [{ name: topic.name }],
    headers: { $ref: '#/components/schemas/RecordHeaders' },
    payload: { $ref: `#/components/schemas/${type}` },
    correlationId: { $ref: '#/components/correlationIds/request' },
    bindings: { kafka: { key: keys[topic.key], bindingVersion } },
    examples: [{ name, headers: headersOf(records[name]), payload: records[name] }],
    'x-schema-version': version,
  };
}

/** The headers of a golden record, as the contract derives them from its envelope. */
function headersOf(record: unknown): object {
  const { eventId, eventType, source, timestamp, headers } = record as Record<string, string> & {
    headers: { traceparent?: string };
  };
  const { traceparent } = headers;
  return recordHeaders.parse({
    ce_id: eventId,
    ce_type: eventType,
    ce_source: source,
    ce_time: timestamp,
    traceparent,
  });
}

function erasureOf({ name }: Topic): string {
  return `${name}.erased`;
}

function erasure(topic: Topic): [string, object] {
  const name = erasureOf(topic);
  const message = {
    name,
    title: 'Erased',
    summary: 'A record without a value: everything under this key is to be forgotten.',
    tags: [{ name: topic.name }],
    payload: { type: 'null' },
    bindings: { kafka: { key: keys[topic.key], bindingVersion } },
  };
  return [name, message];
}

const deadLetter = {
  name: 'dead-letter',
  title: 'Dead letter',
  summary: 'A record that a consumer could not handle: key, value and headers untouched, with these headers added.',
  contentType: 'application/octet-stream',
  tags: [{ name: topics.deadLetter.name }],
  headers: { $ref: '#/components/schemas/DeadLetterHeaders' },
  payload: { description: "The value's bytes as they came, whatever they were." },
  bindings: { kafka: { key: keys.original, bindingVersion } },
};
