import { notificationFailed } from '@todo/event-contracts';
import type { Logger, RunInTransaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { addMailJobs, strandedMails } from '../adapters/mail-jobs.js';
import { giveUpLost, lostMails } from '../adapters/mail-ledger.js';
import type { DeliveryMetrics } from '../delivery/delivery-metrics.js';
import { reminderFailed } from '../delivery/notices.js';

export interface ResolveLostOptions {
  readonly db: SqlClient;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly metrics: DeliveryMetrics;
  readonly logger: Logger;
  readonly now: () => Date;
  /** A mail that has been `sending` for longer than this, in ms, is not being sent by anybody any more. */
  readonly lostAfterMs: number;
  /** A mail that should have begun so long ago, in ms, and has no living job, is put into the queue again. */
  readonly strandedAfterMs: number;
}

/** Mails taken up in one transaction. */
const batchMax = 100;

/**
 * Finds what a process that died has left: mails in the middle of being sent, and mails whose job died with it. Every
 * instance looks; several may at once.
 */
export class ResolveLost {
  constructor(private readonly options: ResolveLostOptions) {}

  /** Nobody can tell whether the mail server took these: they are reported as unknown and never sent again. */
  async giveUp(): Promise<void> {
    while ((await this.giveUpSome()) >= batchMax);
  }

  /** These have certainly not gone out: they were never marked as being sent. */
  async requeue(): Promise<void> {
    while ((await this.requeueSome()) >= batchMax);
  }

  private async giveUpSome(): Promise<number> {
    const { db, runInTransaction, metrics, logger, now, lostAfterMs } = this.options;
    const lost = await lostMails(db, lostAfterMs, batchMax);
    if (lost.length === 0) return 0;
    const reason = 'sender-lost';
    const given = await runInTransaction(async ({ tx, lockUsers, emit }) => {
      await lockUsers(lost.map(({ userId }) => userId));
      const ids = lost.map(({ deliveryId }) => deliveryId);
      const mails = await giveUpLost(tx, ids, lostAfterMs, reason);
      for (const { delivery, attempts } of mails) {
        const telling = { now: now(), zone: undefined };
        emit(notificationFailed, reminderFailed(delivery, { outcome: 'unknown', reason }, attempts, telling));
      }
      return mails;
    });
    for (const { delivery } of given) {
      logger.warn('a mail was left in the middle of being sent', { delivery: delivery.deliveryId });
      metrics.ended('unknown', reason);
    }
    return given.length;
  }

  private async requeueSome(): Promise<number> {
    const { db, runInTransaction, logger, strandedAfterMs } = this.options;
    const stranded = await strandedMails(db, strandedAfterMs, batchMax);
    if (stranded.length === 0) return 0;
    await runInTransaction(({ tx }) => addMailJobs(tx, stranded));
    logger.warn('mails without a living job are queued again', { mails: stranded.length });
    return stranded.length;
  }
}
