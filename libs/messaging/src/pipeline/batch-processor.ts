import { auditRecorded, type Envelope, type MessageDefinition } from '@todo/event-contracts';

import { classify, lostOwnConnection } from '../failure.js';
import type { HandlerContext, Outcome, Subscription } from '../handler.js';
import type { Logger, MessagingMetrics } from '../metrics.js';
import type { RunInTransaction } from '../transaction.js';
import type { BatchItem } from './batch-item.js';
import { type DeathNote, deadLetterAudit, deadLetterId, deadLetterRecord } from './dead-letter.js';
import { attemptsMax, backoffAfter, outageWait, ownConnectionLossesMax } from './retry-schedule.js';

export interface BatchProcessorOptions<Tx> {
  readonly group: string;
  readonly service: string;
  readonly definitions: readonly MessageDefinition[];
  readonly runInTransaction: RunInTransaction<Tx>;
  /** Remembers a dead letter. @returns false when it was remembered before. */
  rememberDeadLetter(tx: Tx, group: string, id: string, userId: string): Promise<boolean>;
  /** Whether the database answers at all. */
  databaseAnswers(): Promise<boolean>;
  /** Pauses the item's partition and reads on from the item after so long; for ever when absent. */
  blockAt(item: BatchItem<Tx>, waitMs?: number): void;
  /** Resolves after so long, or at once when stopping. */
  sleep(ms: number): Promise<void>;
  readonly stopping: () => boolean;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
}

/** How long a partition stands still after its dead letter could not be written, in ms. */
const deadLetterRetryMs = 5000;

/**
 * Gives a batch of records their effects: one transaction for all, halves when it fails, until the one at fault
 * stands alone; that one waits for its next attempt or becomes a dead letter, and the others are not held up.
 */
export class BatchProcessor<Tx> {
  constructor(private readonly options: BatchProcessorOptions<Tx>) {}

  /** @param items in the order of their partitions. */
  async process(items: readonly BatchItem<Tx>[]): Promise<void> {
    let run: BatchItem<Tx>[] = [];
    for (const item of items) {
      if (item.reading.kind === 'handle' || item.reading.kind === 'skip') {
        run.push(item);
        continue;
      }
      await this.attempt(run);
      run = [];
      if (isHeld(item)) continue;
      if (item.reading.kind === 'wait') this.waitForNewerReader(item, item.reading.reason);
      else await this.bury(item, item.reading.errorCode, item.reading.reason, 1, new Date());
    }
    await this.attempt(run);
  }

