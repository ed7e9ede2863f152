import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, type ServiceMetrics } from '@todo/service-kit';

import { AppModule, controllersFor, type GatewayGiven } from './app.module.js';
import { GatewayProblems } from './http/gateway-problems.js';
import { RequestRates } from './http/request-rates.js';
import { applyRequestRules } from './http/request-rules.js';
import { RouteTable } from './http/route-table.js';

/** The gateway's HTTP application, ready to listen. */
export async function createApp(given: GatewayGiven & { metrics: ServiceMetrics }): Promise<NestExpressApplication> {
  const { config, logger, metrics } = given;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(given), {
    logger: new NestLogger(logger),
    bodyParser: false,
    // An error goes to the caller, who reports it, instead of ending the process from inside a library.
    abortOnError: false,
  });
  app.useGlobalFilters(new GatewayProblems(logger));
  applyRequestRules(app, {
    routes: new RouteTable(controllersFor(config)),
    rates: app.get(RequestRates),
    logger,
    metrics,
    trustedProxies: config.TRUSTED_PROXIES ?? [],
    corsOrigins: config.CORS_ORIGINS ?? [],
  });
  return app;
}
