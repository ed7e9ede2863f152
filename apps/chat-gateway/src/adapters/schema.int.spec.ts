import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { schemaDrift } from '@todo/local-stack';
import { freshDatabase } from '@todo/testkit';
import { describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the schema', () => {
  it('is what the migrations make', async () => {
    const databaseUrl = await freshDatabase();

    const drift = await schemaDrift({
      ...{ databaseUrl, schemaPath: here('prisma/schema.prisma'), migrationsDir: here('prisma/migrations') },
    });

    expect(drift).toMatchObject({ drifted: false });
  });

  it('begins with the outbox and inbox of messaging, byte for byte', () => {
    const own = readFileSync(here('prisma/migrations/0001_messaging/migration.sql'), 'utf8');

    expect(own).toBe(readFileSync(here('../../libs/messaging-prisma/prisma/messaging.sql'), 'utf8'));
  });
});