  private async attempt(candidates: readonly BatchItem<Tx>[]): Promise<void> {
    const items = candidates.filter((item) => !isHeld(item));
    if (items.length === 0) return;
    const error = await this.transact(items);
    if (error === undefined || this.options.stopping()) return;

    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      await this.attempt(items.slice(0, middle));
      await this.attempt(items.slice(middle));
      return;
    }
    await this.failed(items[0]!, error.cause);
  }

  /**
   * Runs the batch until it commits or fails for a reason of its own. What everybody needs being away is no such
   * reason: it waits here, and counts only against records that lose their connection while the database answers.
   * @returns the failure, or undefined after the commit.
   */
  private async transact(items: readonly BatchItem<Tx>[]): Promise<{ cause: unknown } | undefined> {
    const { logger, group } = this.options;
    let losses = 0;
    for (let waits = 0; ; waits += 1) {
      try {
        await this.commit(items);
        return undefined;
      } catch (cause) {
        if (classify(cause).failure !== 'infrastructure') return { cause };
        const answers = await this.options.databaseAnswers();
        if (answers && lostOwnConnection(cause)) losses += 1;
        if (losses >= ownConnectionLossesMax || this.options.stopping()) return { cause };
        logger.warn('waiting for what everybody needs', { group, code: classify(cause).code, records: items.length });
        await this.options.sleep(outageWait(waits));
      }
    }
  }

  private async commit(items: readonly BatchItem<Tx>[]): Promise<void> {
    const { runInTransaction, group, metrics } = this.options;
    const started = performance.now();
    const handled = items.filter(({ reading }) => reading.kind === 'handle');
    const outcomes = new Map<BatchItem<Tx>, Outcome>();
    if (handled.length > 0) {
      await runInTransaction(async (transaction) => {
        outcomes.clear();
        const context: HandlerContext<Tx> = { ...transaction, group };
        for (const [subscription, ofTopic] of Map.groupBy(handled, (item) => item.subscription)) {
          await handle(subscription, ofTopic, context, outcomes);
        }
      });
      metrics.transactionEnded(group, handled.length, (performance.now() - started) / 1000);
    }
    for (const item of items) this.finish(item, outcomes.get(item));
  }

  private finish({ record, queue, reading }: BatchItem<Tx>, outcome: Outcome | undefined): void {
    const result = outcome ?? { kind: 'skipped' as const, reason: reading.kind === 'skip' ? reading.reason : '' };
    const reason = result.kind === 'skipped' ? result.reason : '';
    this.options.metrics.recordFinished(this.options.group, record.topic, result.kind, reason);
    queue.finish(record.offset);
  }

  private async failed(item: BatchItem<Tx>, cause: unknown): Promise<void> {
    const { failure, code } = classify(cause);
    const { queue, record } = item;
    const before = queue.failures?.offset === record.offset ? queue.failures : undefined;
    const attempts = (before?.attempts ?? 0) + 1;
    const firstFailedAt = before?.firstFailedAt ?? new Date();
    if (failure === 'permanent' || attempts >= attemptsMax) {
      await this.bury(item, code, `handler failed: ${code}`, attempts, firstFailedAt);
      return;
    }
    queue.failures = { offset: record.offset, attempts, firstFailedAt };
    this.options.metrics.retryScheduled(this.options.group, record.topic, code);
    this.options.logger.warn('record failed; it will be tried again', {
      ...whereabouts(item),
      attempts,
      code,
      error: cause,
    });
    this.options.blockAt(item, backoffAfter(attempts, Math.random()));
  }

  private waitForNewerReader(item: BatchItem<Tx>, reason: string): void {
    this.options.metrics.alert('newer-version');
    this.options.logger.error('record of a newer version: its partition waits for a newer reader', {
      ...whereabouts(item),
      reason,
    });
    this.options.blockAt(item);
  }

  private async bury(item: BatchItem<Tx>, errorCode: string, reason: string, attempts: number, firstFailedAt: Date) {
    const { group, metrics, logger } = this.options;
    const handler = item.subscription.handler.name;
    const note: DeathNote = { group, handler, errorCode, reason, attempts, firstFailedAt, lastFailedAt: new Date() };
    try {
      const written = await this.writeDeadLetter(item, note);
      if (written) metrics.alert('dead-letter');
      metrics.recordFinished(group, item.record.topic, 'dead-letter', errorCode);
      logger.error('record went to the dead letters', { ...whereabouts(item), handler, errorCode, reason, attempts });
      item.queue.finish(item.record.offset);
    } catch (error) {
      // Going on would lose the record: its partition stands still, and the others do not.
      metrics.alert('dead-letter-write-failed');
      logger.error('dead letter could not be written; its partition waits', { ...whereabouts(item), error });
      item.queue.failures = { offset: item.record.offset, attempts: attempts - 1, firstFailedAt };
      this.options.blockAt(item, deadLetterRetryMs);
    }
  }

  private writeDeadLetter(item: BatchItem<Tx>, note: DeathNote): Promise<boolean> {
    const { record, reading, subscription } = item;
    const { group, service } = this.options;
    const key = record.key?.toString() ?? '';
    const userId = key === '' || key.length > 128 || key.includes('\0') ? 'unknown' : key;
    return this.options.runInTransaction(async (transaction) => {
      await transaction.lockUsers([userId]);
      const isNew = await this.options.rememberDeadLetter(transaction.tx, group, deadLetterId(record, group), userId);
      if (!isNew) return false;
      transaction.emitRecord(userId, deadLetterRecord(record, note));
      transaction.emit(auditRecorded, deadLetterAudit(record, note, userId, service));
      const message: Envelope | undefined = reading.kind === 'handle' ? reading.message : undefined;
      const eventId = message?.eventId ?? record.headers['ce_id']?.toString();
      await subscription.handler.afterDeadLetter?.(
        { eventId, userId, message, errorCode: note.errorCode },
        { ...transaction, group },
      );
      return true;
    });
  }
}

async function handle<Tx>(
  { handler }: Subscription<Tx>,
  items: readonly BatchItem<Tx>[],
  context: HandlerContext<Tx>,
  outcomes: Map<BatchItem<Tx>, Outcome>,
): Promise<void> {
  const messages = items.flatMap(({ reading }) => (reading.kind === 'handle' ? [reading.message] : []));
  const results = await handler.handleMany(messages, context);
  if (results.length !== items.length) throw new RangeError(`${handler.name}: one outcome a message is needed`);
  items.forEach((item, index) => outcomes.set(item, results[index]!));
}

const isHeld = <Tx>({ queue }: BatchItem<Tx>): boolean => queue.blocked || queue.revoked;

const whereabouts = <Tx>({ record: { topic, partition, offset } }: BatchItem<Tx>) => ({ topic, partition, offset });
