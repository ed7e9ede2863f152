import {
  type Logger,
  type MessagingMetrics,
  OutboxPublisher,
  type OutboxRow,
  type Sender,
  Sweeper,
} from '@todo/messaging';
import { freshName } from '@todo/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { OutboxTable } from './outbox-table.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { record, textOf } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

let database: OutboxDatabase;
beforeAll(async () => {
  database = await outboxDatabase();
  await database.query('create table commits (user_id text primary key, count int not null)');
});
beforeEach(() => database.empty());
afterAll(() => database.close());

const nothing = () => undefined;
const logger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const metrics: MessagingMetrics = {
  recordFinished: nothing,
  retryScheduled: nothing,
  transactionEnded: nothing,
  lag: nothing,
  alert: nothing,
  published: nothing,
  outbox: nothing,
  brokerReachable: nothing,
};

/** A broker that takes its time; what it wrote stays, whoever wrote it. */
class Broker {
  readonly log: OutboxRow[] = [];

  sender(process: { readonly dead: boolean }): Sender {
    return {
      send: async (rows) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
        // A process that died while its request was under way: written or not, it never learns.
        if (process.dead && Math.random() < 0.5) return new Promise<never>(nothing);
        this.log.push(...rows);
        if (process.dead) return new Promise<never>(nothing);
        return rows.map((each) => ({ record: each, kind: 'written' }));
      },
      close: async () => undefined,
    };
  }
}

/** A process of a service: its own connections, memory and producers; it may die with what is in its memory. */
function startProcess(broker: Broker, memoryBytesMax: number) {
  const name = freshName('process');
  const pool = database.pool({ max: 4, application_name: name });
  const state = { dead: false };
  const table = new OutboxTable(pool);
  const senders = { urgent: broker.sender(state), relaxed: broker.sender(state) };
  const publisher = new OutboxPublisher({ store: table, senders, logger, metrics, memoryBytesMax });
  const run = transactions(pool, {
    isInFlight: publisher.isInFlight,
    publish: (rows) => !state.dead && publisher.publish(rows),
  });
  return {
    run,
    publisher,
    table,
    get dead() {
      return state.dead;
    },
    die: async () => {
      state.dead = true;
      await database.cut(name);
    },
  };
}

type Process = ReturnType<typeof startProcess>;

/** Commits something for some of the users; each row says the how many-th commit of its user it is. */
const change = ({ run }: Process, users: readonly string[]) =>
  run(async (transaction) => {
    const own = users.filter(() => Math.random() < 0.5);
    await transaction.lockUsers(own);
    for (const user of own) {
      const { rows } = await transaction.tx.query<{ count: number }>(
        `insert into commits values ($1, 1) on conflict (user_id) do update set count = commits.count + 1 returning count`,
        [user],
      );
      const topic = Math.random() < 0.5 ? 'todo.task.events' : 'todo.command.results';
      transaction.emitRecord(user, record(String(rows[0]!.count), { topic }));
    }
  });

const sweepUp = (process: Process, olderThanMs: number) =>
  process.table.sweep(
    {
      olderThanMs,
      usersMax: 3,
      rowsMax: 50,
      bytesMax: 100_000,
      isInFlight: process.publisher.isInFlight,
      exceptTopics: [],
    },
    async (rows) => void (await process.publisher.publishSwept(rows)),
  );

describe('processes that come and go', () => {
  it.each([
    ['with room in memory', 1_000_000],
    ['with hardly any room in memory', 600],
  ])(
    'publish every committed row, nothing else, and of each user in the order of commits: %s',
    async (_, memoryBytesMax) => {
      const broker = new Broker();
      const users = Array.from({ length: 5 }, () => freshName('user'));
      const processes = Array.from({ length: 3 }, () => startProcess(broker, memoryBytesMax));
      const alive = () => processes.filter(({ dead }) => !dead);

      for (let round = 0; round < 6; round += 1) {
        await Promise.allSettled([
          ...Array.from({ length: 12 }, (_, index) => change(alive()[index % alive().length]!, users)),
          ...alive().map((each) => sweepUp(each, 20)),
        ]);
        if (round === 1 || round === 3) {
          await alive()[0]!.die();
          processes.push(startProcess(broker, memoryBytesMax));
        }
      }
      const heir = startProcess(broker, 1_000_000);
      await Promise.all(alive().map(({ publisher }) => publisher.flush(5000)));
      await expect
        .poll(async () => [await sweepUp(heir, 0), (await heir.table.backlog()).waiting], { timeout: 20_000 })
        .toEqual([0, 0]);

      const committed = await database.query<{ id: string; user_id: string; topic: string; value: Buffer }>(
        'select id, user_id, topic, value from outbox order by id',
      );
      const published = new Set(broker.log.map(({ id }) => id));
      expect([...published].sort()).toEqual(committed.map(({ id }) => id).sort());
      for (const user of users) {
        const counts = committed
          .filter(({ user_id }) => user_id === user)
          .map(textOf)
          .map(Number);
        expect(counts).toEqual(counts.toSorted((one, other) => one - other));
        for (const topic of ['todo.task.events', 'todo.command.results']) {
          // A row may be there again later, which consumers ignore; where it came first is what counts.
          const seen = [
            ...new Set(
              broker.log
                .filter((row) => row.userId === user && row.topic === topic)
                .map(textOf)
                .map(Number),
            ),
          ];
          expect(seen).toEqual(seen.toSorted((one, other) => one - other));
        }
      }
    },
  );
});

describe('the sweeper of a service', () => {
  it('publishes within seconds what a process left that died between commit and publish', async () => {
    const broker = new Broker();
    const [dying, heir] = [startProcess(broker, 1_000_000), startProcess(broker, 1_000_000)];
    const ada = freshName('ada');
    const sweeper = new Sweeper({
      store: heir.table,
      publisher: heir.publisher,
      logger,
      metrics,
      brokerReachable: () => true,
    });
    sweeper.start();

    await dying
      .run(async (transaction) => {
        await transaction.lockUsers([ada]);
        transaction.emitRecord(ada, record('left behind'));
        await database.query('select 1');
      })
      .finally(() => dying.die());
    broker.log.length = 0;

    await expect.poll(() => broker.log.map(textOf), { timeout: 10_000 }).toContain('left behind');
    await sweeper.stop();
  });
});
