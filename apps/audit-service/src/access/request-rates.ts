import { Problem } from '@todo/service-kit';

/** Far above what a person does, and what a page of an auditor's tool does. */
const requestsMax = 200;
const windowMs = 10_000;

/**
 * Keeps one client from filling the trail: each request leaves an entry in it. Counts in this process and in fixed
 * windows, which is enough for that.
 */
export class RequestRates {
  private counts = new Map<string, number>();
  private windowEndsMs = 0;

  /** @param nowMs a clock that only goes forward. */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** @throws Problem 429 */
  count(userId: string): void {
    const nowMs = this.nowMs();
    if (nowMs >= this.windowEndsMs) {
      this.counts = new Map();
      this.windowEndsMs = nowMs + windowMs;
    }
    const count = (this.counts.get(userId) ?? 0) + 1;
    this.counts.set(userId, count);
    if (count <= requestsMax) return;
    const waitSeconds = Math.ceil((this.windowEndsMs - nowMs) / 1000);
    throw new Problem({
      status: 429,
      code: 'too-many-requests',
      detail: `Too many requests. Please try again in ${waitSeconds} s.`,
      headers: { 'Retry-After': String(waitSeconds) },
    });
  }
}
