import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../free-port.js';
import { knownProcess } from '../../preflight/process-identity.mjs';
import { temporaryFolder } from '../temporary-folder.js';
import { type Database, startDatabase } from './start-database.js';

const folder = temporaryFolder('todo-database');
const dir = join(folder, 'one');
const started: Database[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((database) => database.stop()));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function start(options: Parameters<typeof startDatabase>[0]): Promise<Database> {
  const database = await startDatabase(options);
  started.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startDatabase', () => {
  it('serves PostgreSQL 18 on the loopback address, durably and in UTC', async () => {
    const database = await start({ dir });
    const settings = [
      'fsync',
      'full_page_writes',
      'max_connections',
      'listen_addresses',
      'timezone',
      'server_encoding',
    ];

    const shown = await Promise.all(settings.map((name) => query(database.adminUrl, `show ${name}`)));

    expect(shown.map(([row]) => Object.values(row!)[0])).toEqual(['on', 'on', '200', '127.0.0.1', 'UTC', 'UTF8']);
    expect(await query(database.adminUrl, 'show server_version')).toEqual([
      { server_version: expect.stringMatching(/^18/) },
    ]);
  });

  it('lets nobody in without the password', async () => {
    const database = await start({ dir });
    const wrong = new URL(database.adminUrl);
    wrong.password = 'guess';

    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(dir, 'password')).mode & 0o077).toBe(0);
  });

  it('creates a database once, however many ask, and with any name', async () => {
    const database = await start({ dir });
    const name = 'a "strange" näme';

    const urls = await Promise.all([1, 2, 3].map(() => database.createDatabase(name)));

    expect(new Set(urls)).toEqual(new Set([database.url(name)]));
    expect(await query(database.url(name), 'select current_database() as name')).toEqual([{ name }]);
  });

  it('keeps what was committed through SIGKILL, on the same port', async () => {
    const database = await start({ dir });
    const url = await database.createDatabase('kept');
    await query(url, 'create table notes as select 42 as answer');
    const before = database.pid;

    await database.kill('SIGKILL');
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await database.start();

    expect(database.pid).not.toBe(before);
    expect(await query(url, 'select * from notes')).toEqual([{ answer: 42 }]);
  });

  it('starts over a stale postmaster.pid and a backend that still works', async () => {
    const database = await start({ dir });
    const spin = 'do $$ begin loop perform 1; end loop; end $$';
    const spinning = expect(query(database.adminUrl, spin)).rejects.toThrow();
    const find = `select pid from pg_stat_activity where query like 'do $$%' and state = 'active'`;
    const backend = await vi.waitFor(async () => {
      const [row] = await query(database.adminUrl, find);
      return row!.pid as number;
    });

    await database.kill('SIGKILL');
    expect(knownProcess(backend)).toBeDefined();
    // As after a reboot: the pid of the old server is now that of a process which has nothing to do with it.
    const postmasterFile = join(dir, 'cluster', 'postmaster.pid');
    const lines = readFileSync(postmasterFile, 'utf8').split('\n');
    writeFileSync(postmasterFile, [process.ppid, ...lines.slice(1)].join('\n'));
    await database.start();

    expect(knownProcess(backend)).toBeUndefined();
    expect(await query(database.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await spinning;
  });

  it('refuses a folder that a living process uses, and a port that is taken', async () => {
    const database = await start({ dir });

    await expect(startDatabase({ dir })).rejects.toThrow(`which process ${process.pid} started and still uses`);
    await expect(startDatabase({ dir: join(folder, 'two'), port: database.port })).rejects.toThrow(
      `Port ${database.port} for PostgreSQL is taken`,
    );
  });

  it('uses the port and the settings it is given, and shows the log when the server does not like them', async () => {
    const port = await freePort();
    const database = await start({ dir, port, settings: { max_connections: 50 } });
    expect(database.port).toBe(port);
    expect(await query(database.adminUrl, 'show max_connections')).toEqual([{ max_connections: '50' }]);
    await database.stop();

    await expect(startDatabase({ dir, settings: { no_such_setting: 1 } })).rejects.toThrow(
      /ended while it started.*unrecognized configuration parameter "no_such_setting"/s,
    );
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it('runs as an unprivileged user', async () => {
    const database = await start({ dir });

    expect(statSync(`/proc/${database.pid}`).uid).toBe(65534);
  });

  it('names the folder that this user cannot enter', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });

    await expect(startDatabase({ dir: join(closed, 'database') })).rejects.toThrow(`cannot enter ${closed} on the way`);
    expect(existsSync(join(closed, 'database'))).toBe(false);
  });
});
