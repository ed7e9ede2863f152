import type { OutgoingRecord } from '../src/outbox/outgoing-record.js';
import { weightBytes } from '../src/outbox/outgoing-record.js';
import type { Producer, WrittenPartition } from '../src/kafka/request-sender.js';

/** What goes wrong with one request. Everything else about it is as it should be. */
export type RequestFault =
  /** The broker is not reached. */
  | 'unreached'
  /** The broker writes everything and its answer is lost on the way. */
  | 'answer-lost'
  /** Trap A: the first partition is not written, and the answer simply does not name it. */
  | 'first-partition-forgotten'
  /** The producer's own state is beyond use. */
  | 'producer-fenced';

/** An error as kafkajs throws it. */
export function kafkaError(type: string, retriable: boolean): Error {
  return Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type, retriable });
}

interface WrittenBatch {
  readonly firstSequence: number;
  readonly records: number;
}

/**
 * The log of a broker together with the sequence numbers of idempotent producers, as far as they decide what is
 * written: a batch that repeats the last one's numbers is acknowledged and not written, whatever it holds; one that
 * leaves a gap is refused for ever. The producers roll their numbers back as kafkajs does: for the whole request.
 */
export class BrokerLog<R extends OutgoingRecord> {
  readonly missingTopics = new Set<string>();
  /** What the next requests meet, in order; requests beyond it meet nothing. */
  readonly faults: (RequestFault | undefined)[] = [];
  readonly requests: { readonly producer: number; readonly records: readonly R[] }[] = [];
  readonly closed: number[] = [];
  private readonly written = new Map<string, R[]>();
  private readonly batches = new Map<string, WrittenBatch>();
  private producers = 0;

  constructor(private readonly partitionBytesMax = 1_048_576) {}

  /** Every partition's records in the order in which they were written. */
  get partitions(): ReadonlyMap<string, readonly R[]> {
    return this.written;
  }

  connect(): Producer<R> {
    this.producers += 1;
    const producer = this.producers;
    const sequences = new Map<string, number>();
    return {
      sendBatch: async (records) => {
        // A request takes at least one turn of the event loop, or tests would not see what happens meanwhile.
        await new Promise((resolve) => setImmediate(resolve));
        this.requests.push({ producer, records: [...records] });
        return this.produce(producer, sequences, records);
      },
      close: async () => {
        this.closed.push(producer);
      },
    };
  }

  private produce(producer: number, sequences: Map<string, number>, records: readonly R[]): WrittenPartition[] {
    const fault = this.faults.shift();
    if (fault === 'unreached') throw kafkaError('REQUEST_TIMED_OUT', true);
    if (fault === 'producer-fenced') throw kafkaError('OUT_OF_ORDER_SEQUENCE_NUMBER', false);
    const places = Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`);
    if (records.some(({ topic }) => this.missingTopics.has(topic)))
      throw kafkaError('UNKNOWN_TOPIC_OR_PARTITION', true);

    const answered = [...places].slice(fault === 'first-partition-forgotten' ? 1 : 0);
    // The broker writes what it can of a request, also when it refuses a part of it.
    const refused = answered.flatMap(([place, batch]) =>
      this.append(producer, sequences.get(place) ?? 0, place, batch),
    );
    if (refused[0] !== undefined) throw refused[0];
    if (fault === 'answer-lost') throw kafkaError('REQUEST_TIMED_OUT', true);

    for (const [place, batch] of answered) sequences.set(place, (sequences.get(place) ?? 0) + batch.length);
    return answered.map(([, [first]]) => ({ topic: first!.topic, partition: first!.partition }));
  }

  /** @returns the errors of the batch. */
  private append(producer: number, firstSequence: number, place: string, batch: readonly R[]): Error[] {
    const bytes = batch.reduce((sum, record) => sum + weightBytes(record), 0);
    if (bytes > this.partitionBytesMax) return [kafkaError('MESSAGE_TOO_LARGE', false)];

    const key = `${producer}:${place}`;
    const last = this.batches.get(key);
    if (last?.firstSequence === firstSequence && last.records === batch.length) return [];
    const expected = last === undefined ? 0 : last.firstSequence + last.records;
    if (firstSequence !== expected) return [kafkaError('OUT_OF_ORDER_SEQUENCE_NUMBER', false)];

    this.batches.set(key, { firstSequence, records: batch.length });
    this.written.set(place, [...(this.written.get(place) ?? []), ...batch]);
    return [];
  }
}
