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
  private rejoined = false;
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

  /** Records that were queued before, as after a rejoin, are not queued twice. */
  enqueue(batch: FetchedBatch): void {
    if (this.rejoined) this.adopt(batch.fetchedOffset);
    for (const record of batch.records) if (record.offset >= this.nextOffset) this.records.push(record);
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
    this.records = done === -1 ? [] : this.records.slice(done);
    this.position = Math.max(this.position, this.records[0]?.offset ?? this.nextOffset);
    if (this.failures !== undefined && this.failures.offset < this.position) this.failures = undefined;
  }

  /** Stops here and forgets what was read: it is read again from this offset after the wait. */
  block(offset: number): void {
    this.blocked = true;
    this.records = [];
    this.position = offset;
    this.nextOffset = offset;
  }

  /** How far behind the end of the partition: in records, and the age of the next one in seconds. */
  lag(nowMs: number): { readonly records: number; readonly seconds: number } {
    const records = Math.max(0, this.highWatermark - this.position);
    const next = this.records[0];
    return { records, seconds: next === undefined ? 0 : Math.max(0, (nowMs - next.timestampMs) / 1000) };
  }

  private adopt(committedOffset: number): void {
    this.rejoined = false;
    if (committedOffset <= this.position) return;
    this.records = this.records.filter(({ offset }) => offset >= committedOffset);
    this.position = committedOffset;
    this.nextOffset = Math.max(this.nextOffset, committedOffset);
  }
}
