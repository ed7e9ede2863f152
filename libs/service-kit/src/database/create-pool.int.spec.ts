import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { type Database, startDatabase, temporaryFolder } from '@todo/local-stack';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createPool, type DatabaseTimeouts, pingDatabase } from './create-pool.js';

const folder = temporaryFolder('service-kit');
let database: Database;
const pools: Pool[] = [];
const warnings: unknown[] = [];

beforeAll(async () => {
  database = await startDatabase({ dir: folder });
});
afterEach(async () => {
  await Promise.allSettled(pools.splice(0).map((pool) => pool.end()));
  warnings.length = 0;
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

function given(timeouts: Partial<DatabaseTimeouts> = {}, url = database.adminUrl): Pool {
  const log = () => undefined;
  const logger = { debug: log, info: log, error: log, warn: (_: string, fields?: object) => warnings.push(fields) };
  const pool = createPool({ url, applicationName: 'audit-service/host-1', logger, timeouts });
  pools.push(pool);
  return pool;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );

describe('a connection', () => {
  it('says who it is and bounds what it holds, all below the session of a consumer', async () => {
    const { rows } = await given().query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in
       ('application_name', 'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'TimeZone')`,
    );

    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      application_name: 'audit-service/host-1',
      lock_timeout: '2000',
      statement_timeout: '5000',
      idle_in_transaction_session_timeout: '3000',
      TimeZone: 'UTC',
    });
  });

  it('reads instants as dates, calendar dates and large numbers as they stand there', async () => {
    const { rows } = await given().query(
      `select '2026-05-15T15:00:00.123Z'::timestamptz as instant, date '2026-05-15' as day,
              timestamp '2026-05-15 15:00:00' as local, 9007199254740993::bigint as big, '{"a":1}'::jsonb as json,
              array[date '2026-05-15'] as days`,
    );

    expect(rows[0]).toMatchObject({
      instant: new Date('2026-05-15T15:00:00.123Z'),
      day: '2026-05-15',
      local: '2026-05-15 15:00:00',
      big: '9007199254740993',
      json: { a: 1 },
    });
  });
});

describe('the pool', () => {
  it('gives up on a lock, on a long statement and on a transaction that says nothing', async () => {
    const pool = given({ lockMs: 100, statementMs: 300, idleInTransactionMs: 200, answerMs: 5000 });
    const [holder, waiter] = [await pool.connect(), await pool.connect()];
    await holder.query('begin; select pg_advisory_xact_lock(1)');

    expect(await codeOf(waiter.query('select pg_advisory_xact_lock(1)'))).toBe('55P03');
    expect(await codeOf(waiter.query('select pg_sleep(2)'))).toBe('57014');
    await delay(400);
    expect(await codeOf(holder.query('select 1'))).not.toBe('none');
    expect(await codeOf(waiter.query('select pg_advisory_xact_lock(1)'))).toBe('none');

    holder.release(true);
    waiter.release();
  });

  it('survives the loss of its connections, idle and in use, and goes on with new ones', async () => {
    const pool = given();
    const [idle, busy] = [await pool.connect(), await pool.connect()];
    idle.release();

    await database.kill('SIGKILL');
    await delay(50);
    const during = await codeOf(pingDatabase(pool));
    await database.start();

    expect(during).toBe('ECONNREFUSED');
    expect(await codeOf(busy.query('select 1'))).not.toBe('none');
    busy.release(true);
    await expect.poll(() => codeOf(pingDatabase(pool))).toBe('none');
    expect(warnings.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(warnings)).not.toContain(new URL(database.adminUrl).password);
  });

  it('does not wait for ever on a server that is silently gone', async () => {
    const { url, freeze, close } = await freezableRoute(database.port);
    const pool = given({ connectMs: 300, answerMs: 300 }, url);
    await pingDatabase(pool);

    freeze();

    expect(await codeOf(pool.query('select 1'))).toBe('Query read timeout');
    expect(await codeOf(pool.query('select 1'))).toMatch(/timeout/);
    close();
  });
});

/** A way to the database that swallows everything from `freeze` on, as a network that fails without a word. */
async function freezableRoute(port: number) {
  let frozen = false;
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.on('data', (bytes) => frozen || upstream.write(bytes));
    upstream.on('data', (bytes) => frozen || client.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database.adminUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    freeze: () => void (frozen = true),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
