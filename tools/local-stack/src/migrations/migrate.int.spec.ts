import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, startDatabase } from '../database/start-database.js';
import { temporaryFolder } from '../temporary-folder.js';
import { migrate } from './migrate.js';
import { schemaDrift } from './schema-drift.js';

const folder = temporaryFolder('todo-migrate');
let database: Database;

beforeAll(async () => {
  database = await startDatabase({ dir: join(folder, 'database') });
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

const createTasks = 'create table "Task" ("id" uuid primary key, "title" text not null);';
// Semicolons inside a body, and two statements: what the stock adapter cuts into pieces.
const countTasks = `
create function count_tasks() returns bigint language plpgsql as $$
begin
  return (select count(*) from "Task");
end;
$$;
alter table "Task" add column "done" boolean not null default false;`;

function migrationsOf(files: Record<string, string>): string {
  const migrationsDir = mkdtempSync(join(folder, 'migrations-'));
  writeFileSync(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(migrationsDir, name));
    writeFileSync(join(migrationsDir, name, 'migration.sql'), sql);
  }
  return migrationsDir;
}

const newDatabase = () => database.createDatabase(`db_${crypto.randomUUID()}`);

async function rows(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    const databaseUrl = await newDatabase();
    const first = migrationsOf({ '1_tasks': createTasks });
    const both = migrationsOf({ '1_tasks': createTasks, '2_count': countTasks });

    expect(await migrate({ databaseUrl, migrationsDir: first })).toEqual(['1_tasks']);
    expect(await migrate({ databaseUrl, migrationsDir: both })).toEqual(['2_count']);
    expect(await migrate({ databaseUrl, migrationsDir: both })).toEqual([]);

    expect(await rows(databaseUrl, 'select count_tasks()')).toEqual([{ count_tasks: '0' }]);
    const history = 'select migration_name, finished_at is not null as finished from _prisma_migrations order by 1';
    expect(await rows(databaseUrl, history)).toEqual([
      { migration_name: '1_tasks', finished: true },
      { migration_name: '2_count', finished: true },
    ]);
  });

  it('lets one of several callers work and the others wait', async () => {
    const databaseUrl = await newDatabase();
    const migrationsDir = migrationsOf({ '1_slow': `select pg_sleep(0.2); ${createTasks}`, '2_count': countTasks });

    const applied = await Promise.all([1, 2, 3].map(() => migrate({ databaseUrl, migrationsDir })));

    expect(applied.flat().sort()).toEqual(['1_slow', '2_count']);
  });

  it('applies a migration that fails not at all, names it, and takes it once it is corrected', async () => {
    const databaseUrl = await newDatabase();
    const broken = migrationsOf({ '1_tasks': `${createTasks} select 1 / 0;` });
    const corrected = migrationsOf({ '1_tasks': createTasks });

    await expect(migrate({ databaseUrl, migrationsDir: broken })).rejects.toThrow(/1_tasks in .*division by zero$/s);

    expect(await rows(databaseUrl, `select to_regclass('"Task"') as task`)).toEqual([{ task: null }]);
    expect(await migrate({ databaseUrl, migrationsDir: corrected })).toEqual(['1_tasks']);
  });

  it('goes on after a crash in the middle of a migration', async () => {
    const databaseUrl = await newDatabase();
    const slow = migrationsOf({ '1_tasks': `${createTasks} select pg_sleep(30);` });
    const quick = migrationsOf({ '1_tasks': createTasks });
    const crashing = expect(migrate({ databaseUrl, migrationsDir: slow })).rejects.toThrow();
    const sleeping = "select pid from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()";
    await vi.waitFor(async () => expect(await rows(databaseUrl, sleeping)).toHaveLength(1), { timeout: 10_000 });

    await database.kill('SIGKILL');
    await crashing;
    await database.start();

    expect(await migrate({ databaseUrl, migrationsDir: quick })).toEqual(['1_tasks']);
  });
});

describe('schemaDrift', () => {
  const schema = (...fields: string[]) => {
    const schemaPath = join(mkdtempSync(join(folder, 'schema-')), 'schema.prisma');
    const model = ['id String @id @db.Uuid', 'title String', ...fields].join('\n');
    writeFileSync(schemaPath, `datasource db {\n  provider = "postgresql"\n}\nmodel Task {\n${model}\n}\n`);
    return schemaPath;
  };

  it('is none when the migrations make what the schema says', async () => {
    const migrationsDir = migrationsOf({ '1_tasks': createTasks, '2_count': countTasks });
    const databaseUrl = await newDatabase();

    const drift = await schemaDrift({ databaseUrl, schemaPath: schema('done Boolean @default(false)'), migrationsDir });

    expect(drift.drifted).toBe(false);
  });

  it('tells what the next migration has to do, and leaves no shadow database', async () => {
    const migrationsDir = migrationsOf({ '1_tasks': createTasks, '2_count': countTasks });
    const databaseUrl = await newDatabase();

    const drift = await schemaDrift({ databaseUrl, schemaPath: schema(), migrationsDir });

    expect(drift.drifted).toBe(true);
    expect(drift.script).toContain('DROP COLUMN "done"');
    expect(await rows(databaseUrl, `select to_regclass('"Task"') as task`)).toEqual([{ task: null }]);
    expect(await rows(databaseUrl, "select datname from pg_database where datname like 'prisma_shadow%'")).toEqual([]);
  });
});
