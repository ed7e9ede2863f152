import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allTopics } from '@todo/event-contracts';
import {
  type Broker,
  type Database,
  migrate,
  startBroker,
  startDatabase,
  tcpProxy,
  type TcpProxy,
  temporaryFolder,
  freePort,
  type MailCatcher,
  startMailCatcher,
} from '@todo/local-stack';
import { testRun } from '@todo/testkit';
import { createTopics, kafkaClient, type KafkaOptions } from '@todo/messaging';

import { quietLogger } from './quiet-logger.js';
import { ServiceProcess } from './service-process.js';
import { tokenSettings } from './token.js';

const apps = fileURLToPath(new URL('../../../', import.meta.url));

const serviceNames = ['chat-gateway', 'todo-command-service', 'notification-service', 'audit-service'] as const;

/** A service that can be started here. */
export type StackService = (typeof serviceNames)[number];

export const auditSigningKey = 'a-signing-key-of-the-end-to-end-tests-0123456789';

/** A database name of a service. */
const databaseOf = (service: StackService) => service.replaceAll('-', '_');

/** One instance of each service. */
export interface WholeSystem {
  readonly gateway: ServiceProcess;
  readonly commands: ServiceProcess;
  readonly notifications: ServiceProcess;
  readonly audit: ServiceProcess;
}

/**
 * A real broker, a real database and real services, each service behind its own ports and all of them behind proxies
 * that can fail. The broker sends clients to its proxy, so nothing goes around it.
 */
export class Stack {
  readonly services: ServiceProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly broker: Broker,
    readonly brokerProxy: TcpProxy,
    readonly database: Database,
    readonly databaseProxy: TcpProxy,
    /** Where mails of the notification service arrive. */
    readonly mails: MailCatcher,
    private readonly proxied: boolean,
  ) {}

  /**
   * Broker, database, topics and migrated databases; services are started by `service`.
   * @param options.proxied whether services go through the proxies. They take time of the test's own event loop, so a
   * test under load that does not fail the network does without. Default: true.
   */
  static async start({ proxied = true }: { proxied?: boolean } = {}): Promise<Stack> {
    const folder = temporaryFolder('todo-e2e');
    const [brokerPort, proxyPort] = [await freePort(), await freePort()];
    const [broker, database] = await Promise.all([
      startBroker({ dir: `${folder}/kafka`, port: brokerPort, ...(proxied ? { advertisedPorts: [proxyPort] } : {}) }),
      startDatabase({ dir: `${folder}/postgres` }),
    ]);
    const brokerProxy = await tcpProxy({ targetPort: brokerPort, port: proxyPort });
    const databaseProxy = await tcpProxy({ targetPort: database.port });
    const mails = await startMailCatcher();
    const stack = new Stack(folder, broker, brokerProxy, database, databaseProxy, mails, proxied);
    await Promise.all([
      createTopics(stack.kafka('e2e-setup'), allTopics, 1),
      ...serviceNames.map((service) => stack.prepareDatabase(service)),
    ]);
    return stack;
  }

  /** What its services log; a run that has reports keeps them there. */
  get logs(): string {
    return testRun.reports === undefined ? `${this.folder}/logs` : `${testRun.reports}/logs/${basename(this.folder)}`;
  }

  get kafkaOptions(): KafkaOptions {
    return { brokers: this.proxied ? [`127.0.0.1:${this.brokerProxy.port}`] : this.broker.bootstrap };
  }

  kafka(clientId: string) {
    return kafkaClient(this.kafkaOptions, clientId, quietLogger);
  }

  /** The address of a service's database, around the proxy: for looking, not for the services. */
  databaseUrl(service: StackService): string {
    return this.database.url(databaseOf(service));
  }

  /** Starts an instance; does not wait until it is ready. */
  async service(name: StackService, options: { entry?: string; environment?: Record<string, string> } = {}) {
    const url = new URL(this.databaseUrl(name));
    if (this.proxied) url.port = String(this.databaseProxy.port);
    const started = await ServiceProcess.start({
      name,
      logFolder: this.logs,
      environment: {
        KAFKA_BROKERS: this.kafkaOptions.brokers.join(','),
        DATABASE_URL: url.toString(),
        LOG_LEVEL: 'info',
        ...this.ownSettings(name),
        ...options.environment,
      },
      ...(options.entry === undefined ? {} : { entry: options.entry }),
    });
    this.services.push(started);
    return started;
  }

  /** The whole system: one instance of each of the four services, ready. @param environment of some of them. */
  async wholeSystem(environment: Partial<Record<StackService, Record<string, string>>> = {}): Promise<WholeSystem> {
    const start = (name: StackService) => this.service(name, { environment: environment[name] ?? {} });
    const [gateway, commands, notifications, audit] = await Promise.all([
      start('chat-gateway'),
      start('todo-command-service'),
      start('notification-service'),
      start('audit-service'),
    ]);
    await Promise.all([gateway, commands, notifications, audit].map((service) => service.ready()));
    return { gateway, commands, notifications, audit };
  }

  /** The part that changes tasks: one gateway and one command service, ready. */
  async everyService(): Promise<{ gateway: ServiceProcess; commands: ServiceProcess }> {
    const [gateway, commands] = await Promise.all([this.service('chat-gateway'), this.service('todo-command-service')]);
    await Promise.all([gateway.ready(), commands.ready()]);
    return { gateway, commands };
  }

  /** Ends everything that was started, and removes what it wrote but for the logs of a run. */
  async stop(): Promise<void> {
    this.brokerProxy.heal();
    this.databaseProxy.heal();
    await Promise.all(this.services.filter(({ running }) => running).map((service) => service.stop()));
    await Promise.all([this.broker.stop(), this.database.stop()]);
    await Promise.all([this.brokerProxy.close(), this.databaseProxy.close(), this.mails.close()]);
    if (!testRun.keepsData) rmSync(this.folder, { recursive: true });
  }

  private ownSettings(name: StackService): Record<string, string> {
    switch (name) {
      case 'chat-gateway':
        return tokenSettings;
      case 'audit-service':
        return { ...tokenSettings, AUDIT_SIGNING_KEY: auditSigningKey };
      case 'notification-service':
        return { SMTP_URL: this.mails.smtpUrl, MAIL_FROM: 'reminders@todo.example' };
      case 'todo-command-service':
        return {};
      default:
        return name satisfies never;
    }
  }

  private async prepareDatabase(service: StackService): Promise<void> {
    const databaseUrl = await this.database.createDatabase(databaseOf(service));
    await migrate({ databaseUrl, migrationsDir: `${apps}${service}/prisma/migrations` });
  }
}
