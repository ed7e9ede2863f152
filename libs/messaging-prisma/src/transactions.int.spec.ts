import { commandFailed, decode } from '@todo/event-contracts';
import { classify } from '@todo/messaging';
import { freshName } from '@todo/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PooledSqlClient, SqlPool } from './sql-client.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';
import { emit, failedCommand, HandedOver, record, textOf } from '../testing/outgoing.js';
import { transactions } from './transactions.js';

let database: OutboxDatabase;
beforeAll(async () => {
  database = await outboxDatabase();
  await database.query('create table notes (text text unique)');
});
beforeEach(() => database.empty());
afterAll(() => database.close());

function given(pool: SqlPool = database.pool({ max: 4 })) {
  const handedOver = new HandedOver();
  return { handedOver, run: transactions(pool, handedOver) };
}

const rowsInTable = () => database.query<{ id: string; user_id: string }>('select id, user_id from outbox order by id');
const notes = () => database.query<{ text: string }>('select text from notes');

describe('state and messages commit together', () => {
  it('writes what was emitted in its order, and hands it to the publisher once it is committed', async () => {
    const { run, handedOver } = given();
    const [ada, grace] = [freshName('ada'), freshName('grace')];
    let handedOverBefore = -1;

    await run(async (transaction) => {
      await transaction.lockUsers([ada, grace]);
      for (const text of ['a', 'b', 'c']) transaction.emitRecord(ada, record(text));
      transaction.emitRecord(
        grace,
        record('d', { topic: 'todo.command.results', partition: 5, key: Buffer.from('k') }),
      );
      handedOverBefore = handedOver.rows.length;
    });

    expect(handedOverBefore).toBe(0);
    expect(handedOver.texts).toEqual(['a', 'b', 'c', 'd']);
    expect(handedOver.rows[3]).toMatchObject({
      userId: grace,
      topic: 'todo.command.results',
      partition: 5,
      key: Buffer.from('k'),
    });
    expect(await rowsInTable()).toEqual(handedOver.rows.map(({ id, userId }) => ({ id, user_id: userId })));
  });

  it('puts the audit entry of a message beside it', async () => {
    const { run, handedOver } = given();

    await run(async (transaction) => transaction.emit(commandFailed, failedCommand(freshName('ada'))));

    expect(handedOver.rows.map(({ topic }) => topic)).toEqual(['todo.command.results', 'todo.audit.log']);
    expect(handedOver.rows.map(({ value }) => decode(value).kind)).toEqual(['message', 'message']);
  });

  it('writes nothing and hands nothing over when the work throws', async () => {
    const { run, handedOver } = given();
    const failure = new Error('the handler failed');

    const running = run(async (transaction) => {
      await transaction.tx.query("insert into notes values ('never')");
      transaction.emitRecord('ada', record('never'));
      throw failure;
    });

    await expect(running).rejects.toBe(failure);
    expect([handedOver.rows, await rowsInTable(), await notes()]).toEqual([[], [], []]);
  });

  it('rejects when COMMIT is answered with ROLLBACK, because somebody swallowed an error', async () => {
    const { run, handedOver } = given();

    const error: unknown = await run(async (transaction) => {
      await transaction.tx.query("insert into notes values ('lost')");
      await transaction.tx.query('select 1 / 0').catch(() => undefined);
    }).catch((thrown: unknown) => thrown);

    expect(classify(error)).toEqual({ failure: 'transient', code: 'commit-refused' });
    expect([handedOver.rows, await notes()]).toEqual([[], []]);
  });

  it('answers what the work answered, and goes on with the same connection', async () => {
    const pool = database.pool({ max: 1 });
    const { run } = given(pool);

    await run(async ({ tx }) => {
      await tx.query("insert into notes values ('of one that failed')");
      throw new Error('it failed');
    }).catch(() => undefined);
    const answer = await run(async () => 42);

    expect([answer, pool.totalCount, pool.idleCount]).toEqual([42, 1, 1]);
    expect(await notes()).toEqual([]);
  });
});

