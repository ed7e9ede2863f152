import { fileURLToPath } from 'node:url';

import { catalog, decode, type Envelope, type NotificationEvent, topics } from '@todo/event-contracts';
import type { HandlerContext, Logger, Outcome, RunInTransaction } from '@todo/messaging';
import { type SqlClient, transactions } from '@todo/messaging-prisma';
import { createPool } from '@todo/service-kit';
import { freshDatabase } from '@todo/testkit';
import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { Registry } from 'prom-client';

import { MailQueue } from '../adapters/mail-queue.js';
import { SmtpMailer } from '../adapters/smtp-mailer.js';
import { subscriptions } from '../app.module.js';
import { DeliveryMetrics } from '../delivery/delivery-metrics.js';
import { ResolveLost } from '../resolve-lost/resolve-lost.js';
import type { Mailer } from '../send-mail/mailer.js';
import { SendMail } from '../send-mail/send-mail.js';

export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A row of the ledger, as far as tests look at it. */
export interface LedgerRow {
  readonly delivery_id: string;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly title: string | null;
}

export interface SenderOptions {
  readonly smtpUrl: string;
  readonly timeoutMs?: number;
  readonly retryMs?: number;
  readonly concurrency?: number;
  /** Where the queue reaches the database; default: directly. */
  readonly databaseUrl?: string;
  /** In the place of the real one. */
  readonly mailer?: Mailer;
}

/** What one instance sends mails with. */
export interface Sender {
  readonly queue: MailQueue;
  readonly metrics: Registry;
  /** What the queue does with a mail, without the queue. */
  attempt(deliveryId: string): Promise<void>;
  /** Finds what dead processes left, as if this long, in ms, were enough to be dead. */
  resolveLost(afterMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** The service on a real database; in place of Kafka stands whoever runs the test. */
export class NotificationRig {
  readonly lines: string[] = [];
  readonly logger: Logger;
  private readonly senders: Sender[] = [];

  private constructor(
    readonly databaseUrl: string,
    readonly pool: Pool,
    readonly runInTransaction: RunInTransaction<SqlClient>,
  ) {
    const write = (message: string, fields?: Record<string, unknown>) =>
      void this.lines.push(JSON.stringify({ message, ...fields }));
    this.logger = { debug: write, info: write, warn: write, error: write };
  }

  static async start(): Promise<NotificationRig> {
    const databaseUrl = await freshDatabase({ migrationsDir });
    const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };
    const pool = createPool({ url: databaseUrl, applicationName: 'rig', logger: quiet, max: 12 });
    await runMigrations({ pgPool: pool });
    const runInTransaction = transactions(pool, { publish: () => true, isInFlight: () => true });
    return new NotificationRig(databaseUrl, pool, runInTransaction);
  }

  async close(): Promise<void> {
    await Promise.all(this.senders.map((sender) => sender.stop()));
    await this.pool.end();
  }

  /** Hands messages of one topic to their handler, in one transaction, as the consumer would. */
  consume(...messages: readonly Envelope[]): Promise<readonly Outcome[]> {
    const all = subscriptions(() => new Date());
    const subscription = all.find(({ accepts }) => accepts.some((definition) => definition.is(messages[0]!)));
    if (subscription === undefined) throw new Error(`nobody takes ${messages[0]?.eventType}`);
    return this.runInTransaction((transaction) => {
      const context: HandlerContext<SqlClient> = { ...transaction, group: 'notification-service' };
      return subscription.handler.handleMany(messages, context);
    });
  }

  /** Starts to send the mails that are queued. */
  sender({ smtpUrl, timeoutMs = 5000, retryMs = 50, concurrency = 10, databaseUrl, mailer }: SenderOptions): Sender {
    const { pool, runInTransaction, logger } = this;
    const now = () => new Date();
    const registry = new Registry();
    const metrics = new DeliveryMetrics(registry);
    const smtp = new SmtpMailer({ url: smtpUrl, from: 'Todo <reminders@todo.example>', timeoutMs, now });
    const shared = { db: pool, runInTransaction, metrics, logger, now };
    const sendMail = new SendMail({ ...shared, mailer: mailer ?? smtp, retryMs, recordMs: 5000 });
    const url = databaseUrl ?? this.databaseUrl;
    const queue = new MailQueue({
      pool: createPool({ url, applicationName: 'rig-queue', logger, max: 5 }),
      ...{ concurrency, logger },
      attempt: (deliveryId, stop) => sendMail.attempt(deliveryId, stop),
      onFatal: (error) => logger.error('fatal', { error }),
    });
    queue.start();
    const resolveLost = async (afterMs: number) => {
      const lost = new ResolveLost({ ...shared, lostAfterMs: afterMs, strandedAfterMs: afterMs });
      await lost.giveUp();
      await lost.requeue();
    };
    const stop = async () => {
      await queue.stop();
      smtp.close();
    };
    const attempt = (deliveryId: string) => sendMail.attempt(deliveryId, new AbortController().signal);
    const sender = { queue, metrics: registry, attempt, resolveLost, stop };
    this.senders.push(sender);
    return sender;
  }

  /** The ledger, in the order in which it was written. */
  async ledger(userId?: string): Promise<LedgerRow[]> {
    const { rows } = await this.pool.query<LedgerRow>(
      `select delivery_id, channel, state, reason, attempts, title from deliveries
       where $1::text is null or user_id = $1 order by created_at, delivery_id`,
      [userId ?? null],
    );
    return rows;
  }

  /** How many mails are in each state. */
  async states(): Promise<Record<string, number>> {
    const { rows } = await this.pool.query<{ state: string; count: number }>(
      'select state, count(*)::int from deliveries group by state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** What was emitted to `todo.notifications`, in order. */
  async told(userId?: string): Promise<NotificationEvent[]> {
    const { rows } = await this.pool.query<{ value: Buffer }>(
      'select value from outbox where topic = $1 and ($2::text is null or user_id = $2) order by id',
      [topics.notifications.name, userId ?? null],
    );
    return rows.map(({ value }) => {
      const decoded = decode(value, catalog);
      if (decoded.kind !== 'message') throw new Error(`the outbox holds ${decoded.kind}`);
      return decoded.message as NotificationEvent;
    });
  }
}
