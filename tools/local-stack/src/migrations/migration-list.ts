import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm';

/** Everything Prisma manages counts; tables of other schemas (graphile-worker's) are not looked at anyway. */
export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

/** A folder of Prisma migrations (`<name>/migration.sql`, `migration_lock.toml`) as the schema engine wants it. */
export function migrationList(migrationsDir: string): MigrationList {
  const baseDir = resolve(migrationsDir);
  const lockFile = join(baseDir, 'migration_lock.toml');
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => {
      const value = readFileSync(join(baseDir, name, 'migration.sql'), 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
    }),
  };
}