describe('a connection that is lost', () => {
  it('in the middle of a transaction fails it, is not used again, and the next one goes on', async () => {
    const name = freshName('process');
    const { run, handedOver } = given(database.pool({ max: 1, application_name: name }));

    const error: unknown = await run(async (transaction) => {
      transaction.emitRecord('ada', record('never'));
      await database.cut(name);
    }).catch((thrown: unknown) => thrown);
    await emit(run, 'ada', 'next');

    expect(classify(error).failure).toBe('infrastructure');
    expect(handedOver.texts).toEqual(['next']);
  });

  it('at COMMIT leaves open what became of it: it is rejected, and its rows, if there, are found by the next', async () => {
    const pool = database.pool();
    const answerLost: SqlPool = {
      query: (text, values) => pool.query(text, values) as never,
      connect: async () => losingTheAnswer(await pool.connect(), 'commit'),
    };
    const ada = freshName('ada');
    const [first, second] = [given(answerLost), given(pool)];

    await expect(emit(first.run, ada, 'committed')).rejects.toThrow('Connection terminated unexpectedly');
    await emit(second.run, ada, 'next');

    expect(first.handedOver.rows).toEqual([]);
    expect(second.handedOver.texts).toEqual(['committed', 'next']);
  });

  it('by silence costs one wait for an answer, not a second one for the rollback', async () => {
    const pool = database.pool({ max: 1, query_timeout: 300 });
    const { run } = given(pool);
    const started = performance.now();

    const running = run(async (transaction) => transaction.tx.query('select pg_sleep(2)'));

    await expect(running).rejects.toThrow('Query read timeout');
    expect(performance.now() - started).toBeLessThan(500);
    expect(pool.totalCount).toBe(0);
  });
});

describe('a server whose transactions see only what was there when they began', () => {
  it('does not hide what others committed while the users’ lock was waited for', async () => {
    const strict = database.pool({ options: '-c default_transaction_isolation=repeatable\\ read' });
    const [first, second] = [given(strict), given(strict)];
    const ada = freshName('ada');
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();

    const one = first.run(async (transaction) => {
      await transaction.lockUsers([ada]);
      transaction.emitRecord(ada, record('first'));
      locked.resolve();
      await goOn.promise;
    });
    await locked.promise;
    const two = emit(second.run, ada, 'second');
    await database.waitingForLocks(1);
    goOn.resolve();
    await Promise.all([one, two]);

    expect(second.handedOver.texts).toEqual(['first', 'second']);
  });
});

describe('headers', () => {
  it('survive with arbitrary bytes, names and values', async () => {
    const { run } = given();
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
    const headers = {
      odd: bytes,
      empty: '',
      'na"me\\': '"\\',
      constructor: 'x',
      ...Object.fromEntries([['__proto__', '\0']]),
    };
    const second = given();
    const ada = freshName('ada');

    await run(async (transaction) => transaction.emitRecord(ada, record('a', { headers })));
    await emit(second.run, ada, 'b');

    const [found] = second.handedOver.rows;
    expect(Object.entries(found!.headers)).toEqual(Object.entries(headers));
    expect(Buffer.from(found!.headers['odd']!, 'latin1')).toEqual(Buffer.from(bytes, 'latin1'));
  });

  it('and keys and values too, null and empty ones among them', async () => {
    const { run } = given();
    const second = given();
    const ada = freshName('ada');
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const parts = [
      { key: null, value: null },
      { key: Buffer.alloc(0), value: Buffer.alloc(0) },
      { key: every, value: every },
    ];

    await run(async (transaction) => {
      for (const part of parts) transaction.emitRecord(ada, record('', part));
    });
    await emit(second.run, ada, 'next');

    expect(second.handedOver.rows.slice(0, 3).map(({ key, value }) => ({ key, value }))).toEqual(parts);
    expect(textOf(second.handedOver.rows[3]!)).toBe('next');
  });
});

/** A connection that is cut when the server has carried out this statement and before its answer arrives. */
function losingTheAnswer(client: PooledSqlClient, statement: string): PooledSqlClient {
  return {
    query: async (text, values) => {
      const answer = await client.query(text, values);
      if (text === statement) throw new Error('Connection terminated unexpectedly');
      return answer as never;
    },
    release: (error) => client.release(error),
  };
}
