import type { FetchedBatch, Place, RawRecord, RecordSource } from '../src/pipeline/raw-record.js';
import { placeKey } from '../src/pipeline/raw-record.js';
import type { RecordParts } from './messages.js';

interface Reader {
  readonly log: RawRecord[];
  position: number;
  paused: boolean;
}

/** Partitions and the consumer that reads them, as far as a pipeline sees it. What is read is handed to `sink`. */
export class TopicSource implements RecordSource {
  readonly pauses: Place[] = [];
  readonly resumes: (Place & { readonly offset: number; readonly atMs: number })[] = [];
  /** Throws like a consumer that is being restarted while set. */
  failure: Error | undefined;
  sink: (batch: FetchedBatch) => void = () => undefined;
  private readonly readers = new Map<string, Reader>();

  /** Appends a record and reads it, unless its partition is paused. */
  append(place: Place, ...parts: readonly RecordParts[]): RawRecord[] {
    const { log } = this.reader(place);
    const records = parts.map((part, index) => ({
      ...place,
      ...part,
      offset: log.length + index,
      timestampMs: Date.now(),
    }));
    log.push(...records);
    this.read(place);
    return records;
  }

  pause(place: Place): void {
    if (this.failure !== undefined) throw this.failure;
    this.pauses.push({ topic: place.topic, partition: place.partition });
    this.reader(place).paused = true;
  }

  resumeFrom(place: Place, offset: number): void {
    if (this.failure !== undefined) throw this.failure;
    this.resumes.push({ topic: place.topic, partition: place.partition, offset, atMs: performance.now() });
    const reader = this.reader(place);
    reader.paused = false;
    reader.position = offset;
    this.read(place);
  }

  /** Reads on from an offset without a pause, as after the group formed anew. */
  readFrom(place: Place, offset: number): void {
    this.reader(place).position = offset;
    this.read(place);
  }

  private read(place: Place): void {
    const reader = this.reader(place);
    const records = reader.log.slice(reader.position);
    if (reader.paused || records.length === 0) return;
    const fetchedOffset = reader.position;
    reader.position = reader.log.length;
    this.sink({ ...place, records, fetchedOffset, nextOffset: reader.position, highWatermark: reader.position });
  }

  private reader(place: Place): Reader {
    const reader = this.readers.get(placeKey(place)) ?? { log: [], position: 0, paused: false };
    this.readers.set(placeKey(place), reader);
    return reader;
  }
}
