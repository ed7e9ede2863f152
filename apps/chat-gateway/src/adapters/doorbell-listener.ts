import type { Logger } from '@todo/messaging';
import { classify } from '@todo/messaging';
import { Client } from 'pg';

import { type Called, calledBy, doorbellChannel } from '../stream/doorbell.js';

export interface DoorbellOptions {
  /** `postgresql://…`; listening takes a connection of its own. */
  readonly url: string;
  readonly applicationName: string;
  readonly logger: Logger;
  onRing(called: Called): void;
}

/** Between two tries to connect, in ms: short at first, since the database is usually back soon. */
const pausesMs = [100, 300, 1000, 3000] as const;

/** Hears the bell that transactions of any instance ring. Everybody is called when it comes back from being deaf. */
export class DoorbellListener {
  readonly name = 'doorbell';
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private stopped = false;

  constructor(private readonly options: DoorbellOptions) {}

  /** Returns at once; listens as soon as the database lets it, again and again. */
  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { url, applicationName, logger, onRing } = this.options;
    const client = new Client({
      connectionString: url,
      application_name: applicationName.slice(0, 63),
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    this.client = client;
    client.on('notification', ({ payload }) => onRing(calledBy(payload)));
    // Both may tell of one loss; only the first one counts.
    const lost = once((error?: Error) => this.retry(error));
    client.on('error', lost).on('end', () => lost());
    try {
      await client.connect();
      await client.query(`listen ${doorbellChannel}`);
      this.failures = 0;
      logger.debug('listening to the doorbell');
      // Whatever was said while nobody listened.
      onRing('everybody');
    } catch (error) {
      lost(error instanceof Error ? error : undefined);
    }
  }

  private retry(error: Error | undefined): void {
    if (this.stopped) return;
    const pauseMs = pausesMs[Math.min(this.failures, pausesMs.length - 1)];
    this.failures += 1;
    this.options.logger.warn('the doorbell is not heard', {
      code: error && classify(error).code,
      failures: this.failures,
    });
    this.client?.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.connect(), pauseMs);
  }
}

function once<Argument>(work: (argument?: Argument) => void): (argument?: Argument) => void {
  let done = false;
  return (argument) => {
    if (done) return;
    done = true;
    work(argument);
  };
}
