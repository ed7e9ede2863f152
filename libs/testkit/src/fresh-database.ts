import { migrate } from '@todo/local-stack';
import pg from 'pg';
import { afterAll } from 'vitest';
import { freshName } from './fresh-name.js';
import { sharedService } from './shared-service.js';
import type { DatabaseAddress } from './shared-services.js';

export interface FreshDatabaseOptions {
  /** Prisma migrations to apply first. Default: none, the database is empty. */
  migrationsDir?: string;
}

const created: string[] = [];

// Registered when the test file imports this, before all hooks of the file itself, and therefore called after them:
// the file has closed its connections by then. Not `with (force)`: a pool calls itself ended before its connections
// are, and one that is cut in its last moment fails the run with an error nobody listens to. The server waits for them
// (5 s), and says so when a file has left one open.
afterAll(async () => {
  for (const name of created.splice(0)) await asAdmin(`drop database "${name}"`);
});

/** The url of a new database on the run's one PostgreSQL server, dropped when the test file has ended. */
export async function freshDatabase({ migrationsDir }: FreshDatabaseOptions = {}): Promise<string> {
  const name = freshName('test');
  await asAdmin(`create database "${name}"`);
  created.push(name);

  const url = new URL(await adminUrl());
  url.pathname = name;
  if (migrationsDir) await migrate({ databaseUrl: url.href, migrationsDir });

  return url.href;
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: await adminUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const adminUrl = async () => (await sharedService<DatabaseAddress>('/database')).adminUrl;
