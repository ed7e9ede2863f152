import {
  ConfigError,
  type Environment,
  jwtContradictions,
  jwtEnvironment,
  port,
  readConfig,
  secret,
  serviceEnvironment,
  wholeNumber,
} from '@todo/service-kit';
import type { z } from 'zod';

/** The settings of the audit service. */
export const environment = serviceEnvironment({
  PORT: port.default(8083).meta({ description: 'Port of the search, for auditors. 0 takes any free one.' }),
  ...jwtEnvironment,
  AUDIT_SIGNING_KEY: secret
    .refine((text) => Buffer.byteLength(text) >= 32, 'expected at least 32 bytes')
    .meta({ description: 'What checkpoints are signed with, 32 bytes or more; known to this service only.' }),
  AUDIT_CHECKPOINT_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .meta({ description: 'How often a chain that has grown is told of: what is cut off within is not noticed.' }),
});

export type Config = z.output<typeof environment>;

/** Reads the environment once. @throws ConfigError naming every bad setting, never its value. */
export function loadConfig(env: Environment): Config {
  const config = readConfig(environment, env);
  const problems = jwtContradictions(config);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
