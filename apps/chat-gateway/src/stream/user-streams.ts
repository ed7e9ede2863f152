import { classify, type Logger } from '@todo/messaging';
import { Problem } from '@todo/service-kit';

import type { Called } from './doorbell.js';
import { StreamConnection, type StreamOutput } from './stream-connection.js';
import type { SaidEntry } from './stream-entry.js';

export interface UserStreamsOptions {
  /** Reads what was said on some streams after a position each, in order. */
  saidSince(since: ReadonlyMap<string, number>, rowsMax: number): Promise<SaidEntry[]>;
  readonly logger: Logger;
  /** How often to look without a ring; default 1,000. A ring that was lost costs so much. */
  readonly lookEveryMs?: number;
  /** Rows read in one look; default 1,000. */
  readonly rowsMax?: number;
  /** Streams one user may have open on one instance; default 50. */
  readonly perUserMax?: number;
}

/** Heartbeats of one connection are so many seconds apart; every second it is another part of them. */
const beatEverySeconds = 20;

/** The open streams of this process: hands on whatever is said to their users, on whichever instance. */
export class UserStreams {
  private readonly connections = new Map<string, Set<StreamConnection>>();
  private readonly slots: readonly Set<StreamConnection>[] = Array.from({ length: beatEverySeconds }, () => new Set());
  private readonly due = new Set<string>();
  private readonly timers: readonly NodeJS.Timeout[];
  private looking = false;
  private opened = 0;
  private second = 0;

  constructor(private readonly options: UserStreamsOptions) {
    this.timers = [
      setInterval(() => this.ring('everybody'), options.lookEveryMs ?? 1000).unref(),
      setInterval(() => this.beat(), 1000).unref(),
    ];
  }

  /** How many streams are open. */
  get size(): number {
    return this.slots.reduce((sum, slot) => sum + slot.size, 0);
  }

  /**
   * Takes a reader in that has everything up to `position`. It is let go when its output closes.
   * @throws Problem 429 when the user has too many open.
   */
  open(userId: string, output: StreamOutput, position: number): StreamConnection {
    const own = this.connections.get(userId) ?? new Set();
    if (own.size >= (this.options.perUserMax ?? 50)) {
      throw new Problem({ status: 429, code: 'too-many-streams', headers: { 'Retry-After': '10' } });
    }
    const connection = new StreamConnection(userId, output, position, () => this.ring(new Set([userId])));
    const slot = this.slots[this.opened % beatEverySeconds]!;
    this.opened += 1;
    this.connections.set(userId, own.add(connection));
    slot.add(connection);
    output.once('close', () => {
      own.delete(connection);
      slot.delete(connection);
      if (own.size === 0 && this.connections.get(userId) === own) this.connections.delete(userId);
    });
    return connection;
  }

  /** Something was said to these users. */
  ring(called: Called): void {
    const users = called === 'everybody' ? this.connections.keys() : called;
    for (const user of users) if (this.connections.has(user)) this.due.add(user);
    if (this.due.size > 0 && !this.looking) void this.look();
  }

  /** Ends all streams; readers come back at different moments, to whichever instance is there. */
  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const slot of this.slots)
      for (const connection of slot) connection.end(500 + Math.floor(Math.random() * 2500));
  }

  /** One look at a time; who is rung for meanwhile is looked for in the next one. */
  private async look(): Promise<void> {
    this.looking = true;
    try {
      while (this.due.size > 0) {
        const since = this.positionsOf(this.due);
        this.due.clear();
        if (since.size > 0) await this.handOn(since);
      }
    } catch (error) {
      // The next look, a second later at most, finds what this one missed.
      this.options.logger.warn('could not look for what was said', { code: classify(error).code });
    } finally {
      this.looking = false;
    }
  }

  private async handOn(since: ReadonlyMap<string, number>): Promise<void> {
    const rowsMax = this.options.rowsMax ?? 1000;
    const rows = await this.options.saidSince(since, rowsMax);
    for (const [user, entries] of Map.groupBy(rows, ({ userId }) => userId)) {
      for (const connection of this.connections.get(user) ?? []) connection.send(entries);
    }
    // Rows came to their limit: the others are still there.
    if (rows.length >= rowsMax) for (const user of since.keys()) this.due.add(user);
  }

  /** From where each user has to be read: the position of the reader that is farthest behind and can take more. */
  private positionsOf(users: Iterable<string>): Map<string, number> {
    const positions = new Map<string, number>();
    for (const user of users) {
      for (const { congested, position } of this.connections.get(user) ?? []) {
        if (!congested) positions.set(user, Math.min(position, positions.get(user) ?? position));
      }
    }
    return positions;
  }

  private beat(): void {
    this.second += 1;
    const nowMs = performance.now();
    for (const connection of this.slots[this.second % beatEverySeconds]!) connection.beat(nowMs);
  }
}
