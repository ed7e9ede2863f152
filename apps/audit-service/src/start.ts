import { purgeInbox, ServiceMessaging } from '@todo/messaging-prisma';
import { createRuntime, type Environment, kafkaOptions, runService } from '@todo/service-kit';

import { trailTables } from './adapters/trail-tables.js';
import { subscriptions } from './app.module.js';
import { environment, loadConfig } from './config.js';
import { createApp } from './create-app.js';
import { KeepNinetyDays } from './keep-ninety-days/keep-ninety-days.js';
import { PublishCheckpoints } from './publish-checkpoints/publish-checkpoints.js';
import { Rounds } from './rounds/rounds.js';
import { Signer } from './trail/signatures.js';

/** What a variant for tests may put in the place of the real thing. */
export interface Replaceable {
  readonly subscriptions: typeof subscriptions;
  readonly now: () => Date;
}

/** Retention looks so often, in ms; it works by whole days. */
const retentionEveryMs = 10 * 60 * 1000;

/**
 * Starts the audit service and resolves when it listens. It ends by a signal, or non-zero when it cannot go on.
 * @throws ConfigError, or what keeps it from listening.
 */
export async function startAuditService(env: Environment, replaced: Partial<Replaceable> = {}): Promise<void> {
  const config = loadConfig(env);
  const now = replaced.now ?? (() => new Date());
  const runtime = createRuntime({ service: 'audit-service', schema: environment, config });
  const { instance, logger, metrics, pool, stop } = runtime;
  const signer = new Signer(config.AUDIT_SIGNING_KEY);
  logger.info('signs checkpoints', { publicKey: signer.publicKey });

  const messaging = new ServiceMessaging({
    ...{ service: 'audit-service', instance, pool, logger, metrics, kafka: kafkaOptions(config) },
    subscriptions: (replaced.subscriptions ?? subscriptions)(now),
    onFatal: (error) => stop.fatal(error, 'a consumer will not come back'),
  });
  const { runInTransaction } = messaging;
  const app = await createApp({ config, logger, metrics, runInTransaction, now });
  const checkpoints = new PublishCheckpoints(runInTransaction, trailTables, signer, now);
  const retention = new KeepNinetyDays(runInTransaction, trailTables, signer, logger, now);

  await runService(runtime, {
    messaging: {
      start: () => messaging.start(),
      stop: () => messaging.stop(),
      get status() {
        const { circuit, consumersJoined } = messaging.status;
        return { brokerReachable: circuit === 'closed', consumersJoined };
      },
    },
    messagingRequired: true,
    workers: [
      new Rounds({
        ...{ name: 'retention', everyMs: retentionEveryMs, logger, lastRound: false },
        round: () => retention.tidyUp(),
      }),
      new Rounds({
        // It holds dead letters only: entries have ids of their own.
        ...{ name: 'inbox', everyMs: retentionEveryMs, logger, lastRound: false },
        round: async () => void (await purgeInbox(pool)),
      }),
      new Rounds({
        ...{ name: 'checkpoints', everyMs: config.AUDIT_CHECKPOINT_SECONDS * 1000, logger, lastRound: true },
        round: async () => void (await checkpoints.publish()),
      }),
    ],
    http: { app, port: config.PORT },
  });
}
