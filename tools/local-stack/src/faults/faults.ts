export type Direction = 'toClient' | 'toServer';

/** What is wrong with the network at the moment. Every connection looks here for every piece it carries. */
export interface Faults {
  /** Directions in which nothing arrives. */
  readonly dropped: Set<Direction>;
  delayMs: number;
  /** Added to or taken from the delay at random, at most this much. */
  jitterMs: number;
  /** Of each connection and direction. */
  bytesPerSecond: number;
  /** The longest piece that travels in one go. */
  sliceBytes: number;
  /** What a new connection may carry before it is closed. */
  bytesMax: number;
}

export const noFaults = (): Faults => ({
  dropped: new Set(),
  delayMs: 0,
  jitterMs: 0,
  bytesPerSecond: Infinity,
  sliceBytes: Infinity,
  bytesMax: Infinity,
});
