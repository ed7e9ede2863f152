import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { schemaDrift } from '@todo/local-stack';
import { freshDatabase } from '@todo/testkit';
import { describe, expect, it } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(`../../prisma/${name}`, import.meta.url));

describe('the schema of the audit trail', () => {
  it('says what its migrations make', async () => {
    const databaseUrl = await freshDatabase({ migrationsDir: path('migrations') });

    const drift = await schemaDrift({
      databaseUrl,
      schemaPath: path('schema.prisma'),
      migrationsDir: path('migrations'),
    });

    expect(drift).toMatchObject({ drifted: false });
  });

  it('begins with the tables of messaging, byte for byte', () => {
    const messaging = fileURLToPath(new URL('../../../../libs/messaging-prisma/prisma/messaging.sql', import.meta.url));

    expect(readFileSync(path('migrations/0001_messaging/migration.sql'))).toEqual(readFileSync(messaging));
  });
});
