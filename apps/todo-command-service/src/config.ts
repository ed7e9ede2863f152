import { type Environment, readConfig, serviceEnvironment } from '@todo/service-kit';
import type { z } from 'zod';

/** The settings of the command service: those that every service has. */
export const environment = serviceEnvironment({});

export type Config = z.output<typeof environment>;

/** Reads the environment once. @throws ConfigError naming every bad setting, never its value. */
export function loadConfig(env: Environment = process.env): Config {
  return readConfig(environment, env);
}
