import { commandFailed } from '@todo/event-contracts';
import { done, type Logger, type MessagingMetrics, subscribe } from '@todo/messaging';
import { freshName } from '@todo/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ServiceMessaging } from './service-messaging.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { emit } from '../testing/outgoing.js';

let database: OutboxDatabase;
beforeAll(async () => void (database = await outboxDatabase()));
afterAll(() => database.close());

const nothing = () => undefined;
const logger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const metrics = new Proxy({} as MessagingMetrics, { get: () => nothing });

/** A service whose broker is nowhere. */
function givenService(pool: pg.Pool) {
  const fatal: Error[] = [];
  const messaging = new ServiceMessaging({
    service: 'chat-gateway',
    instance: freshName('instance'),
    pool,
    kafka: { brokers: ['127.0.0.1:1'] },
    subscriptions: [
      subscribe([commandFailed], { name: 'take', handleMany: async (messages) => messages.map(() => done) }),
    ],
    logger,
    metrics,
    onFatal: (error) => fatal.push(error),
  });
  return { messaging, fatal };
}

describe('a service without a broker', () => {
  it('says that waiting for an outcome is in vain', async () => {
    const { messaging } = givenService(database.pool());
    messaging.start();

    try {
      await emit(messaging.runInTransaction, freshName('ada'), 'saved');
      await expect.poll(() => messaging.status.circuit, { timeout: 5000 }).toBe('open');
    } finally {
      await messaging.stop();
    }
  });

  it('saves what is to be published, and stops within bounded time', async () => {
    const { messaging, fatal } = givenService(database.pool());
    const ada = freshName('ada');
    messaging.start();
    await emit(messaging.runInTransaction, ada, 'saved');

    const started = performance.now();
    await messaging.stop();

    expect(performance.now() - started).toBeLessThan(12_000);
    expect(
      await database.query('select 1 from outbox where user_id = $1 and published_at is null', [ada]),
    ).toHaveLength(1);
    expect([messaging.status.consumersJoined, fatal]).toEqual([false, []]);
  });

  it('stops within bounded time also in the middle of a sweep, and leaves its users to others', async () => {
    const { messaging } = givenService(database.pool());
    await database.query(
      `insert into outbox (user_id, topic, partition, headers, created_at) values ($1, 'todo.task.events', 0, '{}', now() - interval '1 h')`,
      [freshName('ada')],
    );
    messaging.start();
    const claims = () => database.query(`select 1 from pg_locks where locktype = 'advisory' and classid = 7102`);
    await expect.poll(claims, { timeout: 10_000 }).not.toEqual([]);

    const started = performance.now();
    await messaging.stop();

    expect(performance.now() - started).toBeLessThan(12_000);
    await expect.poll(claims).toEqual([]);
  });
});
