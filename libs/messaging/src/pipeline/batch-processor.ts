import { classify } from '../failure.js';
import type { HandlerContext, Outcome, Subscription } from '../handler.js';
import type { Logger, MessagingMetrics } from '../metrics.js';
import type { BatchItem } from './batch-item.js';
import { bury, type BurialOptions } from './burial.js';
import type { DeathNote } from './dead-letter.js';
import { lostWhileHandling } from './own-connection.js';
import type { Failures, PartitionQueue } from './partition-queue.js';
import { attemptsMax, backoffAfter, outageWait, ownConnectionLossesMax } from './retry-schedule.js';

export interface BatchProcessorOptions<Tx> extends BurialOptions<Tx> {
  readonly group: string;
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

type Outcomes<Tx> = Map<BatchItem<Tx>, Outcome>;

/** How long a partition stands still after its dead letter could not be written, in ms. */
const deadLetterRetryMs = 5000;

/**
 * Gives a batch of records their effects: one transaction for all, halves when it fails, until the one at fault
 * stands alone; that one waits for its next attempt or becomes a dead letter, and the others are not held up.
 */
export class BatchProcessor<Tx> {
  constructor(private readonly options: BatchProcessorOptions<Tx>) {}

  /** @param items in the order of their partitions, and all of one partition in a row. */
  async process(items: readonly BatchItem<Tx>[]): Promise<void> {
    let run: BatchItem<Tx>[] = [];
    for (const item of items) {
      if (isOrdinary(item)) {
        run.push(item);
        continue;
      }
      await this.attempt(run);
      run = [];
      await this.takeUpAlone(item);
    }
    await this.attempt(run);
  }

  private async takeUpAlone(item: BatchItem<Tx>): Promise<void> {
    if (this.isLeft(item)) return;
    const { reading, queue, record } = item;
    if (reading.kind === 'wait') this.waitForNewerReader(item, reading.reason);
    else if (reading.kind !== 'poison') await this.attempt([item]);
    else await this.bury(item, reading.errorCode, reading.reason, nextFailure(queue, record.offset, 1));
  }

