import { freshName } from '@todo/testkit';
import type { OutboxRow } from '@todo/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { OutboxTable } from './outbox-table.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { emit, HandedOver, record, textOf } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

let database: OutboxDatabase;
beforeAll(async () => void (database = await outboxDatabase()));
beforeEach(() => database.empty());
afterAll(() => database.close());

/** A process: its own connections and its own memory. */
function aProcess() {
  const pool = database.pool({ max: 4 });
  const handedOver = new HandedOver();
  return { handedOver, run: transactions(pool, handedOver), table: new OutboxTable(pool) };
}

const idsOf = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id);

describe('a row goes out from memory only behind the user’s older unpublished ones', () => {
  it('those of a predecessor included: that is the hand-over', async () => {
    const [predecessor, successor] = [aProcess(), aProcess()];
    const ada = freshName('ada');
    await emit(predecessor.run, ada, 'a', 'b');

    await emit(successor.run, ada, 'c');
    await emit(successor.run, ada, 'd');

    expect(successor.handedOver.batches.map((rows) => rows.map(textOf))).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('but not behind those of others', async () => {
    const [predecessor, successor] = [aProcess(), aProcess()];
    await emit(predecessor.run, freshName('grace'), 'hers');

    await emit(successor.run, freshName('ada'), 'his');

    expect(successor.handedOver.texts).toEqual(['his']);
  });

  it('nor behind those that are on their way from here, published or parked', async () => {
    const { run, handedOver, table } = aProcess();
    const ada = freshName('ada');
    await emit(run, ada, 'published', 'parked', 'on its way');
    const [published, parked] = idsOf(handedOver.rows);
    await table.markPublished([published!]);
    await table.park(parked!, 'MESSAGE_TOO_LARGE');

    await emit(run, ada, 'next');

    expect(handedOver.batches.at(-1)!.map(textOf)).toEqual(['next']);
  });

  it('behind what memory had no room for', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    handedOver.full = true;
    await emit(run, ada, 'a');
    await emit(run, ada, 'b');

    handedOver.full = false;
    await emit(run, ada, 'c');

    expect(handedOver.texts).toEqual(['a', 'b', 'c']);
  });

  it('of each of many users at once', async () => {
    const [predecessor, successor] = [aProcess(), aProcess()];
    const users = Array.from({ length: 50 }, () => freshName('user'));
    for (const user of users) await emit(predecessor.run, user, `${user} a`);

    await successor.run(async (transaction) => {
      await transaction.lockUsers(users);
      for (const user of users) transaction.emitRecord(user, record(`${user} b`));
    });

    for (const user of users) {
      const own = successor.handedOver.rows.filter(({ userId }) => userId === user);
      expect(own.map(textOf)).toEqual([`${user} a`, `${user} b`]);
      expect(idsOf(own)).toEqual(idsOf(own).toSorted((one, other) => Number(one) - Number(other)));
    }
  });
});

describe('a user who is too far behind', () => {
  const behind = (count: number, ada: string, fields: Parameters<typeof record>[1] = {}) =>
    aProcess().run(async (transaction) => {
      await transaction.lockUsers([ada]);
      for (let index = 0; index < count; index += 1) transaction.emitRecord(ada, record(`old ${index}`, fields));
    });

  it('is left to the sweeper, so that nothing overtakes', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    await behind(1001, ada);

    await emit(run, ada, 'new');

    expect(handedOver.rows).toEqual([]);
  });

  it('is not, up to a thousand rows', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    await behind(1000, ada);

    await emit(run, ada, 'new');

    expect(handedOver.rows).toHaveLength(1001);
    expect(textOf(handedOver.rows.at(-1)!)).toBe('new');
  });

  it('is left to the sweeper too when the rows are few and huge', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    await behind(10, ada, { value: Buffer.alloc(1_000_000) });

    await emit(run, ada, 'new');

    expect(handedOver.rows).toEqual([]);
  });

  it('holds up neither other users of the batch nor his own other topics', async () => {
    const { run, handedOver } = aProcess();
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    await behind(1001, ada, { topic: 'todo.audit.log' });

    await run(async (transaction) => {
      await transaction.lockUsers([ada, grace]);
      transaction.emitRecord(ada, record('entry', { topic: 'todo.audit.log' }));
      transaction.emitRecord(ada, record('result', { topic: 'todo.command.results' }));
      transaction.emitRecord(grace, record('hers', { topic: 'todo.audit.log' }));
    });

    expect(handedOver.texts).toEqual(['result', 'hers']);
  });

  it('costs a transaction no more than 5,000 looks, however far behind he is', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    await database.query(
      `insert into outbox (user_id, topic, partition, headers) select $1, 'todo.task.events', 0, '{}' from generate_series(1, 50000)`,
      [ada],
    );

    const started = performance.now();
    await emit(run, ada, 'new');
    await emit(run, ada, 'newer');

    expect(handedOver.rows).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is left to the sweeper when so much is on its way that what lies behind it is not looked at', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    const [last] = await database.query<{ id: number }>(
      `with rows as (
         insert into outbox (user_id, topic, partition, headers)
         select $1, 'todo.task.events', 0, '{}' from generate_series(1, 5001) returning id
       )
       select max(id)::int as id from rows`,
      [ada],
    );
    handedOver.isInFlight = (id) => Number(id) < last!.id;

    await emit(run, ada, 'new');

    expect(handedOver.rows).toEqual([]);
  });

  it('is not taken for one when his rows are all on their way from here', async () => {
    const { run, handedOver } = aProcess();
    const ada = freshName('ada');
    await run(async (transaction) => {
      await transaction.lockUsers([ada]);
      for (let index = 0; index < 3000; index += 1) transaction.emitRecord(ada, record('bulk'));
    });

    await emit(run, ada, 'next');

    expect(handedOver.batches.at(-1)!.map(textOf)).toEqual(['next']);
  });
});

describe('ids', () => {
  it('count up within a user in the order of commits, whoever commits', async () => {
    const processes = Array.from({ length: 4 }, () => aProcess());
    const users = Array.from({ length: 3 }, () => freshName('user'));
    await database.query('create table if not exists commits (user_id text primary key, count int not null)');

    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        processes[index % 4]!.run(async (transaction) => {
          const own = users.filter(() => Math.random() < 0.6);
          await transaction.lockUsers(own);
          for (const user of own) {
            const { rows } = await transaction.tx.query<{ count: number }>(
              `insert into commits values ($1, 1) on conflict (user_id) do update set count = commits.count + 1 returning count`,
              [user],
            );
            transaction.emitRecord(user, record(String(rows[0]!.count)));
          }
          if (index % 10 === 0) throw new Error('rolled back');
        }).catch(() => undefined),
      ),
    );

    for (const user of users) {
      const rows = await database.query<{ value: Buffer }>('select value from outbox where user_id = $1 order by id', [
        user,
      ]);
      expect(rows.map(({ value }) => Number(value))).toEqual(rows.map((_, index) => index + 1));
    }
  });
});
