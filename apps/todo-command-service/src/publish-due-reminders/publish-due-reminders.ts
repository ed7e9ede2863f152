import { taskReminder } from '@todo/event-contracts';
import { classify, type Logger, type RunInTransaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { type DueAlarm, sleepMaxMs } from './due-alarm.js';
import type { DueReminders } from './due-reminders.js';
import { reminderMessage } from './reminder-message.js';

export interface PublishDueRemindersOptions {
  readonly due: DueReminders;
  readonly alarm: DueAlarm;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly logger: Logger;
}

/** Reminders published in one transaction. */
const batchMax = 1000;
/** First pause while another instance is publishing; each further one is twice as long. In ms. */
const turnPauseMs = 20;

/**
 * Publishes reminders when they are due: marking one as published and emitting it is one transaction, so each is
 * published once, whatever is killed when. It runs on every instance; whoever comes first publishes a batch.
 *
 * A worker of the service: it wakes at the next due time, and at least once a second.
 */
export class PublishDueReminders {
  readonly name = 'publish-due-reminders';
  private stopped = false;
  private running: Promise<void> | undefined;
  private emptyRounds = 0;

  constructor(private readonly options: PublishDueRemindersOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Begins no further batch, and resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.options.alarm.wake();
    await this.running;
  }

  /** Publishes everything that is due now. @returns how many. */
  async publishDue(): Promise<number> {
    let published = 0;
    for (let batch = batchMax; batch === batchMax && !this.stopped; published += batch)
      batch = await this.publishBatch();
    return published;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const pauseMs = await this.round();
      if (!this.stopped) await this.options.alarm.sleep(pauseMs);
    }
  }

  /** @returns how long to sleep, in ms. */
  private async round(): Promise<number> {
    const { due, logger } = this.options;
    try {
      const published = await this.publishDue();
      if (published > 0) logger.debug('published due reminders', { reminders: published });
      const nextInMs = (await due.nextInMs()) ?? sleepMaxMs;
      this.emptyRounds = published === 0 && nextInMs <= 0 ? this.emptyRounds + 1 : 0;
      return this.emptyRounds === 0 ? Math.max(0, nextInMs) : turnPauseMs * 2 ** this.emptyRounds;
    } catch (error) {
      logger.warn('reminders wait: publishing failed', { code: classify(error).code });
      return sleepMaxMs;
    }
  }

  private publishBatch(): Promise<number> {
    const { due, runInTransaction } = this.options;
    return runInTransaction(async ({ tx, lockUsers, emit }) => {
      const users = await due.usersWithDue(tx, batchMax);
      if (users.length === 0) return 0;
      // The users' lock before the rows', as the command handler has it: else the two could wait for each other.
      await lockUsers(users);
      const reminders = await due.claim(tx, users, batchMax);
      for (const reminder of reminders) emit(taskReminder, reminderMessage(reminder));
      return reminders.length;
    });
  }
}
