import type { Channel, Task } from '@todo/event-contracts';

/** A reminder whose time has come, on one channel, with its task as it is now. */
export interface DueReminder {
  readonly reminderId: string;
  readonly scheduledFor: string;
  readonly channel: Channel;
  readonly userId: string;
  readonly publishedAt: string;
  readonly task: Task;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent: string | undefined;
}
