import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import type { AfterAttempt, MailAnswer } from './after-attempt.js';

/** How many mails wait, and for how long the first of them has. */
export interface Backlog {
  readonly queued: number;
  readonly sending: number;
  /** 0 when none is late. */
  readonly latestMs: number;
}

/** What the service tells of its mails. Labels are fixed words; nothing in them comes from a task or a person. */
export class DeliveryMetrics {
  readonly #attempts: Counter<'answer' | 'reason'>;
  readonly #ended: Counter<'state' | 'reason'>;
  readonly #seconds: Histogram;
  readonly #delay: Histogram;
  readonly #queued: Gauge;
  readonly #sending: Gauge;
  readonly #latest: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#attempts = new Counter({
      ...{ name: 'todo_mail_attempts_total', help: 'Conversations with the mail server.', registers },
      labelNames: ['answer', 'reason'],
    });
    this.#ended = new Counter({
      ...{ name: 'todo_mails_total', help: 'Mails by how they ended.', registers },
      labelNames: ['state', 'reason'],
    });
    this.#seconds = new Histogram({
      ...{ name: 'todo_mail_attempt_seconds', help: 'Length of a conversation with the mail server.', registers },
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    });
    this.#delay = new Histogram({
      ...{ name: 'todo_mail_delay_seconds', help: 'From the time of a reminder to its mail being sent.', registers },
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 86_400],
    });
    this.#queued = new Gauge({ name: 'todo_mails_queued', help: 'Mails that wait to be sent.', registers });
    this.#sending = new Gauge({ name: 'todo_mails_sending', help: 'Mails that are being sent.', registers });
    this.#latest = new Gauge({ name: 'todo_mails_latest_seconds', help: 'How late the latest mail is.', registers });
    // An alert on failures needs to see the first one come after a 0.
    for (const state of ['sent', 'failed', 'unknown'] as const) this.#ended.inc({ state, reason: '' }, 0);
  }

  attempted(answer: MailAnswer, seconds: number): void {
    this.#attempts.inc({ answer: answer.kind, reason: 'reason' in answer ? answer.reason : '' });
    this.#seconds.observe(seconds);
  }

  /** @param delayMs from the reminder's time to now; only of mails that were sent. */
  ended(state: Exclude<AfterAttempt['state'], 'queued'> | 'skipped', reason: string, delayMs?: number): void {
    this.#ended.inc({ state, reason });
    if (delayMs !== undefined) this.#delay.observe(Math.max(0, delayMs / 1000));
  }

  backlog({ queued, sending, latestMs }: Backlog): void {
    this.#queued.set(queued);
    this.#sending.set(sending);
    this.#latest.set(latestMs / 1000);
  }
}
