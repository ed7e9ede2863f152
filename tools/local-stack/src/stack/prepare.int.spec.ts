import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, startDatabase } from '../database/start-database.js';
import { temporaryFolder } from '../temporary-folder.js';
import { prepareDatabases } from './prepare.js';
import { openDatabase } from './servers.js';
import { serviceNames, type StackPlan } from './stack-plan.js';

const folder = temporaryFolder('todo-prepare');
const root = fileURLToPath(new URL('../../../..', import.meta.url));

describe('a database server that somebody else runs', () => {
  let server: Database;
  let databaseUrl: string;

  beforeAll(async () => {
    server = await startDatabase({ dir: folder });
    await asAdmin("create role ann login password 'hunter2'");
    databaseUrl = server.url('postgres').replace(/\/\/.*@/, '//ann:hunter2@');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function asAdmin(...statements: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: server.adminUrl });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  const prepare = async () => {
    const plan = { root, databaseUrl: `${databaseUrl}?application_name=start` } as StackPlan;
    return prepareDatabases(await openDatabase(plan, () => {}), plan);
  };

  it('is told to lack the right to create databases, without the password', async () => {
    const refusal = await prepare().catch((error: Error) => error.message);

    expect(refusal).toMatch(/^The database \w+ could not be created: permission denied to create database\./);
    expect(refusal).toContain('needs the right to create databases, or somebody has to create this one for it');
    expect(refusal).not.toContain('hunter2');
  });

  it('gets one database a service, migrated, or takes those that are there', async () => {
    await asAdmin(...serviceNames.map((name) => `create database ${name.replaceAll('-', '_')} owner ann`));

    const urls = await prepare();

    expect(new URL(urls['chat-gateway'])).toMatchObject({
      pathname: '/chat_gateway',
      search: '?application_name=start',
    });
    for (const url of Object.values(urls)) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query("select to_regclass('outbox') is not null as migrated");
      await client.end();
      expect(rows).toEqual([{ migrated: true }]);
    }
  });
});
