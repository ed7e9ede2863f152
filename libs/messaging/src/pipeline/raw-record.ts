/** A record as a consumer read it. */
export interface RawRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
  /** When the broker appended it, in ms since the epoch. */
  readonly timestampMs: number;
}

/** One partition of one topic. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export const placeKey = ({ topic, partition }: Place): string => `${topic}/${partition}`;

/** What a fetch brought for one partition. */
export interface FetchedBatch extends Place {
  readonly records: readonly RawRecord[];
  /** The offset that was asked for. */
  readonly fetchedOffset: number;
  /** The offset after the last one that the fetch covered, gaps included. */
  readonly nextOffset: number;
  /** The offset that the next record appended to the partition gets. */
  readonly highWatermark: number;
}

/** What the pipeline asks of the consumer that feeds it. */
export interface RecordSource {
  pause(place: Place): void;
  /** Reads on from this offset. */
  resumeFrom(place: Place, offset: number): void;
}
