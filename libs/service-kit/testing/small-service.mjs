// A whole service on this library: an API, a worker, messaging that only says what it is asked. `runService` as in main.ts.
import 'reflect-metadata';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import * as kit from '@todo/service-kit';

const schema = kit.serviceEnvironment({
  PORT: kit.port.default(0).meta({ description: 'Port of the API.' }),
  SLOW_MS: kit.wholeNumber(0, 60_000).default(50).meta({ description: 'How long an answer takes.' }),
});
const streams = new Set();

async function main() {
  const config = kit.readConfig(schema, process.env);
  const runtime = kit.createRuntime({ service: 'small-service', schema, config });
  const { logger, pool } = runtime;
  const messaging = {
    status: { circuit: 'open', consumersJoined: true },
    start: () => logger.info('messaging started'),
    stop: async () => {
      // The database outlives messaging: its last batch commits.
      await pool.query('select 1');
      logger.info('messaging stopped');
    },
  };
  const worker = {
    name: 'clock',
    start: () => logger.info('worker started'),
    stop: () => logger.info('worker stopped'),
  };
  const app = await NestFactory.create(appModule(config.SLOW_MS), { logger: new kit.NestLogger(logger) });
  app.use(kit.requestContext(logger, runtime.metrics));
  app.useGlobalFilters(new kit.ProblemFilter(logger));
  const endStreams = () => {
    for (const response of streams) response.end('event: bye\n\n');
  };
  await kit.runService(runtime, {
    messaging,
    messagingRequired: false,
    workers: [worker],
    http: { app, port: config.PORT, endStreams },
  });
}

function appModule(slowMs) {
  class Api {
    async slow() {
      await new Promise((resolve) => setTimeout(resolve, slowMs));
      return { done: true };
    }

    stream(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n');
      streams.add(response);
    }
  }
  decorate(Api, 'slow', Get('slow'));
  Res()(Api.prototype, 'stream', 0);
  decorate(Api, 'stream', Get('stream'));
  Controller('api')(Api);
  class AppModule {}
  Module({ controllers: [Api] })(AppModule);
  return AppModule;
}

function decorate(target, method, decorator) {
  decorator(target.prototype, method, Object.getOwnPropertyDescriptor(target.prototype, method));
}

main().catch(kit.reportAndExit);
