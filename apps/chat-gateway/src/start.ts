import { ServiceMessaging } from '@todo/messaging-prisma';
import { createRuntime, type Environment, kafkaOptions, runService } from '@todo/service-kit';

import { DoorbellListener } from './adapters/doorbell-listener.js';
import { subscriptions } from './app.module.js';
import { Outcomes } from './command/outcomes.js';
import { environment, loadConfig } from './config.js';
import { createApp } from './create-app.js';
import { chores } from './housekeeping/chores.js';
import { Housekeeping } from './housekeeping/housekeeping.js';
import { UserStreams } from './stream/user-streams.js';

/** What a variant for tests may put in the place of the real thing. */
export interface Replaceable {
  readonly subscriptions: typeof subscriptions;
}

/**
 * Starts the gateway and resolves when it listens. It ends by a signal, or non-zero when it cannot go on.
 * @throws ConfigError, or what keeps it from listening.
 */
export async function startGateway(env: Environment, replaced: Partial<Replaceable> = {}): Promise<void> {
  const config = loadConfig(env);
  const runtime = createRuntime({ service: 'chat-gateway', schema: environment, config, connectionsMax: 16 });
  const { instance, logger, metrics, pool, stop } = runtime;

  const messaging = new ServiceMessaging({
    ...{ service: 'chat-gateway', instance, pool, logger, metrics, kafka: kafkaOptions(config) },
    subscriptions: (replaced.subscriptions ?? subscriptions)(),
    onFatal: (error) => stop.fatal(error, 'a consumer will not come back'),
  });
  const app = await createApp({
    ...{ config, pool, logger, metrics, runInTransaction: messaging.runInTransaction },
    circuitOpen: () => messaging.status.circuit === 'open',
    now: () => new Date(),
  });
  const outcomes = app.get(Outcomes);
  const streams = app.get(UserStreams);
  const doorbell = new DoorbellListener({
    ...{ url: config.DATABASE_URL, applicationName: `chat-gateway-doorbell/${instance}`, logger },
    onRing: (called) => {
      outcomes.ring(called);
      streams.ring(called);
    },
  });

  await runService(runtime, {
    messaging,
    // It goes on saving what people say while the broker is away.
    messagingRequired: false,
    workers: [doorbell, new Housekeeping(chores(pool, messaging.runInTransaction), logger)],
    http: { app, port: config.PORT, endStreams: () => streams.stop() },
  });
}
