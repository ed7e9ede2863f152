import { commonEnvironment, jwtEnvironment, wholeNumber } from '@todo/service-kit';
import { z } from 'zod';

/** The settings of `topics-command`. */
export const topicsEnvironment = z.object({
  KAFKA_BROKERS: commonEnvironment.KAFKA_BROKERS,
  KAFKA_USERNAME: commonEnvironment.KAFKA_USERNAME,
  KAFKA_PASSWORD: commonEnvironment.KAFKA_PASSWORD,
  KAFKA_CA: commonEnvironment.KAFKA_CA,
  TOPIC_REPLICAS: wholeNumber(1, 100).meta({ description: 'Copies of every topic: 1 of a single broker, else 3.' }),
});

/** The settings of `migrate-command`. */
export const migrateEnvironment = z.object({ DATABASE_URL: commonEnvironment.DATABASE_URL });

/** The settings of `token-command`: those that the services check tokens with. */
export const tokenEnvironment = z.object({
  JWT_ISSUER: jwtEnvironment.JWT_ISSUER,
  JWT_AUDIENCE: jwtEnvironment.JWT_AUDIENCE,
  JWT_SECRET: jwtEnvironment.JWT_SECRET.unwrap().meta({ description: 'The key that the services check tokens with.' }),
});
