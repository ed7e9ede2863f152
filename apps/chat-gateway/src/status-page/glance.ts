import { within } from '@todo/messaging';

export interface GlanceBounds {
  /** How long what was found counts as present; default 1,000. */
  readonly keptMs?: number;
  /** How long anybody waits for an answer; default 1,500. */
  readonly waitMs?: number;
}

/** Looks at something that may be slow or away: once a second at most, one look at a time, and nobody waits for long. */
export class Glance<T> {
  private readonly keptMs: number;
  private readonly waitMs: number;
  private underWay: Promise<void> | undefined;
  private kept: { readonly found: T | undefined; readonly atMs: number } | undefined;

  constructor(
    private readonly read: () => Promise<T>,
    { keptMs = 1000, waitMs = 1500 }: GlanceBounds = {},
  ) {
    this.keptMs = keptMs;
    this.waitMs = waitMs;
  }

  /** @returns what is there; undefined when there was no answer in time, or an error. Never throws. */
  async look(): Promise<T | undefined> {
    if (this.isFresh()) return this.kept?.found;
    // A look that hangs is waited for again and never doubled: it would cost a connection each time.
    this.underWay ??= this.begin();
    let hasEnded = false;
    await within(
      this.waitMs,
      this.underWay.then(() => (hasEnded = true)),
    );
    if (!hasEnded) this.keep(undefined);
    return this.kept?.found;
  }

  private async begin(): Promise<void> {
    try {
      this.keep(await this.read());
    } catch {
      this.keep(undefined);
    } finally {
      this.underWay = undefined;
    }
  }

  private isFresh(): boolean {
    return this.kept !== undefined && performance.now() - this.kept.atMs < this.keptMs;
  }

  private keep(found: T | undefined): void {
    this.kept = { found, atMs: performance.now() };
  }
}
