import { setTimeout as pause } from 'node:timers/promises';

import { classify } from '@todo/messaging';

/** Between two tries, in ms. */
const pauseMs = 250;

/**
 * Writes down what is known, again and again while the database is away. What is known now is lost otherwise: the mail
 * would count as one of which nobody can tell.
 * @param boundMs how long it tries. @throws what the last try threw.
 */
export async function untilRecorded(record: () => Promise<void>, boundMs: number): Promise<void> {
  const giveUpAt = performance.now() + boundMs;
  for (;;) {
    try {
      return await record();
    } catch (error) {
      // A permanent failure will not change; anything else (a restart, a deadlock, a full pool) may.
      if (classify(error).failure === 'permanent' || performance.now() + pauseMs > giveUpAt) throw error;
    }
    await pause(pauseMs);
  }
}