  private async attempt(candidates: readonly BatchItem<Tx>[]): Promise<void> {
    const items = candidates.filter((item) => !this.isLeft(item));
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
  private async transact(candidates: readonly BatchItem<Tx>[]): Promise<{ cause: unknown } | undefined> {
    const { logger, group } = this.options;
    let losses = 0;
    for (let waits = 0; ; waits += 1) {
      // While it waited, partitions may have got another owner.
      const items = candidates.filter((item) => !this.isLeft(item));
      if (items.length === 0) return undefined;
      const { outcomes, cause } = await this.commit(items);
      if (outcomes !== undefined) {
        this.finish(items, outcomes);
        return undefined;
      }
      if (classify(cause).failure !== 'infrastructure') return { cause };
      if ((await this.options.databaseAnswers()) && lostWhileHandling(cause)) losses += 1;
      if (losses >= ownConnectionLossesMax || this.options.stopping()) return { cause };
      logger.warn('waiting for what everybody needs', { group, code: classify(cause).code, records: items.length });
      await this.options.sleep(outageWait(waits));
    }
  }

  /** @returns the outcomes after the commit, or why there was none. */
  private async commit(items: readonly BatchItem<Tx>[]): Promise<{ outcomes?: Outcomes<Tx>; cause?: unknown }> {
    const { runInTransaction, group, metrics } = this.options;
    const outcomes: Outcomes<Tx> = new Map();
    const handled = items.filter(({ reading }) => reading.kind === 'handle');
    if (handled.length === 0) return { outcomes };
    const started = performance.now();
    const ended = () => metrics.transactionEnded(group, handled.length, (performance.now() - started) / 1000);
    try {
      await runInTransaction(async (transaction) => {
        const context: HandlerContext<Tx> = { ...transaction, group };
        for (const [subscription, ofTopic] of Map.groupBy(handled, (item) => item.subscription)) {
          await handle(subscription, ofTopic, context, outcomes);
        }
      });
    } catch (cause) {
      ended();
      return { cause };
    }
    ended();
    return { outcomes };
  }

  private finish(items: readonly BatchItem<Tx>[], outcomes: Outcomes<Tx>): void {
    for (const [queue, ofQueue] of Map.groupBy(items, (item) => item.queue))
      queue.finish(ofQueue.at(-1)!.record.offset);
    for (const item of items) {
      const { reading, record } = item;
      const outcome = outcomes.get(item) ?? { kind: 'skipped', reason: reading.kind === 'skip' ? reading.reason : '' };
      const reason = outcome.kind === 'skipped' ? outcome.reason : '';
      this.options.metrics.recordFinished(this.options.group, record.topic, outcome.kind, reason);
    }
  }

  private async failed(item: BatchItem<Tx>, cause: unknown): Promise<void> {
    const { failure, code } = classify(cause);
    const { queue, record } = item;
    // Its new owner counts for itself.
    if (queue.revoked) return;
    const failures = nextFailure(queue, record.offset);
    if (failure === 'permanent' || failures.attempts >= attemptsMax) {
      await this.bury(item, code, `handler failed: ${code}`, failures);
      return;
    }
    queue.failures = failures;
    this.options.metrics.retryScheduled(this.options.group, record.topic, code);
    this.options.logger.warn('record failed; it will be tried again', {
      ...whereabouts(item),
      attempts: failures.attempts,
      code,
      error: cause,
    });
    this.options.blockAt(item, backoffAfter(failures.attempts, Math.random()));
  }

  private waitForNewerReader(item: BatchItem<Tx>, reason: string): void {
    this.options.metrics.alert('newer-version');
    this.options.logger.error('record of a newer version: its partition waits for a newer reader', {
      ...whereabouts(item),
      reason,
    });
    this.options.blockAt(item);
  }

  private async bury(item: BatchItem<Tx>, errorCode: string, reason: string, failures: Failures): Promise<void> {
    const { group, metrics, logger } = this.options;
    const { attempts, firstFailedAt } = failures;
    const handler = item.subscription.handler.name;
    const note: DeathNote = { group, handler, errorCode, reason, attempts, firstFailedAt, lastFailedAt: new Date() };
    let isNew: boolean;
    try {
      isNew = await bury(item, note, this.options);
    } catch (error) {
      // Going on would lose the record: its partition stands still, and the others do not.
      metrics.alert('dead-letter-write-failed');
      logger.error('dead letter could not be written; its partition waits', { ...whereabouts(item), error });
      item.queue.failures = { ...failures, attempts: attempts - 1 };
      this.options.blockAt(item, deadLetterRetryMs);
      return;
    }
    item.queue.finish(item.record.offset);
    if (isNew) metrics.alert('dead-letter');
    metrics.recordFinished(group, item.record.topic, 'dead-letter', errorCode);
    logger.error('record went to the dead letters', { ...whereabouts(item), handler, errorCode, reason, attempts });
  }

  /** Whether the item is no longer ours to take up now: its partition waits or has another owner, or all is to stop. */
  private isLeft({ queue }: BatchItem<Tx>): boolean {
    return queue.blocked || queue.revoked || this.options.stopping();
  }
}

async function handle<Tx>(
  { handler }: Subscription<Tx>,
  items: readonly BatchItem<Tx>[],
  context: HandlerContext<Tx>,
  outcomes: Outcomes<Tx>,
): Promise<void> {
  const messages = items.flatMap(({ reading }) => (reading.kind === 'handle' ? [reading.message] : []));
  const results = await handler.handleMany(messages, context);
  if (results.length !== items.length) throw new RangeError(`${handler.name}: one outcome a message is needed`);
  items.forEach((item, index) => outcomes.set(item, results[index]!));
}

/** Whether a record goes with the others. One that failed before stands alone at once, or its batch would fail again. */
const isOrdinary = <Tx>({ reading, queue, record }: BatchItem<Tx>): boolean =>
  (reading.kind === 'handle' || reading.kind === 'skip') && queue.failures?.offset !== record.offset;

function nextFailure({ failures }: PartitionQueue, offset: number, attempt?: number): Failures {
  const before = failures?.offset === offset ? failures : undefined;
  const attempts = attempt ?? (before?.attempts ?? 0) + 1;
  return { offset, attempts, firstFailedAt: before?.firstFailedAt ?? new Date() };
}

const whereabouts = <Tx>({ record: { topic, partition, offset } }: BatchItem<Tx>) => ({ topic, partition, offset });
