import { freshName } from '@todo/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { lockUsers } from './outbox-append.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { emit, HandedOver, record } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

let database: OutboxDatabase;
beforeAll(async () => void (database = await outboxDatabase()));
beforeEach(() => database.empty());
afterAll(() => database.close());

const given = (max = 4) => transactions(database.pool({ max }), new HandedOver());

describe('locking users', () => {
  it('lets one transaction at a time write for a user, and others write for others meanwhile', async () => {
    const run = given();
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    const order: string[] = [];
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();

    const first = run(async ({ lockUsers: lock }) => {
      await lock([ada]);
      locked.resolve();
      await goOn.promise;
      order.push('first of ada');
    });
    await locked.promise;
    const second = run(async ({ lockUsers: lock }) => {
      await lock([ada]);
      order.push('second of ada');
    });
    await database.waitingForLocks(1);
    await run(async ({ lockUsers: lock }) => {
      await lock([grace]);
      order.push('grace');
    });
    goOn.resolve();
    await Promise.all([first, second]);

    expect(order).toEqual(['grace', 'first of ada', 'second of ada']);
  });

  it('is done by the outbox for those who forgot to', async () => {
    const run = given();
    const ada = freshName('ada');
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const holding = run(async (transaction) => {
      await transaction.lockUsers([ada]);
      transaction.emitRecord(ada, record('first'));
      locked.resolve();
      await goOn.promise;
    });
    await locked.promise;

    const forgetful = run(async (transaction) => transaction.emitRecord(ada, record('second')));
    await database.waitingForLocks(1);
    goOn.resolve();
    await Promise.all([holding, forgetful]);

    const rows = await database.query<{ value: Buffer }>('select value from outbox order by id');
    expect(rows.map(({ value }) => String(value))).toEqual(['first', 'second']);
  });

  it('never deadlocks, however users overlap and in whatever order they are named', async () => {
    const run = given(8);
    const users = Array.from({ length: 12 }, () => freshName('user'));
    const some = () => users.filter(() => Math.random() < 0.5).sort(() => Math.random() - 0.5);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 150 }, () =>
        run(async (transaction) => {
          const locked = some();
          await transaction.lockUsers(locked);
          for (const user of locked) transaction.emitRecord(user, record('x'));
        }),
      ),
    );

    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('takes a lock once, however often a user is named', async () => {
    const run = given();
    const ada = freshName('ada');

    const locks = await run(async ({ tx, lockUsers: lock }) => {
      await lock([ada, ada]);
      await lock([ada]);
      const { rows } = await tx.query(`select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`);
      return rows.length;
    });

    expect(locks).toBe(1);
  });

  it('ends with the transaction, however it ends', async () => {
    const run = given();
    const ada = freshName('ada');

    await run(async (transaction) => {
      await transaction.lockUsers([ada]);
      throw new Error('it failed');
    }).catch(() => undefined);
    await emit(run, ada, 'next');

    expect(
      await database.query(
        `select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      ),
    ).toEqual([]);
  });

  it('only serialises users whose hashes collide', async () => {
    const [pair] = await database.query<{ users: [string, string] }>(
      `select array_agg('user-' || i) as users from generate_series(1, 400000) i
       group by hashtext('user-' || i) having count(*) = 2 limit 1`,
    );
    const [one, other] = pair!.users;
    const run = given();
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();

    const both = run(async (transaction) => {
      await transaction.lockUsers([one, other]);
      locked.resolve();
      await goOn.promise;
      for (const user of [one, other]) transaction.emitRecord(user, record(user));
    });
    await locked.promise;
    const after = emit(run, other, 'after');
    await database.waitingForLocks(1);
    goOn.resolve();
    await Promise.all([both, after]);

    expect(await database.query('select user_id from outbox order by id')).toEqual(
      [one, other, other].map((user_id) => ({ user_id })),
    );
  });

  it('takes 500 users in one statement', async () => {
    const users = Array.from({ length: 500 }, () => freshName('user'));
    const client = await database.pool({ max: 1 }).connect();

    await client.query('begin');
    await lockUsers(client, users);
    const { rows } = await client.query(
      `select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
    );
    await client.query('rollback');
    client.release();

    expect(rows.length).toBeGreaterThan(495);
  });

  it('does not wait for a lock longer than the pool allows, and says so as a transient failure', async () => {
    const patient = given();
    const hasty = transactions(database.pool({ lock_timeout: 50 }), new HandedOver());
    const ada = freshName('ada');
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const holding = patient(async (transaction) => {
      await transaction.lockUsers([ada]);
      locked.resolve();
      await goOn.promise;
    });
    await locked.promise;

    await expect(emit(hasty, ada, 'x')).rejects.toMatchObject({ code: '55P03' });
    goOn.resolve();
    await holding;
  });
});
