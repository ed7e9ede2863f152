import { ServiceMessaging } from '@todo/messaging-prisma';
import { createPool, createRuntime, type Environment, kafkaOptions, runService } from '@todo/service-kit';

import { SmtpMailer } from './adapters/smtp-mailer.js';
import { MailQueue } from './adapters/mail-queue.js';
import { subscriptions } from './app.module.js';
import { environment, loadConfig } from './config.js';
import { DeliveryMetrics } from './delivery/delivery-metrics.js';
import { Rounds } from './housekeeping/rounds.js';
import { roundsOf } from './housekeeping/rounds-of.js';
import { SendMail } from './send-mail/send-mail.js';

/** What a variant for tests may put in the place of the real thing. */
export interface Replaceable {
  readonly subscriptions: typeof subscriptions;
  readonly now: () => Date;
}

/** Connections of the queue: fetching and finishing jobs are short, listening keeps one. */
const queueConnections = 5;

/**
 * Starts the notification service and resolves when it runs. It ends by a signal, or non-zero when it cannot go on.
 * @throws ConfigError, or what keeps its management port from listening.
 */
export async function startNotificationService(env: Environment, replaced: Partial<Replaceable> = {}): Promise<void> {
  const config = loadConfig(env);
  const now = replaced.now ?? (() => new Date());
  const runtime = createRuntime({ service: 'notification-service', schema: environment, config });
  const { instance, logger, pool, stop } = runtime;

  const messaging = new ServiceMessaging({
    ...{ service: 'notification-service', instance, pool, logger, metrics: runtime.metrics },
    kafka: kafkaOptions(config),
    subscriptions: (replaced.subscriptions ?? subscriptions)(now),
    onFatal: (error) => stop.fatal(error, 'a consumer will not come back'),
  });
  const { runInTransaction } = messaging;
  const { SMTP_URL: url, MAIL_FROM: from, MAIL_TIMEOUT_MS: timeoutMs, MAIL_RETRY_MS: retryMs } = config;
  const metrics = new DeliveryMetrics(runtime.metrics.registry);
  const mailer = new SmtpMailer({ url, from, timeoutMs, now });
  const shared = { db: pool, runInTransaction, metrics, logger, now };
  const sendMail = new SendMail({ ...shared, mailer, retryMs, recordMs: timeoutMs });
  const applicationName = `notification-queue/${instance}`;
  const queue = new MailQueue({
    pool: createPool({ url: config.DATABASE_URL, applicationName, logger, max: queueConnections }),
    ...{ concurrency: config.MAIL_CONCURRENCY, logger },
    attempt: (deliveryId, stopping) => sendMail.attempt(deliveryId, stopping),
    onFatal: (error) => stop.fatal(error, 'the tables of the queue cannot be made'),
  });

  await runService(runtime, {
    messaging: {
      // Reminders put mails into the queue: nothing is consumed before its tables are there.
      start: () => void queue.ready.then(() => stop.stopping || messaging.start()),
      stop: () => messaging.stop(),
      get status() {
        return messaging.status;
      },
    },
    messagingRequired: true,
    workers: [
      queue,
      { name: 'mailer', start: () => undefined, stop: () => mailer.close() },
      new Rounds(roundsOf({ ...shared, timeoutMs }), logger),
    ],
  });
}
