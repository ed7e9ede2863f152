import type { SendResult } from '../src/kafka/request-sender.js';
import type { Sender } from '../src/outbox/outbox-publisher.js';
import type { OutboxRow } from '../src/outbox/outgoing-record.js';

/** A sender whose answers the test gives: it sees each request, and what arrives while one is under way. */
export class HeldSender implements Sender {
  readonly requests: (readonly OutboxRow[])[] = [];
  /** Answers at once while true. */
  open = false;
  /** How a row ends; written unless said otherwise. */
  result: (row: OutboxRow) => SendResult<OutboxRow> = (record) => ({ record, kind: 'written' });
  private held: { resolve: (results: SendResult<OutboxRow>[]) => void; reject: (error: Error) => void } | undefined;

  async send(rows: readonly OutboxRow[]): Promise<SendResult<OutboxRow>[]> {
    if (this.held !== undefined) throw new Error('a second request while one is under way');
    this.requests.push(rows);
    if (this.open) return rows.map(this.result);
    const { promise, resolve, reject } = Promise.withResolvers<SendResult<OutboxRow>[]>();
    this.held = { resolve, reject };
    return promise;
  }

  /** Answers the request that is under way. */
  answer(): void {
    this.release().resolve((this.requests.at(-1) ?? []).map(this.result));
  }

  /** Ends the request that is under way as a sender does that is stopped. */
  stop(): void {
    this.release().reject(new Error('stopped'));
  }

  async close(): Promise<void> {}

  private release() {
    const { held } = this;
    if (held === undefined) throw new Error('no request is under way');
    this.held = undefined;
    return held;
  }
}
