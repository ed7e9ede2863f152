import { Problem } from '@todo/service-kit';

/** Messages of one person that are taken or wait, at most; more at once come from nobody who reads the answers. */
const waitingMax = 20;

interface Queue {
  size: number;
  last: Promise<unknown>;
}

/**
 * Does the work of one person one after another, and that of different people beside each other. Work that waits here
 * holds nothing; if it waited for the person's lock instead, each piece would hold a connection to the database.
 */
export class PersonQueues {
  private readonly queues = new Map<string, Queue>();

  /** @throws what the work throws; Problem 429 when too much of this person waits already. */
  async run<Result>(userId: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(userId) ?? { size: 0, last: Promise.resolve() };
    if (queue.size >= waitingMax) throw tooMany();
    queue.size += 1;
    this.queues.set(userId, queue);
    const result = queue.last.then(work);
    queue.last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      queue.size -= 1;
      if (queue.size === 0) this.queues.delete(userId);
    }
  }
}

const tooMany = (): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-messages',
    detail: `${waitingMax} of your messages are still being read, so this one was not. Please wait for an answer first.`,
    headers: { 'Retry-After': '1' },
  });
