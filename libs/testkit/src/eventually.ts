import { setTimeout as pause } from 'node:timers/promises';

export interface EventuallyOptions {
  /** How long the assertion may go on failing, in milliseconds. Default: 10,000. */
  withinMs?: number;
  /** The pause between two attempts, in milliseconds. Default: 20. */
  everyMs?: number;
}

/**
 * Awaits what becomes true at some time: calls the assertion until it no longer throws, and answers what it returned.
 * Throws what it threw last when the time is over, also when an attempt hangs.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  const { withinMs = 10_000, everyMs = 20 } = options;
  const deadline = Date.now() + withinMs;
  let lastError: unknown = new Error(`The first attempt did not end within ${withinMs} ms.`);

  for (;;) {
    try {
      return await before(deadline, assertion(), () => lastError);
    } catch (error) {
      lastError = error;
      if (Date.now() + everyMs >= deadline) throw error;
    }
    await pause(everyMs);
  }
}

async function before<T>(deadline: number, attempt: T | Promise<T>, error: () => unknown): Promise<T> {
  const hanging = Promise.withResolvers<never>();
  const timer = setTimeout(() => hanging.reject(error()), deadline - Date.now());
  try {
    return await Promise.race([attempt, hanging.promise]);
  } finally {
    clearTimeout(timer);
  }
}
