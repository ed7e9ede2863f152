import { Kafka, type KafkaConfig, logLevel, type RetryOptions } from 'kafkajs';

import type { Logger } from '../metrics.js';

/** Where the broker is and who we are to it. */
export interface KafkaOptions {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  /** SASL/SCRAM-SHA-512; both or neither. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** PEM of the authority that signed the brokers' certificates; switches TLS on. */
  readonly ca?: string | undefined;
}

/**
 * How often and how fast kafkajs tries again. Every field is set, since it changes its defaults with NODE_ENV, and
 * every client, consumer and producer is given it, since they do not inherit it.
 */
export const patientRetry: RetryOptions = {
  initialRetryTime: 50,
  maxRetryTime: 1000,
  factor: 0.1,
  multiplier: 1.5,
  retries: 1_000_000_000,
};

/** For calls whose caller waits again itself: gives up within about a second. */
export const briefRetry: RetryOptions = { ...patientRetry, retries: 3, maxRetryTime: 300 };

/**
 * How long a client waits before it says that nobody answers, by what it is for. `requestTimeout` is in ms: joining a
 * group waits for its other members, so a consumer's lies above the time that the group gives them to come back. A
 * producer notices sooner and tells its sender, who tries again itself.
 */
const patience = {
  consumer: { requestTimeout: 15_000, retry: patientRetry },
  producer: { requestTimeout: 5000, retry: briefRetry },
} as const;

/** A kafkajs client of one service instance. Nothing connects yet. */
export function kafkaClient(
  options: KafkaOptions,
  clientId: string,
  logger: Logger,
  purpose: keyof typeof patience = 'consumer',
): Kafka {
  const config: KafkaConfig = {
    clientId,
    brokers: [...options.brokers],
    connectionTimeout: 2000,
    ...patience[purpose],
    enforceRequestTimeout: true,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(logger, entry.level, entry.namespace, entry.log),
  };
  if (options.ca !== undefined) config.ssl = { ca: [options.ca] };
  if (options.username !== undefined) {
    config.sasl = { mechanism: 'scram-sha-512', username: options.username, password: options.password ?? '' };
  }
  return new Kafka(config);
}

/** Said by kafkajs of every producer whose retries end; ours are retried unchanged by the sender. */
const harmless = 'Limiting retries for the idempotent producer';

function forward(logger: Logger, level: logLevel, namespace: string, log: { message: string; error?: unknown }): void {
  if (log.message.startsWith(harmless)) return;
  // Its errors are mostly a broker that is away, which is told once by those who wait for it.
  const say = level === logLevel.ERROR ? logger.warn.bind(logger) : logger.debug.bind(logger);
  say(`kafkajs: ${log.message}`, { namespace, ...(typeof log.error === 'string' ? { error: log.error } : {}) });
}
