import { Problem } from '@todo/service-kit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Requests in one window, 0 for any number. */
export interface RateLimits {
  readonly perUser: number;
  readonly perAddress: number;
}

const windowSeconds = 10;

/**
 * Keeps one client from crowding out the others. Counts in this process: with n instances a client may have n times as
 * much, which is enough against floods and costs no request a trip to the database.
 */
export class RequestRates {
  private readonly users: RateLimiterMemory | undefined;
  private readonly addresses: RateLimiterMemory | undefined;

  constructor({ perUser, perAddress }: RateLimits) {
    this.users = limiter(perUser);
    this.addresses = limiter(perAddress);
  }

  /** @throws Problem 429 */
  countUser(userId: string): Promise<void> {
    return count(this.users, userId);
  }

  /** @throws Problem 429 */
  countAddress(address: string | undefined): Promise<void> {
    return count(this.addresses, address ?? 'unknown');
  }
}

const limiter = (points: number) =>
  points === 0 ? undefined : new RateLimiterMemory({ points, duration: windowSeconds });

async function count(limiter: RateLimiterMemory | undefined, key: string): Promise<void> {
  try {
    await limiter?.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const waitSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new Problem({
      status: 429,
      code: 'too-many-requests',
      detail: `Too many requests. Please try again in ${waitSeconds} s.`,
      headers: { 'Retry-After': String(waitSeconds) },
    });
  }
}
