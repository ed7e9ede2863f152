import { z } from 'zod';

import { brokerList, port, secret, secretUrl, textOrFile, together } from './setting.js';

/** The settings that every service has. */
export const commonEnvironment = {
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'Address to listen on; 0.0.0.0 in a container. The default is reachable from here only.' }),
  MANAGEMENT_PORT: port.default(8081).meta({ description: 'Port of health and metrics. 0 takes any free one.' }),
  KAFKA_BROKERS: brokerList.meta({ description: 'Kafka brokers, such as kafka-0:9092,kafka-1:9092.' }),
  KAFKA_USERNAME: z.string().optional().meta({ description: 'SCRAM-SHA-512 user. Needs KAFKA_PASSWORD.' }),
  // One without the other is refused here: the broker would only answer that something is wrong.
  KAFKA_PASSWORD: together('KAFKA_USERNAME', secret.optional().meta({ description: 'Password of KAFKA_USERNAME.' })),
  KAFKA_CA: textOrFile
    .regex(/-----BEGIN CERTIFICATE-----/, 'expected a certificate in PEM form')
    .optional()
    .meta({ description: 'Certificate (PEM) that the brokers are trusted by; turns TLS on.' }),
  DATABASE_URL: secretUrl(/^postgres(?:ql)?$/).meta({
    description: "This service's own database, such as postgresql://user:password@host:5432/name.",
  }),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info').meta({ description: 'Least level written.' }),
};

/** The schema of one service's environment: the settings of all services and its own. */
export function serviceEnvironment<Own extends z.core.$ZodShape>(own: Own) {
  return z.object({ ...commonEnvironment, ...own });
}

/** What every service's configuration holds. */
export type CommonConfig = z.output<z.ZodObject<typeof commonEnvironment>>;

/** How the brokers are reached; fits `KafkaOptions` of `@todo/messaging`. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** PEM; turns TLS on. */
  readonly ca: string | undefined;
}

/** The part of the configuration that messaging needs. */
export function kafkaOptions(
  config: Pick<CommonConfig, 'KAFKA_BROKERS' | 'KAFKA_USERNAME' | 'KAFKA_PASSWORD' | 'KAFKA_CA'>,
): KafkaConnection {
  return {
    brokers: config.KAFKA_BROKERS,
    username: config.KAFKA_USERNAME,
    password: config.KAFKA_PASSWORD,
    ca: config.KAFKA_CA,
  };
}
