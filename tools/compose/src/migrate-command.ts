import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { migrate } from '@todo/local-stack';
import { readConfig } from '@todo/service-kit';

import { migrateEnvironment } from './config.js';
import { runCommand, UsageError } from './run-command.js';

/** As deep above `src` as above `dist`. */
const apps = fileURLToPath(new URL('../../../apps/', import.meta.url));
const migrationsOf = (service: string) => `${apps}${service}/prisma/migrations`;

/** `node dist/migrate-command.js <service>` brings the service's database, `DATABASE_URL`, up to date. */
runCommand(async () => {
  const services = readdirSync(apps).filter((name) => existsSync(migrationsOf(name)));
  const [service = '', ...more] = process.argv.slice(2);
  if (!services.includes(service) || more.length > 0) {
    throw new UsageError(`Say whose database to migrate, one of: ${services.join(', ')}.`);
  }

  const { DATABASE_URL: databaseUrl } = readConfig(migrateEnvironment, process.env);
  const applied = await migrate({ databaseUrl, migrationsDir: migrationsOf(service) });
  return `${service}: ${applied.length === 0 ? 'nothing to migrate' : `applied ${applied.join(', ')}`}.`;
});
