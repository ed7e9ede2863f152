import type { OutboxRow, SweepOptions } from '@todo/messaging';
import { freshName } from '@todo/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { OutboxTable } from './outbox-table.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { emit, HandedOver, textOf } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

let database: OutboxDatabase;
beforeAll(async () => void (database = await outboxDatabase()));
beforeEach(() => database.empty());
afterAll(() => database.close());

/** A process that sweeps; `max` 1 means that its one connection is used again for whatever comes next. */
function aProcess({ max = 4, name = freshName('process') } = {}) {
  const pool = database.pool({ max, application_name: name });
  const handedOver = new HandedOver();
  return { pool, name, handedOver, run: transactions(pool, handedOver), table: new OutboxTable(pool) };
}

const options: SweepOptions = {
  olderThanMs: 0,
  usersMax: 500,
  rowsMax: 5000,
  bytesMax: 1_000_000,
  isInFlight: () => false,
  exceptTopics: [],
};

/** One sweep that marks what it is given. @returns the texts of the rows. */
async function sweep(table: OutboxTable, given: Partial<SweepOptions> = {}): Promise<string[]> {
  const swept: OutboxRow[] = [];
  await table.sweep({ ...options, ...given }, async (rows) => {
    swept.push(...rows);
    await table.markPublished(rows.map(({ id }) => id));
  });
  return swept.map(textOf);
}

/** Rows as processes left them that died. */
async function leftBehind(
  count: number,
  { users = 1, topic = 'todo.task.events', prefix = freshName('user'), bytes = 0 } = {},
) {
  await database.query(
    `insert into outbox (user_id, topic, partition, value, headers)
     select $1 || lpad((i % $2)::text, 5, '0'), $3, 0, convert_to('row ' || i || repeat('.', $5), 'UTF8'), '{}' from generate_series(0, $4 - 1) i`,
    [prefix, users, topic, count, bytes],
  );
}

describe('the sweeper claims users whose rows are old', () => {
  it('and hands their rows over in order, whole', async () => {
    const [dead, alive] = [aProcess(), aProcess()];
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    await emit(dead.run, ada, 'a', 'b');
    await emit(dead.run, grace, 'c');
    await emit(dead.run, ada, 'd');
    const swept: OutboxRow[] = [];

    const count = await alive.table.sweep(options, async (rows) => void swept.push(...rows));

    expect(count).toBe(4);
    expect(swept).toEqual(dead.handedOver.rows);
  });

  it('by the database’s clock, not before', async () => {
    const [dead, alive] = [aProcess(), aProcess()];
    await emit(dead.run, freshName('ada'), 'young');
    await database.query(
      `insert into outbox (user_id, topic, partition, value, headers, created_at) values ('old', 't', 0, 'old', '{}', clock_timestamp() - interval '61 s')`,
    );

    expect(await sweep(alive.table, { olderThanMs: 60_000 })).toEqual(['old']);
  });

  it('and takes their younger rows with the old one', async () => {
    const [dead, alive] = [aProcess(), aProcess()];
    const ada = freshName('ada');
    await emit(dead.run, ada, 'old');
    await database.query(`update outbox set created_at = clock_timestamp() - interval '1 h'`);
    await emit(dead.run, ada, 'young');

    expect(await sweep(alive.table, { olderThanMs: 60_000 })).toEqual(['old', 'young']);
  });

  it('that were committed late, although rows with higher ids are long published', async () => {
    const [slow, fast] = [aProcess(), aProcess()];
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    const client = await slow.pool.connect();
    await client.query('begin');
    await client.query(
      `insert into outbox (user_id, topic, partition, value, headers) values ($1, 't', 0, 'late', '{}')`,
      [ada],
    );
    await emit(fast.run, grace, 'later, and first');
    const first = await sweep(fast.table);

    await client.query('commit');
    client.release();

    expect(first).toEqual(['later, and first']);
    expect(await sweep(fast.table)).toEqual(['late']);
  });

  it('but leaves those alone of whom a row is on its way from here', async () => {
    const { run, handedOver, table } = aProcess();
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    await emit(run, ada, 'on its way');
    handedOver.full = true;
    await emit(run, ada, 'behind it');
    await emit(run, grace, 'left');

    expect(await sweep(table, { isInFlight: handedOver.isInFlight })).toEqual(['left']);
  });

  it('and rows that are published or parked', async () => {
    const { run, handedOver, table } = aProcess();
    await emit(run, freshName('ada'), 'published', 'parked', 'left');
    await table.markPublished([handedOver.rows[0]!.id]);
    await table.park(handedOver.rows[1]!.id, 'MESSAGE_TOO_LARGE');

    expect(await sweep(table)).toEqual(['left']);
  });
});

