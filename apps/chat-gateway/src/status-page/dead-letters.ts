import { deadLetterHeaders } from '@todo/event-contracts';
import type { RawRecord } from '@todo/messaging';

import type { DeadLetter } from './system-status.js';

export interface DeadLettersOptions {
  /** Reads all of them. */
  readonly read: () => Promise<readonly RawRecord[]>;
  /** How many are shown; default 10. */
  readonly shownMax?: number;
  /** Of more than so many none is read; default 1,000: reading means reading all that are held. */
  readonly readMax?: number;
}

/** The newest dead letters, by their headers: what is in them stays there. Read anew only when there are others. */
export class DeadLetters {
  private last: { readonly held: number; readonly newest: DeadLetter[] } = { held: 0, newest: [] };

  constructor(private readonly options: DeadLettersOptions) {}

  /** @param held how many the topic holds now. @returns the newest first; none when they are too many to read. */
  async newest(held: number): Promise<DeadLetter[]> {
    const { read, readMax = 1000, shownMax = 10 } = this.options;
    if (held === 0 || held > readMax) return [];
    if (held !== this.last.held) {
      const letters = (await read()).flatMap(deadLetterOf);
      const newestFirst = letters.sort((a, b) => b.lastFailedAt.localeCompare(a.lastFailedAt));
      this.last = { held, newest: newestFirst.slice(0, shownMax) };
    }
    return this.last.newest;
  }
}

/** None when somebody else wrote it: whatever its headers say is not ours to show. */
function deadLetterOf({ headers }: RawRecord): DeadLetter[] {
  const text = Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString()]));
  const { success, data } = deadLetterHeaders.safeParse(text);
  if (!success) return [];
  return [
    {
      ...{ topic: data['dlq-topic'], partition: Number(data['dlq-partition']), offset: Number(data['dlq-offset']) },
      ...{ group: data['dlq-group'], handler: data['dlq-handler'], errorCode: data['dlq-error-code'] },
      ...{ reason: data['dlq-reason'], attempts: Number(data['dlq-attempts']) },
      lastFailedAt: data['dlq-last-failed-at'],
    },
  ];
}
