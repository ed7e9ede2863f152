import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { LocalStackError } from '../local-stack-error.js';
import { everything, migrationList } from './migration-list.js';
import { withSchemaEngine } from './schema-engine.js';

export interface MigrateOptions {
  databaseUrl: string;
  /** A folder of Prisma migrations, usually `prisma/migrations` of an app. */
  migrationsDir: string;
}

// Any number will do as long as it is not the one that Prisma's own engine locks (72707369).
const lockKey = 3_141_592_653;

/**
 * Applies the migrations that the database does not have yet; answers their names. The result is what
 * `prisma migrate deploy` leaves, its table `_prisma_migrations` included, so either may go on where the other stopped.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 *
 * @throws LocalStackError `migration-failed`, naming the migration and what the database said.
 */
export async function migrate({ databaseUrl, migrationsDir }: MigrateOptions): Promise<string[]> {
  const migrationsList = migrationList(migrationsDir);

  return withLock(databaseUrl, () =>
    withSchemaEngine(databaseUrl, async (engine) => {
      await forgetFailures(engine, migrationsList);
      try {
        return (await engine.applyMigrations({ migrationsList, filters: everything })).appliedMigrationNames;
      } catch (cause) {
        throw migrationFailed(migrationsDir, cause);
      }
    }),
  );
}

/**
 * Prisma wants a person to look after a migration that failed or was cut off by a crash. Here a migration is one
 * transaction: it left nothing behind and can simply be tried again, corrected or not.
 */
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: everything,
  });
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

async function withLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // A lost connection fails the work itself; without a listener it would end the whole process.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await work();
  } finally {
    // The lock belongs to the connection and goes with it, also when this process is killed.
    await client.end();
  }
}

/** The engine's message is the database's, and after it a trace of its own which names the migration. */
function migrationFailed(migrationsDir: string, cause: unknown): LocalStackError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  const [reason] = text.replace(/^external connector error\n/, '').split('\n   0: ');
  const what = name ? `The migration ${name} in ${migrationsDir}` : `The migrations in ${migrationsDir}`;
  const message = `${what} could not be applied and left nothing behind. Correct it and try again. ${reason}`;

  return new LocalStackError('migration-failed', message, { cause });
}
