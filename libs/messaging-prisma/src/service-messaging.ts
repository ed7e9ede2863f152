import type { ServiceName } from '@todo/event-contracts';
import {
  alertingOffsets,
  connectProducer,
  GroupConsumer,
  GroupPipeline,
  kafkaClient,
  type KafkaOptions,
  type Logger,
  type MessagingMetrics,
  OutboxPublisher,
  type OutboxRow,
  RequestSender,
  type RunInTransaction,
  type Subscription,
  Sweeper,
  within,
} from '@todo/messaging';

import { rememberOnce } from './inbox.js';
import { OutboxTable } from './outbox-table.js';
import type { SqlClient, SqlPool } from './sql-client.js';
import { transactions } from './transactions.js';

export interface ServiceMessagingOptions {
  /** Also the name of the consumer group. */
  readonly service: ServiceName;
  /** Tells the instances of a service apart; the Kafka client id is service and instance. */
  readonly instance: string;
  readonly pool: SqlPool;
  readonly kafka: KafkaOptions;
  readonly subscriptions: readonly Subscription<SqlClient>[];
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  /** A consumer will not come back: the process must end non-zero. */
  onFatal(error: Error): void;
}

/** What a service knows of its messaging at the moment. */
export interface MessagingStatus {
  /** Open: the broker does not acknowledge, and waiting for an outcome is in vain. */
  readonly circuit: 'closed' | 'open';
  /** Whether this process is a member of its consumer group. */
  readonly consumersJoined: boolean;
}

/** How long the outbox may take to go out when the service stops, in ms; the rest is swept up by another instance. */
const flushMs = 2000;

/** How long the end of a sweep and of the producers may take, in ms: both wait for a broker or database that may be away. */
const closeMs = 3000;

/** The messaging of one service: its transactions, its outbox and its consumer group, wired together. */
export class ServiceMessaging {
  /** Everything that a service changes and publishes goes through this, requests and handlers alike. */
  readonly runInTransaction: RunInTransaction<SqlClient>;
  private readonly publisher: OutboxPublisher;
  private readonly senders: { readonly urgent: RequestSender<OutboxRow>; readonly relaxed: RequestSender<OutboxRow> };
  private readonly sweeper: Sweeper;
  private readonly consumer: GroupConsumer | undefined;
  private readonly pipeline: GroupPipeline<SqlClient> | undefined;
  private readonly openCircuits = new Set<string>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: ServiceMessagingOptions) {
    const { pool, logger, metrics, service, instance } = options;
    const clientId = `${service}-${instance}`;
    const kafka = kafkaClient(options.kafka, clientId, logger, 'producer');
    const store = new OutboxTable(pool);
    this.senders = { urgent: this.sender(kafka, 'urgent'), relaxed: this.sender(kafka, 'relaxed') };
    this.publisher = new OutboxPublisher({ store, senders: this.senders, logger, metrics });
    const brokerReachable = () => this.openCircuits.size === 0;
    this.sweeper = new Sweeper({ store, publisher: this.publisher, logger, metrics, brokerReachable });
    this.runInTransaction = transactions(pool, this.publisher);
    if (options.subscriptions.length === 0) return;
    this.consumer = this.groupConsumer(
      kafkaClient(options.kafka, clientId, alertingOffsets(logger, metrics), 'consumer'),
    );
    this.pipeline = this.groupPipeline(this.consumer);
  }

  get status(): MessagingStatus {
    return {
      circuit: this.openCircuits.size === 0 ? 'closed' : 'open',
      consumersJoined: this.consumer === undefined || this.consumer.joined,
    };
  }

  /** Returns at once; connects in the background for as long as it takes. */
  start(): void {
    this.sweeper.start();
    // The first connection of an idempotent producer takes 300 ms, which no request should wait for.
    const connections = Object.values(this.senders).map((sender) => sender.connect());
    Promise.all(connections).then(
      () => this.options.metrics.brokerReachable(true),
      // Whoever sends first tries again, and notices that nobody answers.
      () => undefined,
    );
    if (this.consumer !== undefined && this.pipeline !== undefined) this.consumer.start(this.pipeline);
  }

  /** Consumers first, so that nothing new is committed; then what is committed goes out. Every step is bounded. */
  async stop(): Promise<void> {
    if (this.consumer !== undefined && this.pipeline !== undefined) await this.consumer.stop(this.pipeline);
    await this.publisher.flush(flushMs);
    this.stopping.abort();
    const closing = Object.values(this.senders).map((sender) => sender.close());
    await within(closeMs, Promise.all([this.sweeper.stop(), ...closing]));
  }

  private sender(kafka: ReturnType<typeof kafkaClient>, name: string): RequestSender<OutboxRow> {
    return new RequestSender<OutboxRow>({
      connect: () => connectProducer(kafka),
      pause: (ms) => this.pause(ms),
      onCircuit: (state) => {
        if (state === 'open') this.openCircuits.add(name);
        else this.openCircuits.delete(name);
        this.options.metrics.brokerReachable(this.openCircuits.size === 0);
        this.options.logger.warn(`circuit to the broker is ${state}`, { producer: name });
      },
    });
  }

  private groupConsumer(kafka: ReturnType<typeof kafkaClient>): GroupConsumer {
    const { service, subscriptions, logger, metrics, onFatal } = this.options;
    const topics = subscriptions.map(({ topic }) => topic.name);
    return new GroupConsumer({ kafka, group: service, topics, logger, metrics, onFatal });
  }

  private groupPipeline(source: GroupConsumer): GroupPipeline<SqlClient> {
    const { service, subscriptions, pool, logger, metrics } = this.options;
    return new GroupPipeline<SqlClient>({
      group: service,
      service,
      subscriptions,
      source,
      logger,
      metrics,
      runInTransaction: this.runInTransaction,
      rememberDeadLetter: rememberOnce,
      databaseAnswers: () => answers(pool),
      saturated: () => this.publisher.saturated,
    });
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, ms));
    signal.throwIfAborted();
  }
}

async function answers(pool: SqlPool): Promise<boolean> {
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}
