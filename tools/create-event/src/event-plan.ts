import * as contracts from '@todo/event-contracts';
import { allTopics, catalog, eventTypeName, topics } from '@todo/event-contracts';

/** Cannot be done as it was asked for; the message says why and what can. */
export class PlanError extends Error {
  readonly code = 'plan-refused';

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** What was asked for on the command line. */
export interface Asked {
  readonly type?: string | undefined;
  readonly topic?: string | undefined;
  readonly consumer?: string | undefined;
}

/** Every name that a new event and its first consumer need, derived from what was asked for. */
export interface EventPlan {
  /** Such as `task.shared`. */
  readonly type: string;
  /** The same as the name of a file or folder: `task-shared`. */
  readonly file: string;
  /** Of its definition in the contracts: `taskShared`. */
  readonly constant: string;
  /** Of its TypeScript type: `TaskShared`. */
  readonly typeName: string;
  /** What it is about, as the audit trail says it: `task`. */
  readonly resource: string;
  /** The payload's field that names what it is about: `taskId`. */
  readonly idField: string;
  readonly topic: { readonly name: string; readonly key: string; readonly producer: string };
  /** The new service, also its consumer group: `task-shared-consumer`. */
  readonly consumer: string;
  /** The consumer's own table: `task_shared`. */
  readonly table: string;
}

const words = String.raw`[a-z][a-z0-9]*(?:-[a-z0-9]+)*`;
const typePattern = new RegExp(`^${words}\\.${words}$`);
const consumerPattern = new RegExp(`^${words}$`);
/** Names of tables and of groups' metrics stay readable, and below every limit. */
const nameLengthMax = 50;

/** @throws PlanError in one sentence, for the first thing that is wrong. */
export function planEvent({ type, topic, consumer }: Asked): EventPlan {
  if (type === undefined) throw new PlanError('Say what happened, in the past tense: --type task.shared.');
  if (!typePattern.test(type) || !eventTypeName.safeParse(type).success || type.length > nameLengthMax) {
    const rule = 'what it is about, a dot and what happened to it, in small letters and at most 50 characters';
    throw new PlanError(`--type is ${rule}, such as task.shared or task.due-date-moved.`);
  }
  const file = type.replaceAll('.', '-');
  const constant = camelCase(file);
  if (catalog.some((definition) => definition.type === type)) {
    throw new PlanError(`${type} is declared already, in libs/event-contracts/src/catalog.ts.`);
  }
  if (constant in contracts) {
    throw new PlanError(`libs/event-contracts exports another ${constant} already; call the event something else.`);
  }
  const [resource = ''] = type.split('.');
  return {
    ...{ type, file, constant, typeName: capital(constant), resource, idField: `${camelCase(resource)}Id` },
    topic: plannedTopic(topic),
    consumer: plannedConsumer(consumer ?? `${file}-consumer`),
    table: file.replaceAll('-', '_'),
  };
}

/** Those whose records are events of users, kept for a time. A compacted topic would keep only the newest record of each. */
function takesEvents({ key, retention, name }: (typeof allTopics)[number]): boolean {
  const forOtherThings: readonly string[] = [topics.commands.name, topics.auditLog.name];
  return key === 'userId' && typeof retention === 'object' && !forOtherThings.includes(name);
}

function plannedTopic(asked: string | undefined): EventPlan['topic'] {
  const choice = allTopics.filter(takesEvents).map(({ name }) => name);
  const found = Object.entries(topics).find(([, { name }]) => name === asked);
  if (found === undefined || !takesEvents(found[1])) {
    throw new PlanError(`Say which topic it goes to with --topic, one of ${choice.join(', ')}.`);
  }
  const [key, { name, producers }] = found;
  return { name, key, producer: producers[0]! };
}

function plannedConsumer(name: string): string {
  if (!consumerPattern.test(name) || name.length > nameLengthMax) {
    throw new PlanError('--consumer is the name of a new service in small letters, such as task-sharing.');
  }
  return name;
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
