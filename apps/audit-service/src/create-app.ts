import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger, ProblemFilter, type ServiceMetrics } from '@todo/service-kit';

import { AppModule, type AuditGiven } from './app.module.js';
import { applyRequestRules } from './http/request-rules.js';

/** The HTTP application of the audit service, ready to listen. */
export async function createApp(given: AuditGiven & { metrics: ServiceMetrics }): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(given), {
    logger: new NestLogger(given.logger),
    // Nothing is written here, so no body is ever read.
    bodyParser: false,
    // An error goes to the caller, who reports it, instead of ending the process from inside a library.
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(given.logger));
  applyRequestRules(app, given.logger, given.metrics);
  return app;
}
