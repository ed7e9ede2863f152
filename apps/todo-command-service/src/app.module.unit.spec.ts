import { NestFactory } from '@nestjs/core';
import { allTopics } from '@todo/event-contracts';
import type { ServiceRuntime } from '@todo/service-kit';
import { describe, expect, it } from 'vitest';

import { AppModule, publications, subscriptions } from './app.module.js';
import { source } from './handle-commands/command-messages.js';
import { HandleCommands } from './handle-commands/handle-commands.js';
import { InMemoryStore } from './testing/in-memory-store.js';

const handler = () => new HandleCommands(new InMemoryStore(), { expect: () => undefined });

describe('the service', () => {
  it('consumes and publishes what the catalog of topics says', () => {
    const producesTo = allTopics.filter(({ producers }) => producers.some((name) => name === source));
    const consumesFrom = allTopics.filter(({ consumers }) => consumers.some((name) => name === source));
    const beside = ['todo.audit.log', 'todo.dead.letter'];

    expect(subscriptions(handler()).map(({ topic }) => topic.name)).toEqual(consumesFrom.map(({ name }) => name));
    expect(new Set([...publications.map(({ topic }) => topic.name), ...beside])).toEqual(
      new Set(producesTo.map(({ name }) => name)),
    );
  });

  it('lets a variant replace one provider', async () => {
    const replacement = handler();
    const log = () => undefined;
    const logger = { debug: log, info: log, warn: log, error: log };
    // Nothing connects before it is started, so the few parts that the providers take up are enough.
    const runtime = { instance: 'i', config: { KAFKA_BROKERS: ['127.0.0.1:9'] }, logger, pool: {}, metrics: {} };
    const module = AppModule.with(runtime as unknown as ServiceRuntime, [
      { provide: HandleCommands, useValue: replacement },
    ]);

    const parts = await NestFactory.createApplicationContext(module, { logger: false });

    expect(parts.get(HandleCommands)).toBe(replacement);
    await parts.close();
  });
});
