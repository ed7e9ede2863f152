import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';

import type { OutgoingRecord } from '../outbox/outgoing-record.js';
import { produceFailure } from './broker-failure.js';

/** A produce request of a Kafka client: every record has its partition. */
export type SendBatch<R extends OutgoingRecord> = (records: readonly R[]) => Promise<readonly WrittenPartition[]>;

/** A partition that the broker says it has written. */
export interface WrittenPartition {
  readonly topic: string;
  readonly partition: number;
}

/** One idempotent producer. */
export interface Producer<R extends OutgoingRecord> {
  readonly sendBatch: SendBatch<R>;
  /** Bounded by whoever calls it: it may hang in an outage. */
  close(): Promise<void>;
}

/** How one record of a request ended. `deferred`: its topic is missing or forbidden, which somebody may mend. */
export type SendResult<R> = { readonly record: R } & (
  { readonly kind: 'written' } | { readonly kind: 'refused' | 'deferred'; readonly code: string }
);

export interface RequestSenderOptions<R extends OutgoingRecord> {
  /** Makes a connected producer; may be called again after one was discarded. */
  connect(): Promise<Producer<R>>;
  /** Waits before the next try; rejects when the sender is to stop. */
  pause(ms: number): Promise<void>;
  onCircuit(state: 'closed' | 'open'): void;
}

/** Between two tries of the same request, in ms. */
const pauseMs = { least: 50, most: 1000 };

/** A request that is unanswered for so long, in ms, counts as one to a broker that is away: its outcome is not waited for. */
const silentMs = 2000;

/**
 * Sends a request until the broker has every record of it, and never says so before.
 *
 * Two ways in which kafkajs acknowledges and loses are closed here. A partition whose leader moved while a request was
 * tried again can be missing in the answer: what the answer does not name is sent again. And an error that is final
 * rolls back the sequence numbers of partitions that were written: the producer is discarded, and the whole request
 * goes out again by a new one, split until the record at fault stands alone. A request that failed for a passing
 * reason is repeated unchanged, or its idempotence would be lost.
 *
 * One request at a time: call `send` again only when it has resolved.
 */
export class RequestSender<R extends OutgoingRecord> {
  /** The producer, from the moment that it begins to connect: two of them at once would not know of each other. */
  private producer: Promise<Producer<R>> | undefined;
  private closed = false;
  private circuit: 'closed' | 'open' = 'closed';
  /**
   * Spares a broker that is away most of the tries, and tells who waits for outcomes that waiting is in vain. What is
   * wrong with a record or a topic says nothing about the broker.
   */
  private readonly breaker = circuitBreaker(
    handleWhen((error) => ['retriable', 'producer'].includes(produceFailure(error).failure)),
    { halfOpenAfter: 300, breaker: new ConsecutiveBreaker(2) },
  );

  constructor(private readonly options: RequestSenderOptions<R>) {
    this.breaker.onStateChange((state) => this.tell(state === CircuitState.Closed ? 'closed' : 'open'));
  }

  /** @throws only what `pause` rejects with. */
  async send(records: readonly R[]): Promise<SendResult<R>[]> {
    let left = records;
    for (let tries = 0; left.length > 0; tries += 1) {
      try {
        left = await this.breaker.execute(() => this.attempt(left));
      } catch (error) {
        const { failure, code } = produceFailure(error);
        if (failure !== 'retriable') await this.discardProducer();
        if (failure === 'record' || failure === 'topic') {
          const written = records.filter((record) => !left.includes(record));
          return [
            ...written.map((record) => ({ record, kind: 'written' as const })),
            ...(await this.split(left, failure, code)),
          ];
        }
        await this.options.pause(Math.min(pauseMs.least * 2 ** tries, pauseMs.most));
      }
    }
    return records.map((record) => ({ record, kind: 'written' }));
  }

  /** Connects ahead of the first request. @throws when the broker is not there yet. */
  async connect(): Promise<void> {
    await this.connected();
  }

  /** Nothing is sent afterwards: `send` goes on to pause until its pause says that it is to stop. */
  async close(): Promise<void> {
    this.closed = true;
    await this.discardProducer();
  }

  /** @returns the records of partitions that the broker did not answer for. */
  private async attempt(records: readonly R[]): Promise<readonly R[]> {
    const producer = await this.connected();
    const written = new Set((await this.listening(producer.sendBatch(records))).map(place));
    const missing = records.filter((record) => !written.has(place(record)));
    // Asking again at once is for answers that got somewhere; one that names nothing is a failure like another.
    if (missing.length === records.length) throw new Error('the broker answered for none of the partitions');
    return missing;
  }

  /** The circuit is open while the answer is long in coming, although nothing has failed yet. */
  private async listening<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const silent = setTimeout(() => this.tell('open'), silentMs);
    try {
      const given = await answer;
      this.tell('closed');
      return given;
    } finally {
      clearTimeout(silent);
    }
  }

  private connected(): Promise<Producer<R>> {
    if (this.closed) return Promise.reject(new Error('the sender is closed'));
    if (this.producer === undefined) {
      const connecting = this.options.connect();
      this.producer = connecting;
      connecting.catch(() => {
        if (this.producer === connecting) this.producer = undefined;
      });
    }
    return this.producer;
  }

  /** A circuit that is half open is tried out, and open until that has succeeded. */
  private tell(circuit: 'closed' | 'open'): void {
    if (circuit === this.circuit) return;
    this.circuit = circuit;
    this.options.onCircuit(circuit);
  }

  private async split(records: readonly R[], failure: 'record' | 'topic', code: string): Promise<SendResult<R>[]> {
    const alone = failure === 'topic' ? new Set(records.map(({ topic }) => topic)).size === 1 : records.length === 1;
    if (alone) {
      const kind = failure === 'topic' ? 'deferred' : 'refused';
      return records.map((record) => ({ record, kind, code }));
    }
    const results: SendResult<R>[] = [];
    for (const part of failure === 'topic' ? byTopic(records) : halves(records))
      results.push(...(await this.send(part)));
    return results;
  }

  private async discardProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.then((connected) => connected.close()).catch(() => undefined);
  }
}

const place = ({ topic, partition }: WrittenPartition) => `${topic}/${partition}`;

function halves<R>(records: readonly R[]): R[][] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)];
}

function byTopic<R extends OutgoingRecord>(records: readonly R[]): R[][] {
  return [...Map.groupBy(records, ({ topic }) => topic).values()];
}
