import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { guardServer } from '../http/guard-server.js';
import { type MessagingStatus, Readiness, standardChecks } from '../management/readiness.js';
import { type ManagementServer, startManagement } from '../management/start-management.js';
import { HttpDrain } from '../stop/http-drain.js';
import type { ServiceRuntime } from './create-runtime.js';

/** The part of `ServiceMessaging` of `@todo/messaging-prisma` that starting and stopping needs. */
export interface RunningMessaging {
  readonly status: MessagingStatus;
  start(): void;
  /** Consumers, then what waits in the outbox, then producers. */
  stop(): Promise<void>;
}

/** A Nest application; `NestExpressApplication` fits. */
export interface HttpApplication {
  getHttpServer(): Server;
  listen(port: number, host: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Something that works by itself, such as a queue of deliveries or a clock of reminders. */
export interface Worker {
  readonly name: string;
  start(): Promise<void> | void;
  /** Begins nothing new, and resolves when nothing is under way. */
  stop(): Promise<void> | void;
}

export interface ServiceParts {
  readonly messaging: RunningMessaging;
  /** false for the gateway, which serves without a broker. */
  readonly messagingRequired: boolean;
  readonly http?: {
    readonly app: HttpApplication;
    readonly port: number;
    /** Ends streams, with a hint to connect again; called when the drain begins. */
    endStreams?(): void;
  };
  readonly workers?: readonly Worker[];
}

/**
 * Bounds of the steps, in milliseconds; together they stay below the hard limit of 25 s. A request waits 3 s for its
 * outcome at most. Messaging bounds its own steps: three of 3 s for the consumer, flush and producers 2 s each.
 */
const bounds = { http: 5000, workers: 3000, messaging: 13_500, application: 500, database: 1000, management: 500 };

/** Longer than a busy client's pause between two requests on one connection. */
const lingerMs = 500;

/**
 * Starts a service and lays down how it stops: readiness off → HTTP finishes → workers → consumers, outbox, producers →
 * database → management server → log → exit. HTTP goes before the consumers, since a waiting request is answered by
 * what they read; workers go before messaging, since what they do is published.
 */
export async function runService(runtime: ServiceRuntime, parts: ServiceParts): Promise<void> {
  const { config, logger, metrics, stop } = runtime;
  const { messaging, http, workers = [] } = parts;
  const checks = { probe: runtime.probe, messagingStatus: () => messaging.status };
  const readiness = new Readiness(standardChecks({ ...checks, messagingRequired: parts.messagingRequired }));
  const management = await startManagement({
    host: config.HOST,
    port: config.MANAGEMENT_PORT,
    readiness,
    metrics,
    logger,
  });
  addStopSteps(runtime, parts, readiness, management);

  // A signal may come while the service starts: what the steps have ended must not begin again behind them.
  if (!stop.stopping) messaging.start();
  for (const worker of workers) if (!stop.stopping) await worker.start();
  if (http !== undefined && !stop.stopping) await http.app.listen(http.port, config.HOST);
  if (stop.stopping) return;
  readiness.open();
  logger.info('started', { ...portOf(http), managementPort: management.port });
}

function addStopSteps(
  { stop, pool, probe }: ServiceRuntime,
  { messaging, http, workers = [] }: ServiceParts,
  readiness: Readiness,
  management: ManagementServer,
): void {
  stop.step('readiness', 100, () => readiness.close());
  if (http !== undefined) {
    const server = http.app.getHttpServer();
    guardServer(server);
    const drain = new HttpDrain(server);
    stop.step('http', bounds.http + 500, () => {
      http.endStreams?.();
      return drain.drain({ lingerMs, boundMs: bounds.http });
    });
  }
  stop
    .step('workers', bounds.workers, () => Promise.all(workers.map((worker) => worker.stop())))
    .step('messaging', bounds.messaging, () => messaging.stop())
    .step('application', bounds.application, () => http?.app.close())
    .step('database', bounds.database, () => Promise.all([pool.end(), probe.end()]))
    .step('management', bounds.management, () => management.close());
}

function portOf(http: ServiceParts['http']): { port?: number } {
  const address = http?.app.getHttpServer().address() as AddressInfo | null | undefined;
  return address == null ? {} : { port: address.port };
}
