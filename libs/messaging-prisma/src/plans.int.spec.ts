import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { handledBefore, purgeInbox } from './inbox.js';
import { appendToOutbox } from './outbox-append.js';
import { OutboxTable } from './outbox-table.js';
import type { SqlPool } from './sql-client.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { HandedOver, record } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

// How the server carries out each statement in an outbox as it is after an hour: 100,000 rows that were published.
let database: OutboxDatabase;
beforeAll(async () => {
  database = await outboxDatabase();
  await database.query(
    `insert into outbox (user_id, topic, partition, value, headers, published_at)
     select 'user-' || (i % 2000), 'todo.task.events', 0, convert_to(repeat('x', 500), 'UTF8'), '{}', now() - interval '10 min'
     from generate_series(1, 100000) i`,
  );
  await database.query(
    `insert into outbox (user_id, topic, partition, value, headers)
     select 'user-' || (i % 200), 'todo.task.events', 0, convert_to(repeat('x', 500), 'UTF8'), '{}' from generate_series(1, 600) i`,
  );
  await database.query(
    `insert into inbox (consumer_group, message_id, user_id) select 'group', gen_random_uuid(), 'ada' from generate_series(1, 100000)`,
  );
  await database.query('analyze');
});
afterAll(() => database.close());

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A pool that notes what it is asked, and asks it of the server inside a transaction that is rolled back. */
async function noting(work: (pool: SqlPool) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = await database.pool({ max: 1 }).connect();
  const query = (text: string, values: unknown[] = []) => {
    statements.push({ text, values });
    return client.query(text, values) as never;
  };
  await client.query('begin');
  await work({ query, connect: async () => ({ query, release: () => undefined }) });
  await client.query('rollback');
  client.release();
  return statements;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that a statement reads from end to end. */
async function tablesReadWhole(work: (pool: SqlPool) => Promise<unknown>): Promise<string[]> {
  const read: string[] = [];
  const visit = (plan: Plan): void => {
    if (plan['Node Type'] === 'Seq Scan') read.push(plan['Relation Name'] ?? '');
    plan.Plans?.forEach(visit);
  };
  for (const { text, values } of await noting(work)) {
    const [answer] = await database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values);
    visit(answer!['QUERY PLAN'][0].Plan);
  }
  return read;
}

const users = Array.from({ length: 500 }, (_, index) => `user-${index}`);
const records = users.map((userId) => ({ userId, record: record('x'.repeat(500)) }));
const ids = Array.from({ length: 500 }, (_, index) => String(100_001 + index));
const sweepOptions = { usersMax: 500, rowsMax: 5000, bytesMax: 8_000_000, isInFlight: () => false, exceptTopics: [] };

describe('no statement reads a whole table', () => {
  it.each<[string, (pool: SqlPool) => Promise<unknown>]>([
    [
      'writing the rows of 500 commands and looking for older ones',
      (pool) => appendToOutbox(pool, records, () => false),
    ],
    ['marking 500 rows', (pool) => new OutboxTable(pool).markPublished(ids)],
    ['parking one', (pool) => new OutboxTable(pool).park(ids[0]!, 'MESSAGE_TOO_LARGE')],
    ['sweeping', (pool) => new OutboxTable(pool).sweep({ ...sweepOptions, olderThanMs: 0 }, async () => undefined)],
    [
      'sweeping with nothing to do',
      (pool) => new OutboxTable(pool).sweep({ ...sweepOptions, olderThanMs: 60_000 }, async () => undefined),
    ],
    ['purging the outbox', (pool) => new OutboxTable(pool).purge(3_600_000)],
    [
      'looking for 500 messages that were handled',
      (pool) =>
        handledBefore(
          pool,
          'group',
          users.map(() => randomUUID()),
        ),
    ],
    ['purging the inbox', (pool) => purgeInbox(pool)],
  ])('%s', async (_, work) => {
    expect(await tablesReadWhole(work)).toEqual([]);
  });

  it('looking at the backlog', async () => {
    expect(await tablesReadWhole((pool) => new OutboxTable(pool).backlog())).toEqual([]);
  });
});

describe('a transaction of 500 commands', () => {
  it('makes as many round trips as one of a single command', async () => {
    const statements = (of: readonly (typeof records)[number][]) =>
      noting((pool) =>
        transactions(
          pool,
          new HandedOver(),
        )(async (transaction) => {
          await transaction.lockUsers(of.map(({ userId }) => userId));
          for (const { userId, record: each } of of) transaction.emitRecord(userId, each);
        }),
      );

    // Of users for whom nothing older waits.
    const [last, ...fresh] = records.map((each) => ({ ...each, userId: `fresh ${each.userId}` }));
    const [one, many] = [await statements([last!]), await statements([...fresh, ...fresh, ...fresh])];

    expect(many.map(({ text }) => text)).toEqual(one.map(({ text }) => text));
    expect(many).toHaveLength(4);
  });
});
