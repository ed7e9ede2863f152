import type { Logger, RunInTransaction } from '@todo/messaging';
import { purgeInbox, type SqlClient } from '@todo/messaging-prisma';

import { forgetOldDeliveries } from '../adapters/delivery-table.js';
import { mailBacklog } from '../adapters/mail-ledger.js';
import type { DeliveryMetrics } from '../delivery/delivery-metrics.js';
import { ResolveLost } from '../resolve-lost/resolve-lost.js';
import type { Round } from './rounds.js';

export interface RoundsGiven {
  readonly db: SqlClient;
  readonly runInTransaction: RunInTransaction<SqlClient>;
  readonly metrics: DeliveryMetrics;
  readonly logger: Logger;
  readonly now: () => Date;
  /** How long a conversation with the mail server may take, in ms. */
  readonly timeoutMs: number;
}

const everyMs = { giveUp: 2000, requeue: 10_000, backlog: 5000, forget: 60_000 };

/**
 * A conversation and the writing down of its result take up to the timeout each; a process that is alive has done both
 * well before this, in ms.
 */
export const lostAfterMs = (timeoutMs: number): number => 2 * timeoutMs + 5000;

/** A job is taken and its mail claimed within milliseconds; one that takes so long, in ms, was taken by a dead process. */
const strandedAfterMs = 15_000;

/** Rows deleted in one go: a long delete would hold locks that others wait for. */
const rowsMax = 5000;

/** Everything that is done again and again. */
export function roundsOf({ db, runInTransaction, metrics, logger, now, timeoutMs }: RoundsGiven): Round[] {
  const lost = new ResolveLost({
    ...{ db, runInTransaction, metrics, logger, now, strandedAfterMs },
    lostAfterMs: lostAfterMs(timeoutMs),
  });
  return [
    { name: 'give up lost mails', everyMs: everyMs.giveUp, run: () => lost.giveUp() },
    { name: 'requeue stranded mails', everyMs: everyMs.requeue, run: () => lost.requeue() },
    { name: 'look at the backlog', everyMs: everyMs.backlog, run: async () => metrics.backlog(await mailBacklog(db)) },
    {
      name: 'forget old deliveries',
      everyMs: everyMs.forget,
      run: async () => {
        while ((await forgetOldDeliveries(db, rowsMax)) >= rowsMax);
      },
    },
    { name: 'forget handled messages', everyMs: everyMs.forget, run: () => purgeInbox(db) },
  ];
}
