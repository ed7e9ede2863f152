import { rmSync } from 'node:fs';

import { allTopics, decode, type Envelope, type MessageDefinition, catalog, encode } from '@todo/event-contracts';
import { type Broker, startBroker, temporaryFolder } from '@todo/local-stack';
import { connectProducer, createTopics, kafkaClient, type Logger, outgoing, readTopic } from '@todo/messaging';
import { freshDatabase } from '@todo/testkit';
import { Client } from 'pg';

import { migrationsDir } from './notification-rig.js';
import { ServiceProcess } from './service-process.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A broker of its own, since the service's topics and group have fixed names; a database; and the service's processes. */
export class WholeService {
  private readonly processes: ServiceProcess[] = [];

  private constructor(
    private readonly folder: string,
    private readonly broker: Broker,
    readonly databaseUrl: string,
    readonly db: Client,
  ) {}

  static async start(): Promise<WholeService> {
    const folder = temporaryFolder('todo-notifications');
    const [broker, databaseUrl] = await Promise.all([startBroker({ dir: folder }), freshDatabase({ migrationsDir })]);
    const db = new Client({ connectionString: databaseUrl });
    await db.connect();
    const whole = new WholeService(folder, broker, databaseUrl, db);
    await createTopics(whole.kafka(), allTopics, 1);
    return whole;
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
    await this.db.end();
    await this.broker.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** One instance; the caller starts it. */
  instance(environment: Readonly<Record<string, string>>): ServiceProcess {
    const process = new ServiceProcess({
      ...{ KAFKA_BROKERS: this.broker.bootstrap.join(','), DATABASE_URL: this.databaseUrl },
      ...environment,
    });
    this.processes.push(process);
    return process;
  }

  /** Publishes messages as their owner would. */
  async publish(messages: readonly Envelope[]): Promise<void> {
    const producer = await connectProducer(this.kafka());
    await producer.sendBatch(messages.map((message) => outgoing(encode(definitionOf(message), message))));
    await producer.close();
  }

  /** Every message that a topic holds. */
  async read(topic: string): Promise<Envelope[]> {
    return (await readTopic(this.kafka(), topic)).map(({ value }) => {
      const decoded = decode(value, catalog);
      if (decoded.kind !== 'message') throw new Error(`${topic} holds ${decoded.kind}`);
      return decoded.message;
    });
  }

  async states(): Promise<Record<string, number>> {
    const { rows } = await this.db.query<{ state: string; count: number }>(
      'select state, count(*)::int from deliveries group by state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  private kafka() {
    return kafkaClient({ brokers: this.broker.bootstrap }, 'spec', silent);
  }
}

function definitionOf(message: Envelope): MessageDefinition {
  const definition = catalog.find(({ type }) => type === message.eventType);
  if (definition === undefined) throw new Error(`no message is called ${message.eventType}`);
  return definition;
}
