import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { schemaDrift } from '@todo/local-stack';
import { freshDatabase } from '@todo/testkit';
import { describe, expect, it } from 'vitest';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the migrations', () => {
  it('begin with the tables of messaging, byte for byte', () => {
    const own = readFileSync(pathOf('prisma/migrations/0001_messaging/migration.sql'));
    const theirs = readFileSync(pathOf('../../libs/messaging-prisma/prisma/messaging.sql'));

    expect(own.equals(theirs)).toBe(true);
  });

  it('make what the schema says', async () => {
    const drift = await schemaDrift({
      databaseUrl: await freshDatabase(),
      schemaPath: pathOf('prisma/schema.prisma'),
      migrationsDir: pathOf('prisma/migrations'),
    });

    // Prisma cannot say partial indexes, so it would drop them; nothing else may differ.
    const statements = drift.script.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
    const partial =
      /^DROP INDEX "(outbox_waiting|outbox_published|outbox_parked|due_reminders_waiting|due_reminders_settled)";$/;
    expect(statements.filter((line) => !partial.test(line))).toEqual([]);
  });
});
