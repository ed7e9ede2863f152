import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTopics, type ServiceName } from '@todo/event-contracts';
import { createTopics, kafkaClient, type Logger } from '@todo/messaging';
import { LocalStackError } from '../local-stack-error.js';
import { migrate } from '../migrations/migrate.js';
import type { DatabasePart } from './servers.js';
import { serviceNames, type StackPlan } from './stack-plan.js';

const quiet = () => {};
const quietLogger: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** As many copies as the broker makes of a topic by itself: one of ours, perhaps three of somebody's cluster. */
const copiesOfTheBroker = -1;

/** Creates the topics that are missing. @throws LocalStackError `broker-unreachable` after a while. */
export async function prepareTopics(brokers: readonly string[], env: NodeJS.ProcessEnv, withinMs = 30_000) {
  const setting = (name: string) => {
    const file = env[`${name}_FILE`];
    return env[name] || (file ? readFileSync(file, 'utf8').trimEnd() : undefined);
  };
  const [username, password, ca] = ['KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_CA'].map(setting);
  const kafka = kafkaClient({ brokers, username, password, ca }, 'local-stack', quietLogger);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(unreachable(brokers, withinMs)), withinMs);
  try {
    await Promise.race([createTopics(kafka, allTopics, copiesOfTheBroker), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(brokers: readonly string[], withinMs: number): LocalStackError {
  return new LocalStackError(
    'broker-unreachable',
    `The broker at ${brokers.join(',')} did not create the topics within ${withinMs / 1000} s. ` +
      'Is it there, and are KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_CA right?',
  );
}

/** One database a service, migrated. @returns their urls, which hold a password. */
export async function prepareDatabases(
  database: DatabasePart,
  { root }: StackPlan,
): Promise<Readonly<Record<ServiceName, string>>> {
  const prepare = async (name: ServiceName) => {
    const databaseUrl = await created(database, name.replaceAll('-', '_'));
    await migrate({ databaseUrl, migrationsDir: join(root, 'apps', name, 'prisma', 'migrations') });
    return [name, databaseUrl] as const;
  };
  return Object.fromEntries(await Promise.all(serviceNames.map(prepare))) as Record<ServiceName, string>;
}

async function created(database: DatabasePart, name: string): Promise<string> {
  try {
    return await database.createDatabase(name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message =
      `The database ${name} could not be created: ${reason}. ` +
      'The user of DATABASE_URL needs the right to create databases, or somebody has to create this one for it.';
    throw new LocalStackError('database-refused', message, { cause });
  }
}
