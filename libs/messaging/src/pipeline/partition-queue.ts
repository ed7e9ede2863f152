import type { FetchedBatch, Place, RawRecord } from './raw-record.js';

/** How often the record at the head of a partition has failed. */
export interface Failures {
  readonly offset: number;
  readonly attempts: number;
  readonly firstFailedAt: Date;
}

/** The records of one assigned partition that were read and are not finished. */
export class PartitionQueue {
  private records: RawRecord[] = [];
  /** The first offset that is not finished: what is committed. */
  position: number;
  /** The offset after the last one that was read. */
  private nextOffset: number;
  private highWatermark: number;
  private queuedBytes = 0;
  private rejoined = false;
  /** When the record was appended that the partition is blocked at. */
  private blockedAtMs: number | undefined;
  /** Set while nothing may be handled: a record waits for its next attempt, or for a newer reader. */
  blocked = false;
  /** Set once the partition belongs to somebody else. */
  revoked = false;
  failures: Failures | undefined;

  constructor(
    readonly place: Place,
    batch: Pick<FetchedBatch, 'fetchedOffset' | 'highWatermark'>,
  ) {
    this.position = batch.fetchedOffset;
    this.nextOffset = batch.fetchedOffset;
    this.highWatermark = batch.highWatermark;
  }

  get length(): number {
    return this.records.length;
  }

  /** What the queued records weigh. */
  get bytes(): number {
    return this.queuedBytes;
  }

  /** Records that were queued before, as after a rejoin, are not queued twice. */
  enqueue(batch: FetchedBatch): void {
    if (this.rejoined) this.adopt(batch.fetchedOffset);
    this.keep([...this.records, ...batch.records.filter(({ offset }) => offset >= this.nextOffset)]);
    this.nextOffset = Math.max(this.nextOffset, batch.nextOffset);
    this.highWatermark = batch.highWatermark;
    if (this.records.length === 0 && !this.blocked) this.position = Math.max(this.position, this.nextOffset);
  }

  /** The group formed anew and the partition stayed here; somebody else may have had it in between. */
  markRejoined(): void {
    this.rejoined = true;
  }

  /** @returns up to `max` records from the front; they stay queued until `finish`. */
  peek(max: number): readonly RawRecord[] {
    return this.records.slice(0, max);
  }

  /** Everything up to and including this offset had its effect. */
  finish(offset: number): void {
    const done = this.records.findIndex((record) => record.offset > offset);
    this.keep(done === -1 ? [] : this.records.slice(done));
    this.position = Math.max(this.position, this.records[0]?.offset ?? this.nextOffset);
    if (this.failures !== undefined && this.failures.offset < this.position) this.failures = undefined;
  }

  /** Stops at this record and forgets what was read: it is read again from here after the wait. */
  block({ offset, timestampMs }: Pick<RawRecord, 'offset' | 'timestampMs'>): void {
    this.blocked = true;
    this.keep([]);
    this.position = offset;
    this.nextOffset = offset;
    this.blockedAtMs = timestampMs;
  }

  /** How far behind the end of the partition: in records, and the age of the next one in seconds. */
  lag(nowMs: number): { readonly records: number; readonly seconds: number } {
    const records = Math.max(0, this.highWatermark - this.position);
    const nextMs = this.records[0]?.timestampMs ?? (this.blocked ? this.blockedAtMs : undefined);
    return { records, seconds: nextMs === undefined ? 0 : Math.max(0, (nowMs - nextMs) / 1000) };
  }

  /**
   * Only a fetch from beyond everything that was read here tells of somebody else's progress. One that follows on what
   * was read may have been on its way since before: to skip to it would lose what is queued. Handling again what
   * somebody else has handled loses nothing.
   */
  private adopt(fetchedOffset: number): void {
    this.rejoined = false;
    if (fetchedOffset <= this.nextOffset) return;
    this.keep([]);
    this.position = fetchedOffset;
    this.nextOffset = fetchedOffset;
  }

  private keep(records: RawRecord[]): void {
    this.records = records;
    this.queuedBytes = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
  }
}
