import { readFileSync } from 'node:fs';
import { everything, migrationList } from './migration-list.js';
import { withSchemaEngine } from './schema-engine.js';

export interface DriftOptions {
  /** A database on whose server a shadow database may be created; it is not read itself. */
  databaseUrl: string;
  /** `prisma/schema.prisma` of an app. */
  schemaPath: string;
  /** `prisma/migrations` of the same app. */
  migrationsDir: string;
}

export interface Drift {
  /** Whether the schema says anything that the migrations do not make, or the other way round. */
  drifted: boolean;
  /** The SQL that would lead from the migrations to the schema: the draft of the next migration. */
  script: string;
}

/** Compares what the migrations make with what the schema says. Prisma cannot express everything (partial indexes, checks). */
export async function schemaDrift({ databaseUrl, schemaPath, migrationsDir }: DriftOptions): Promise<Drift> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(migrationsDir) },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: readFileSync(schemaPath, 'utf8') }] },
      script: true,
      exitCode: true,
      filters: everything,
    });
    return { drifted: exitCode !== 0, script: stdout ?? '' };
  });
}
