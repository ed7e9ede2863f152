import { randomUUID } from 'node:crypto';

import { type AuditCheckpointed, auditCheckpointed, decode, topics } from '@todo/event-contracts';
import { briefRetry, kafkaClient, type KafkaOptions, type Logger } from '@todo/messaging';

/** The group of a reader that commits nothing. Its name begins with that of the service, whose account reads. */
const groupName = () => `audit-service-verify-${randomUUID()}`;

/** Without a sign of life for so long, in ms, the broker is taken to be away: kafkajs itself would try for ever. */
const patienceMs = 15_000;

/** The broker does not give what it has. */
class BrokerSilent extends Error {
  readonly code = 'broker-silent';

  constructor() {
    super('the broker did not answer in time');
    this.name = new.target.name;
  }
}

type Visit = (checkpoint: AuditCheckpointed['payload']) => void;
type Kafka = ReturnType<typeof kafkaClient>;

/**
 * Hands over every checkpoint that is published at the moment of the call, one after another.
 * @returns how many records were none. @throws when the broker or the topic is not there; then what kafkajs has begun
 * goes on in the background.
 */
export async function readPublished(options: KafkaOptions, logger: Logger, visit: Visit): Promise<number> {
  const kafka = kafkaClient(options, 'audit-verify', logger);
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new BrokerSilent()), patienceMs);
  try {
    return await Promise.race([silence.promise, readAll(kafka, visit, () => timer.refresh())]);
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(kafka: Kafka, visit: Visit, signOfLife: () => void): Promise<number> {
  const left = await endsOf(kafka);
  if (left.size === 0) return 0;
  let unreadable = 0;
  const done = Promise.withResolvers<void>();
  const consumer = kafka.consumer({ groupId: groupName(), retry: briefRetry, allowAutoTopicCreation: false });
  consumer.on(consumer.events.CRASH, ({ payload }) => done.reject(payload.error));
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topics.auditCheckpoints.name], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        signOfLife();
        const end = left.get(batch.partition) ?? 0;
        for (const { offset, value } of batch.messages) {
          if (Number(offset) < end && !visitRecord(value, visit)) unreadable += 1;
        }
        if (Number(batch.lastOffset()) + 1 >= end) left.delete(batch.partition);
        if (left.size === 0) done.resolve();
      },
    });
    await done.promise;
    return unreadable;
  } finally {
    await consumer.disconnect();
  }
}

/** Where each partition ends at the moment, those only that hold something. */
async function endsOf(kafka: Kafka): Promise<Map<number, number>> {
  const admin = kafka.admin({ retry: briefRetry });
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topics.auditCheckpoints.name).finally(() => admin.disconnect());
  const holding = ends.filter(({ low, high }) => Number(high) > Number(low));
  return new Map(holding.map(({ partition, high }) => [partition, Number(high)]));
}

/** @returns false when the record is no checkpoint. */
function visitRecord(value: Buffer | null, visit: Visit): boolean {
  const decoded = decode(value, [auditCheckpointed]);
  if (decoded.kind !== 'message' || !auditCheckpointed.is(decoded.message)) return false;
  visit(decoded.message.payload);
  return true;
}
