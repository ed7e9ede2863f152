import { randomUUID } from 'node:crypto';

import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { handledBefore, inboxKeptDays, purgeInbox, rememberHandled, rememberOnce } from './inbox.js';
import { type OutboxDatabase, outboxDatabase } from '../testing/outbox-database.js';

let database: OutboxDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await outboxDatabase();
  pool = database.pool();
});
beforeEach(() => database.empty());
afterAll(() => database.close());

const entry = (messageId: string, outcome: unknown = { kind: 'accepted' }) => ({ messageId, userId: 'ada', outcome });

describe('messages that were handled before', () => {
  it('are found with what was answered, and others are not', async () => {
    const [known, unknown] = [randomUUID(), randomUUID()];
    const outcome = {
      kind: 'rejected',
      code: 'stale-version',
      message: 'Ünïcödé "quoted" \\ {a,b} مریم',
      tasks: [{ version: 2 }],
    };

    await rememberHandled(pool, 'group', [entry(known, outcome)]);

    expect(await handledBefore(pool, 'group', [known, unknown])).toEqual(new Map([[known, outcome]]));
  });

  it('are remembered by group', async () => {
    const id = randomUUID();
    await rememberHandled(pool, 'one', [entry(id)]);

    expect(await handledBefore(pool, 'another', [id])).toEqual(new Map());
    await rememberHandled(pool, 'another', [entry(id)]);
  });

  it('are remembered 500 at a time, in the transaction of their effects', async () => {
    const ids = Array.from({ length: 500 }, () => randomUUID());
    const client = await pool.connect();

    await client.query('begin');
    await rememberHandled(
      client,
      'group',
      ids.map((id) => entry(id)),
    );
    const inside = (await handledBefore(client, 'group', ids)).size;
    await client.query('rollback');
    client.release();

    expect([inside, (await handledBefore(pool, 'group', ids)).size]).toEqual([500, 0]);
  });

  it('cannot be remembered twice: whoever handles a message again is told', async () => {
    const id = randomUUID();
    await rememberHandled(pool, 'group', [entry(id)]);

    await expect(rememberHandled(pool, 'group', [entry(id)])).rejects.toMatchObject({ code: '23505' });
  });

  it('are no statement when there are none', async () => {
    const nowhere = { query: () => Promise.reject(new Error('a statement')) };

    await rememberHandled(nowhere, 'group', []);
  });
});

describe('remembering one message', () => {
  it('says whether it is the first time', async () => {
    const id = randomUUID();

    expect([await rememberOnce(pool, 'group', id, 'ada'), await rememberOnce(pool, 'group', id, 'ada')]).toEqual([
      true,
      false,
    ]);
  });

  it('says so to one of many that do it at once', async () => {
    const id = randomUUID();

    const firsts = await Promise.all(Array.from({ length: 10 }, () => rememberOnce(pool, 'group', id, 'ada')));

    expect(firsts.filter(Boolean)).toHaveLength(1);
  });

  it('is found by those who look for what was handled', async () => {
    const id = randomUUID();
    await rememberOnce(pool, 'group', id, 'ada');

    expect(await handledBefore(pool, 'group', [id])).toEqual(new Map([[id, null]]));
  });
});

describe('the inbox is kept 35 days', () => {
  it('and forgotten then, however much there is', async () => {
    await database.query(
      `insert into inbox (consumer_group, message_id, user_id, handled_at)
       select 'group', gen_random_uuid(), 'ada', now() - make_interval(days => 36) from generate_series(1, 25000)`,
    );
    const kept = randomUUID();
    await database.query(
      `insert into inbox (consumer_group, message_id, user_id, handled_at) values ('group', $1, 'ada', now() - make_interval(days => 34))`,
      [kept],
    );

    expect(inboxKeptDays).toBe(35);
    expect(await purgeInbox(pool)).toBe(25_000);
    expect(await database.query('select message_id from inbox')).toEqual([{ message_id: kept }]);
    expect(await purgeInbox(pool)).toBe(0);
  });
});
