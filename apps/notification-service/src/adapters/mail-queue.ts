import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { classify, type Logger } from '@todo/messaging';
import { Logger as QueueLogger, runMigrations, runTaskList, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';

import { queueSchema, sendMailTask } from './mail-jobs.js';

export interface MailQueueOptions {
  /** A pool of its own, which the queue ends. It needs the listeners that `createPool` adds. */
  readonly pool: Pool;
  /** Mails sent at the same time. */
  readonly concurrency: number;
  readonly logger: Logger;
  /** Sends one mail. @param stop aborted when the service stops. */
  readonly attempt: (deliveryId: string, stop: AbortSignal) => Promise<void>;
  /** The queue's tables cannot be made. */
  readonly onFatal: (error: Error) => void;
}

/** How late a job with a time in the future may begin, in ms; others are told of by the database at once. */
const pollMs = 1000;

/** Before the queue is begun anew after a failure, in ms: short at first, since the database is usually back soon. */
const pausesMs = [250, 500, 1000, 3000] as const;

/**
 * Between a failure and the end of this run, in ms: the other workers meet the same failure meanwhile, and are quiet
 * about it as long as nobody has told them to end.
 */
const settleMs = 200;

/** A run that took longer than this, in ms, was a good one: what ended it is new. */
const lastingMs = 10_000;

/** How often making the tables may fail, other than for a database that is away, before the process gives up. */
const failuresMax = 10;

/** How long mails that are on their way may take when the service stops, in ms: below the bound of that step. */
const stopMs = 2500;

/**
 * The queue of mails: graphile-worker on tables of its own. It only says when to send what; what became of a mail is
 * the ledger's business, and so is trying again.
 *
 * Whenever something goes wrong with the database the queue is ended and begun anew. graphile-worker 0.18 would carry
 * on, but with what it learnt in the outage: it keeps the failure of its first look-up for ever, and listens again only
 * after up to a minute.
 */
export class MailQueue {
  readonly name = 'mail-queue';
  /** Resolves when the tables of the queue are there, so that jobs can be added. */
  readonly ready: Promise<void>;
  private readonly tablesMade = Promise.withResolvers<void>();
  private readonly stopping = new AbortController();
  private workers: WorkerPool | undefined;
  private failures = 0;
  private running: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: MailQueueOptions) {
    this.ready = this.tablesMade.promise;
  }

  /** Returns at once; works as soon as the database lets it. */
  start(): void {
    this.running = this.run();
  }

  /** Begins no further mail, breaks off what can be broken off, and waits for the others, within bounds. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.stopping.abort();
    if (this.workers !== undefined) void shutDown(this.workers);
    const bound = new AbortController();
    const inTime = await Promise.race([
      this.running.then(() => true),
      pause(stopMs, false, { signal: bound.signal }).catch(() => false),
    ]);
    bound.abort();
    if (!inTime) this.options.logger.warn('mails were on their way when the service stopped');
    // It waits for connections in use, which the end of the process cuts if need be.
    void this.options.pool.end();
  }

  private async run(): Promise<void> {
    for (let waits = 0; !this.stopping.signal.aborted; waits += 1) {
      const begunMs = performance.now();
      if (await this.prepare()) await this.work();
      if (performance.now() - begunMs > lastingMs) waits = 0;
      const pauseMs = pausesMs[Math.min(waits, pausesMs.length - 1)];
      await pause(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** Makes the tables, or sees that they are there. @returns whether they are. */
  private async prepare(): Promise<boolean> {
    const { logger, onFatal, pool } = this.options;
    try {
      await runMigrations({ pgPool: pool, schema: queueSchema, logger: this.queueLogger() });
      this.tablesMade.resolve();
      return true;
    } catch (error) {
      const { failure, code } = classify(error);
      if (failure !== 'infrastructure') this.failures += 1;
      logger.warn('the tables of the queue could not be looked at', { code, failures: this.failures, error });
      if (this.failures === failuresMax) onFatal(error instanceof Error ? error : new Error('no tables'));
      return false;
    }
  }

  /** Works until something goes wrong. */
  private async work(): Promise<void> {
    const events = new EventEmitter().setMaxListeners(0);
    let interrupted = false;
    const interrupt = ({ error }: { error: unknown }) => {
      if (interrupted) return;
      interrupted = true;
      this.options.logger.warn('the queue of mails was interrupted', { code: classify(error).code, error });
      // This run's workers and no others: the next run may have begun by then.
      setTimeout(() => void shutDown(workers), settleMs);
    };
    events.on('worker:getJob:error', interrupt).on('pool:listen:error', interrupt);
    const workers = runTaskList(
      {
        // New each time: graphile-worker keeps what it knows of a database by this very object.
        ...{ schema: queueSchema, concurrency: this.options.concurrency, pollInterval: pollMs, events },
        ...{ logger: this.queueLogger(), noHandleSignals: true },
        // Without a delay the end of a job is written in a promise that nobody awaits: its failure would end the process.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      },
      { [sendMailTask]: (payload: unknown) => this.attempt(payload) },
      this.options.pool,
    );
    this.workers = workers;
    if (this.stopping.signal.aborted) void shutDown(workers);
    await workers.promise.catch((error: unknown) => interrupt({ error }));
  }

  private async attempt(payload: unknown): Promise<void> {
    const { deliveryId } = payload as { deliveryId: string };
    try {
      await this.options.attempt(deliveryId, this.stopping.signal);
    } catch (error) {
      // The ledger holds how far it came: queued mails are found by their time, and begun ones by how long they take.
      this.options.logger.warn('a mail could not be dealt with', { delivery: deliveryId, error });
    }
  }

  /** Messages of graphile-worker quote errors and rows; only what kind of thing happened is passed on. */
  private queueLogger(): QueueLogger {
    const { logger } = this.options;
    return new QueueLogger(() => (level, message, meta) => {
      const fields = {
        said: message.split(/['":{(\n]/, 1)[0]?.trim(),
        ...(meta['error'] instanceof Error ? { error: meta['error'] } : {}),
      };
      if (level === 'error' || level === 'warning') logger.warn('the queue of mails reports', fields);
      else logger.debug('the queue of mails reports', fields);
    });
  }
}

/** Begins no further job and lets those under way end. How it ended is told by the workers' own promise. */
async function shutDown(workers: WorkerPool): Promise<void> {
  // Whoever asks a second time gets the same promise.
  await Promise.resolve(workers.gracefulShutdown()).catch(() => undefined);
}
