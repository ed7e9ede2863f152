import { connect } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@todo/local-stack';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { freshDatabase, freshName, realBroker } from './index.js';

const folder = temporaryFolder('todo-testkit-spec');
afterAll(() => rmSync(folder, { recursive: true }));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the shared services', () => {
  it('are one broker for everybody', async () => {
    const [first, second] = await Promise.all([realBroker(), realBroker()]);
    expect(second).toEqual(first);

    const [host, port] = first[0]!.split(':');
    const socket = connect(Number(port), host);
    await once(socket, 'connect');
    socket.destroy();
  });

  it('are one server with a database for each who asks', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);

    await query(first, 'create table notes ()');

    expect(new URL(first).host).toBe(new URL(second).host);
    expect(await query(second, "select to_regclass('notes') as notes")).toEqual([{ notes: null }]);
  });

  it('have the migrations applied that are asked for', async () => {
    mkdirSync(join(folder, '1_notes'));
    writeFileSync(join(folder, '1_notes', 'migration.sql'), 'create table notes as select 42 as answer;');

    const url = await freshDatabase({ migrationsDir: folder });

    expect(await query(url, 'select * from notes')).toEqual([{ answer: 42 }]);
  });

  it('are given names that nobody used', () => {
    expect(freshName('todo.commands')).toMatch(/^todo\.commands-[0-9a-f]{8}$/);
    expect(freshName('group')).not.toBe(freshName('group'));
  });
});
