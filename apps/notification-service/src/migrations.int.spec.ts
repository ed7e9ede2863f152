import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { schemaDrift } from '@todo/local-stack';
import { freshDatabase } from '@todo/testkit';
import { runMigrations } from 'graphile-worker';
import { expect, it } from 'vitest';

import { NotificationRig, migrationsDir } from './testing/notification-rig.js';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

it('the outbox and inbox are those of every service', () => {
  const [ours, everybodys] = [
    `${migrationsDir}/0001_messaging/migration.sql`,
    pathOf('../../../libs/messaging-prisma/prisma/messaging.sql'),
  ].map((file) => readFileSync(file, 'utf8'));

  expect(ours).toBe(everybodys);
});

it('the schema says what the migrations make', async () => {
  const databaseUrl = await freshDatabase();

  const drift = await schemaDrift({ databaseUrl, schemaPath: pathOf('../prisma/schema.prisma'), migrationsDir });

  expect(drift.script.trim()).toBe('-- This is an empty migration.');
  expect(drift.drifted).toBe(false);
});

it('the tables of the queue are away from ours, and may be made by several instances at once', async () => {
  const rig = await NotificationRig.start();

  await rig.pool.query('drop schema graphile_worker cascade');
  await Promise.all([1, 2, 3].map(() => runMigrations({ pgPool: rig.pool })));

  const { rows } = await rig.pool.query(
    `select table_schema, count(*)::int from information_schema.tables
     where table_schema in ('public', 'graphile_worker') group by 1 order by 1`,
  );
  expect(rows).toMatchObject([{ table_schema: 'graphile_worker' }, { table_schema: 'public', count: 6 }]);
  await rig.close();
});
