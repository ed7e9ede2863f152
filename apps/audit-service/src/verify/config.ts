import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { commaList, commonEnvironment, type Environment, readConfig, secret } from '@todo/service-kit';
import { z } from 'zod';

/** The settings of the command. Without the optional ones less can be verified, and the report says what was not. */
export const verifyEnvironment = z.object({
  DATABASE_URL: commonEnvironment.DATABASE_URL,
  KAFKA_BROKERS: commonEnvironment.KAFKA_BROKERS.optional(),
  KAFKA_USERNAME: commonEnvironment.KAFKA_USERNAME,
  KAFKA_PASSWORD: commonEnvironment.KAFKA_PASSWORD,
  KAFKA_CA: commonEnvironment.KAFKA_CA,
  AUDIT_SIGNING_KEY: secret.min(32).optional().meta({ description: 'The key of the audit service.' }),
  AUDIT_PUBLIC_KEYS: commaList
    .pipe(z.array(z.string().regex(/^[\w-]{43}$/, 'expected keys as the service logs them at its start')))
    .optional()
    .meta({ description: 'Public keys of the audit service, today’s and former ones; enough to verify with.' }),
});
export type VerifyConfig = z.output<typeof verifyEnvironment>;

/**
 * Reads the environment once; without a `DATABASE_URL` the local stack that runs here is meant.
 * @throws ConfigError naming every bad setting, never its value.
 */
export function loadVerifyConfig(env: Environment = process.env): VerifyConfig {
  const given = env['DATABASE_URL'] ? env : { ...localStack(env), ...env };
  return readConfig(verifyEnvironment, given);
}

/** The part of `stack.json` that is needed here. */
const stackFile = z.object({
  broker: z.string(),
  services: z.object({ 'audit-service': z.object({ databaseUrl: z.string() }) }),
});

/** Where the local stack says that it listens; nothing when there is none. */
function localStack(env: Environment): Environment {
  const path = resolve(env['INIT_CWD'] ?? '.', env['DATA_DIR'] || '.data', 'stack.json');
  try {
    const { broker, services } = stackFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { DATABASE_URL: services['audit-service'].databaseUrl, KAFKA_BROKERS: broker };
  } catch {
    return {};
  }
}
