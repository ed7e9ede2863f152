import type { OutboxRow } from './outgoing-record.js';

/** What the publisher needs of the outbox table. Implemented over PostgreSQL in `@todo/messaging-prisma`. */
export interface OutboxStore {
  /** Marks rows as published, in one statement. */
  markPublished(ids: readonly string[]): Promise<void>;
  /** Sets a row aside that the broker will never take. It stays in the table until an operator decides. */
  park(id: string, errorCode: string): Promise<void>;
  /**
   * Claims users whose unpublished rows are older than `olderThanMs` by the database's clock, one publisher a user, and
   * hands their rows over in order. Rows in `exceptIds` are on their way already. The claim ends when `work` does.
   * @returns how many rows were handed over.
   */
  sweep(options: SweepOptions, work: (rows: readonly OutboxRow[]) => Promise<void>): Promise<number>;
  /** Deletes rows that were published longer ago than `olderThanMs`. @returns how many. */
  purge(olderThanMs: number): Promise<number>;
  /** How many rows wait, how many are parked, and how long the oldest has waited. */
  backlog(): Promise<{ readonly waiting: number; readonly parked: number; readonly oldestMs: number }>;
}

export interface SweepOptions {
  readonly olderThanMs: number;
  readonly usersMax: number;
  readonly rowsMax: number;
  readonly bytesMax: number;
  readonly isInFlight: (id: string) => boolean;
  /** Rows of these topics are left where they are: the broker would not take them. */
  readonly exceptTopics: readonly string[];
}
