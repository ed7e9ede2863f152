/** What messaging tells about itself while it runs. The service kit turns it into metrics; tests count. */
export interface MessagingMetrics {
  /** One record was finished by a group: `done`, or why it was skipped or set aside. */
  recordFinished(group: string, topic: string, result: 'done' | 'skipped' | 'dead-letter', reason: string): void;
  /** A record failed and will be tried again after a pause. */
  retryScheduled(group: string, topic: string, code: string): void;
  /** A batch's transaction ended, successful or not. */
  transactionEnded(group: string, records: number, seconds: number): void;
  /** How far a group is behind on a partition: records, and the age of the next one in seconds (0 at the end). */
  lag(group: string, topic: string, partition: number, records: number, seconds: number): void;
  /** Something a person must look at. `alert` is a fixed word. */
  alert(alert: Alert): void;
  /** Records were acknowledged by the broker after so many seconds in the publisher. */
  published(topic: string, records: number, seconds: number): void;
  /** The outbox as the last look found it. */
  outbox(backlog: { readonly waiting: number; readonly parked: number; readonly oldestMs: number }): void;
  /** Whether the broker acknowledges what is sent. */
  brokerReachable(reachable: boolean): void;
}

export type Alert =
  | 'dead-letter'
  | 'dead-letter-write-failed'
  | 'newer-version'
  | 'outbox-row-parked'
  | 'topic-unavailable'
  | 'offset-out-of-range'
  | 'consumer-crashed';

/** Where lines of the log go. Fields never hold titles, addresses, tokens or message values. */
export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}