describe('two sweepers', () => {
  it('never have the same user at once', async () => {
    await leftBehind(60, { users: 6 });
    const [one, other] = [aProcess(), aProcess()];
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const firsts: OutboxRow[] = [];

    const first = one.table.sweep({ ...options, usersMax: 4 }, async (rows) => {
      firsts.push(...rows);
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    const seconds: OutboxRow[] = [];
    await other.table.sweep(options, async (rows) => void seconds.push(...rows));
    goOn.resolve();
    await first;

    const usersOf = (rows: readonly OutboxRow[]) => new Set(rows.map(({ userId }) => userId));
    expect([usersOf(firsts).size, usersOf(seconds).size]).toEqual([4, 2]);
    expect([...usersOf(firsts)].filter((user) => usersOf(seconds).has(user))).toEqual([]);
  });

  it('give their claims back when they are done, on the same connection too', async () => {
    await leftBehind(3);
    const [one, other] = [aProcess({ max: 1 }), aProcess({ max: 1 })];

    const first = await one.table.sweep(options, async () => undefined);
    const again = await one.table.sweep(options, async () => undefined);
    const second = await other.table.sweep(options, async () => undefined);

    expect([first, again, second]).toEqual([3, 3, 3]);
  });

  it('give their claims back when the work fails', async () => {
    await leftBehind(3);
    const [one, other] = [aProcess({ max: 1 }), aProcess()];

    await expect(one.table.sweep(options, () => Promise.reject(new Error('no broker')))).rejects.toThrow('no broker');

    expect(await sweep(other.table)).toHaveLength(3);
    expect(one.pool.idleCount).toBe(1);
  });

  it('lose their claims when they die', async () => {
    await leftBehind(3);
    const [dying, heir] = [aProcess(), aProcess()];
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();

    const last = dying.table.sweep(options, async () => {
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    const before = await sweep(heir.table);
    await database.cut(dying.name);
    const after = await expect
      .poll(() => sweep(heir.table))
      .toHaveLength(3)
      .then(() => true);
    goOn.resolve();
    await last;

    expect([before, after]).toEqual([[], true]);
    expect(dying.pool.totalCount).toBe(0);
  });
});

describe('everybody has their turn', () => {
  it('a few users with very many rows do not keep the others from theirs', async () => {
    await leftBehind(2000, { prefix: 'a-busy' });
    await leftBehind(9, { prefix: 'b-quiet', users: 9 });
    const { table } = aProcess();

    const swept = await sweep(table, { rowsMax: 100 });

    // Of the busy one its oldest ten.
    expect(swept.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => `row ${index}`));
    expect(swept).toHaveLength(10 + 9);
  });

  it('more users than one round takes are taken by the next', async () => {
    await leftBehind(25, { users: 25 });
    const { table } = aProcess();

    const rounds = [];
    for (let round = 0; round < 4; round += 1) rounds.push((await sweep(table, { usersMax: 10 })).length);

    expect(rounds).toEqual([10, 10, 5, 0]);
  });

  it('users who cannot be served do not stand in front of those who can', async () => {
    await leftBehind(20, { prefix: 'a-stuck', users: 20 });
    await leftBehind(5, { prefix: 'b', users: 5 });
    const { table } = aProcess();
    const served: string[] = [];

    for (let round = 0; round < 4; round += 1) {
      await table.sweep({ ...options, usersMax: 10 }, async (rows) => {
        const fine = rows.filter(({ userId }) => userId.startsWith('b'));
        served.push(...fine.map(textOf));
        if (fine.length > 0) await table.markPublished(fine.map(({ id }) => id));
      });
    }

    expect(served).toHaveLength(5);
  });

  it('rows of a topic that the broker refuses stay, and the same users’ other rows go', async () => {
    await leftBehind(3, { prefix: 'a', topic: 'todo.audit.log' });
    await leftBehind(2, { prefix: 'a' });
    await leftBehind(4, { prefix: 'b', topic: 'todo.audit.log' });
    const { table } = aProcess();

    const swept = await sweep(table, { exceptTopics: ['todo.audit.log'] });

    expect(swept).toEqual(['row 0', 'row 1']);
    expect(await sweep(table)).toHaveLength(7);
  });

  it('users who only have rows of such a topic do not use up the turns of a round', async () => {
    await leftBehind(20, { prefix: 'a', users: 20, topic: 'todo.audit.log' });
    await leftBehind(5, { prefix: 'b', users: 5 });
    const { table } = aProcess();

    expect(await sweep(table, { usersMax: 10, exceptTopics: ['todo.audit.log'] })).toHaveLength(5);
  });

  it('what is too much for memory is taken in rounds, the oldest first', async () => {
    await leftBehind(10, { bytes: 400_000 });
    const { table } = aProcess();

    const rounds = [];
    for (let round = 0; round < 6; round += 1) rounds.push((await sweep(table)).map((text) => text.slice(0, 5)));

    expect(rounds).toEqual([
      ['row 0', 'row 1'],
      ['row 2', 'row 3'],
      ['row 4', 'row 5'],
      ['row 6', 'row 7'],
      ['row 8', 'row 9'],
      [],
    ]);
  });

  it('a row that is larger than a round goes alone', async () => {
    await leftBehind(2, { bytes: 1_500_000 });
    const { table } = aProcess();

    expect([(await sweep(table)).length, (await sweep(table)).length]).toEqual([1, 1]);
  });
});

describe('the backlog', () => {
  it('counts what waits and what is parked, and how long the oldest waits', async () => {
    await leftBehind(5);
    await database.query(
      `insert into outbox (user_id, topic, partition, headers, created_at) values ('ada', 't', 0, '{}', clock_timestamp() - interval '90 s')`,
    );
    const { table, run, handedOver } = aProcess();
    await emit(run, freshName('ada'), 'parked', 'published');
    await table.park(handedOver.rows[0]!.id, 'MESSAGE_TOO_LARGE');
    await table.markPublished([handedOver.rows[1]!.id]);

    const backlog = await table.backlog();

    expect(backlog).toMatchObject({ waiting: 6, parked: 1 });
    expect(backlog.oldestMs).toBeGreaterThanOrEqual(90_000);
    expect(backlog.oldestMs).toBeLessThan(120_000);
  });

  it('does not count as parked what was published after all', async () => {
    const { table, run, handedOver } = aProcess();
    await emit(run, freshName('ada'), 'sent again by an operator');
    await table.park(handedOver.rows[0]!.id, 'MESSAGE_TOO_LARGE');

    await table.markPublished([handedOver.rows[0]!.id]);

    expect(await table.backlog()).toEqual({ waiting: 0, parked: 0, oldestMs: 0 });
  });

  it('is nothing when nothing waits', async () => {
    expect(await aProcess().table.backlog()).toEqual({ waiting: 0, parked: 0, oldestMs: 0 });
  });
});

describe('marking', () => {
  it('a second time, by whoever sent it too, changes nothing', async () => {
    const { table, run, handedOver } = aProcess();
    await emit(run, freshName('ada'), 'a', 'b');
    const ids = handedOver.rows.map(({ id }) => id);
    await table.markPublished(ids.slice(0, 1));
    const before = await database.query('select published_at from outbox where id = $1', ids.slice(0, 1));

    await aProcess().table.markPublished(ids);

    expect(await database.query('select published_at from outbox where id = $1', ids.slice(0, 1))).toEqual(before);
    expect((await table.backlog()).waiting).toBe(0);
  });
});

describe('purging', () => {
  it('deletes what was published long ago and nothing else, however much there is', async () => {
    await leftBehind(25_000);
    await database.query(`update outbox set published_at = now() - interval '2 h'`);
    await leftBehind(3, { prefix: 'waiting' });
    const { table, run, handedOver } = aProcess();
    await emit(run, freshName('ada'), 'parked', 'published just now');
    await database.query(`update outbox set created_at = now() - interval '3 h'`);
    await table.park(handedOver.rows[0]!.id, 'MESSAGE_TOO_LARGE');
    await table.markPublished([handedOver.rows[1]!.id]);

    const purged = await table.purge(3_600_000);

    expect(purged).toBe(25_000);
    expect(await table.backlog()).toMatchObject({ waiting: 3, parked: 1 });
    expect(await database.query('select id from outbox')).toHaveLength(5);
  });

  it('may be done by two at once', async () => {
    await leftBehind(15_000);
    await database.query(`update outbox set published_at = now() - interval '2 h'`);

    const purged = await Promise.all([aProcess().table.purge(3_600_000), aProcess().table.purge(3_600_000)]);

    expect(await database.query('select id from outbox')).toEqual([]);
    expect(purged[0]! + purged[1]!).toBe(15_000);
  });
});
