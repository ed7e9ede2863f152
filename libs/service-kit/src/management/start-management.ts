import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import type { Logger } from '@todo/messaging';

import { guardServer } from '../http/guard-server.js';
import { NestLogger } from '../logging/nest-logger.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { HealthController, managementLogger } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';

export interface ManagementOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly readiness: Readiness;
  readonly metrics: ServiceMetrics;
  readonly logger: Logger;
}

/** The server of health and metrics, as it runs. */
export interface ManagementServer {
  readonly port: number;
  /** Hangs up on everybody: probes ask again elsewhere. */
  close(): Promise<void>;
}

class ManagementModule {}

/**
 * Serves `/health/live`, `/health/ready` and `/metrics` on a port of their own, which no ingress leads to and no user's
 * request can fill. It starts first and ends last, so that a service that is stopping can say so.
 */
export async function startManagement(options: ManagementOptions): Promise<ManagementServer> {
  const app = await NestFactory.create(moduleFor(options), {
    logger: new NestLogger(options.logger),
    forceCloseConnections: true,
    // An error goes to the caller, who reports it, instead of ending the process from inside a library.
    abortOnError: false,
  });
  app.getHttpAdapter().getInstance().disable('x-powered-by');
  const server = app.getHttpServer() as Server;
  guardServer(server);
  await app.listen(options.port, options.host);
  return { port: (server.address() as AddressInfo).port, close: () => app.close() };
}

function moduleFor({ readiness, metrics, logger }: ManagementOptions): DynamicModule {
  return {
    module: ManagementModule,
    imports: [TerminusModule.forRoot({ logger: false })],
    controllers: [HealthController, MetricsController],
    providers: [
      { provide: Readiness, useValue: readiness },
      { provide: ServiceMetrics, useValue: metrics },
      { provide: managementLogger, useValue: logger },
    ],
  };
}
