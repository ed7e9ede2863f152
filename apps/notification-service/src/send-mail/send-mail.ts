import { notificationDelivered, notificationFailed } from '@todo/event-contracts';
import { type Logger, type RunInTransaction, type Transaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';
import { withCorrelation } from '@todo/service-kit';

import {
  type ClaimedMail,
  claimMail,
  ownerOfUnaddressed,
  settleMail,
  skipUnaddressed,
} from '../adapters/mail-ledger.js';
import { addMailJobs } from '../adapters/mail-jobs.js';
import { type AfterAttempt, afterAttempt, type MailAnswer } from '../delivery/after-attempt.js';
import type { DeliveryMetrics } from '../delivery/delivery-metrics.js';
import { problemTold, reminderDelivered, reminderFailed } from '../delivery/notices.js';
import { composeReminder } from './compose-reminder.js';
import type { Mailer } from './mailer.js';
import { untilRecorded } from './until-recorded.js';

export interface SendMailOptions {
  readonly db: SqlClient;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly mailer: Mailer;
  readonly metrics: DeliveryMetrics;
  readonly logger: Logger;
  readonly now: () => Date;
  /** The wait before the second attempt, in ms. */
  readonly retryMs: number;
  /** How long the result of an attempt is tried to be written down while the database is away, in ms. */
  readonly recordMs: number;
}

/** Told as the outcome when the address went away between queueing and sending. */
const noAddress = 'no address in the profile';

/**
 * Sends one mail: it is committed as `sending` before the conversation with the mail server, and its result after it.
 * Whatever dies in between leaves a row that says so, and the mail is never sent again blindly.
 */
export class SendMail {
  constructor(private readonly options: SendMailOptions) {}

  /** Makes one attempt, if the mail is due. @param stop aborted when the service stops. */
  async attempt(deliveryId: string, stop: AbortSignal): Promise<void> {
    const mail = await claimMail(this.options.db, deliveryId);
    if (mail === undefined) return this.skipWithoutAddress(deliveryId);
    // Every line about it carries the sentence that it began with.
    await withCorrelation(mail.delivery.correlationId, () => this.carryOut(mail, stop));
  }

  private async carryOut(mail: ClaimedMail, stop: AbortSignal): Promise<void> {
    const startedMs = performance.now();
    const answer = await this.converse(mail, stop);
    const seconds = (performance.now() - startedMs) / 1000;
    this.options.metrics.attempted(answer, seconds);

    const after = afterAttempt(mail.attempts, answer, this.options.retryMs, Math.random());
    this.options.logger.info('mail attempted', {
      ...{
        delivery: mail.delivery.deliveryId,
        attempt: mail.attempts,
        result: answer.kind,
        state: after.state,
        seconds,
      },
      ...(answer.kind === 'refused' ? { reason: answer.reason, code: answer.code } : {}),
    });
    await untilRecorded(() => this.record(mail, after), this.options.recordMs);
  }

  private async converse({ delivery, address, zone }: ClaimedMail, stop: AbortSignal): Promise<MailAnswer> {
    const { mailer, logger } = this.options;
    const { deliveryId: messageId, correlationId } = delivery;
    let text;
    try {
      text = composeReminder(delivery, zone);
    } catch (error) {
      // Nothing has gone out: a mail that cannot be made must not end as one of which nobody knows.
      logger.error('no mail can be made of a reminder', { delivery: messageId, error });
      return { kind: 'refused', reason: 'mail-not-composed', permanent: true };
    }
    return mailer.send({ ...text, messageId, correlationId, to: address }, stop);
  }

  private async record(mail: ClaimedMail, after: AfterAttempt): Promise<void> {
    const { runInTransaction, logger, metrics, now } = this.options;
    const { deliveryId, userId, scheduledFor } = mail.delivery;
    const counts = await runInTransaction(async (transaction) => {
      await transaction.lockUsers([userId]);
      if (!(await settleMail(transaction.tx, mail, after))) return false;
      if (after.state === 'queued') await addMailJobs(transaction.tx, [deliveryId]);
      this.tell(mail, after, transaction);
      return true;
    });
    if (!counts) {
      logger.warn('an attempt ended after it was given up', { delivery: deliveryId, state: after.state });
    } else if (after.state === 'sent') {
      metrics.ended(after.state, '', now().getTime() - Date.parse(scheduledFor));
    } else if (after.state !== 'queued') {
      metrics.ended(after.state, after.reason);
    }
  }

  private tell({ delivery, attempts, zone }: ClaimedMail, after: AfterAttempt, { emit }: Transaction<SqlClient>): void {
    const telling = { now: this.options.now(), zone };
    switch (after.state) {
      case 'queued':
        return;
      case 'sent':
        return emit(notificationDelivered, reminderDelivered(delivery, telling));
      case 'unknown':
        return emit(
          notificationFailed,
          reminderFailed(delivery, { outcome: 'unknown', reason: after.reason }, attempts, telling),
        );
      case 'failed':
        emit(
          notificationFailed,
          reminderFailed(delivery, { outcome: 'failed', reason: after.reason }, attempts, telling),
        );
        return emit(notificationDelivered, problemTold(delivery, after.reason, telling));
      default:
        return after satisfies never;
    }
  }

  /** The address went away, or never came. */
  private async skipWithoutAddress(deliveryId: string): Promise<void> {
    const { db, runInTransaction, metrics, now } = this.options;
    const userId = await ownerOfUnaddressed(db, deliveryId);
    if (userId === undefined) return;
    await runInTransaction(async ({ tx, lockUsers, emit }) => {
      await lockUsers([userId]);
      const delivery = await skipUnaddressed(tx, deliveryId, noAddress);
      if (delivery === undefined) return;
      emit(notificationDelivered, problemTold(delivery, noAddress, { now: now(), zone: undefined }));
      metrics.ended('skipped', noAddress);
    });
  }
}
