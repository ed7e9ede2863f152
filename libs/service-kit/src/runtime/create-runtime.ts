import { hostname } from 'node:os';

import type { Pool } from 'pg';
import type { z } from 'zod';

import type { CommonConfig } from '../config/common-environment.js';
import { secretsOf } from '../config/read-config.js';
import { createPool } from '../database/create-pool.js';
import { ServiceLogger } from '../logging/service-logger.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { StopSequence } from '../stop/stop-sequence.js';

/** What every service is built on. Nothing in it connects or listens yet. */
export interface ServiceRuntime {
  readonly service: string;
  /** Unique among everything that runs: host and process. */
  readonly instance: string;
  readonly config: CommonConfig;
  readonly logger: ServiceLogger;
  readonly metrics: ServiceMetrics;
  readonly pool: Pool;
  /** One connection for health checks only. */
  readonly probe: Pool;
  readonly stop: StopSequence;
}

export interface RuntimeOptions<Schema extends z.ZodObject> {
  readonly service: string;
  /** The schema that `config` was read with: it knows which settings are secret. */
  readonly schema: Schema;
  readonly config: z.output<Schema> & CommonConfig;
  /** Database connections at most; default 10. */
  readonly connectionsMax?: number;
}

/** Builds logger, metrics, database pool and stop sequence, and lets signals and uncaught errors end the process. */
export function createRuntime<Schema extends z.ZodObject>(options: RuntimeOptions<Schema>): ServiceRuntime {
  const { service, schema, config, connectionsMax } = options;
  const instance = `${hostname()}-${process.pid}`;
  const logger = new ServiceLogger({ service, instance, level: config.LOG_LEVEL, secrets: secretsOf(schema, config) });
  const stop = new StopSequence({ logger, flush: () => logger.flush() }).listen();
  const url = config.DATABASE_URL;
  return {
    service,
    instance,
    config,
    logger,
    metrics: new ServiceMetrics(),
    pool: createPool({ url, applicationName: `${service}/${instance}`, logger, max: connectionsMax ?? 10 }),
    probe: createPool({ url, applicationName: `${service}-health/${instance}`, logger, max: 1 }),
    stop,
  };
}
