import type { Settled } from '../adapters/command-table.js';
import type { Outcomes } from '../command/outcomes.js';
import type { ChangeRequest } from './change-request.js';
import { Lanes } from './lanes.js';
import type { SendChanges, Sent } from './send-changes.js';

/** What came of a change that was asked for. */
export type Answered =
  | Exclude<Sent, { kind: 'sent' }>
  /** Sent, now or when the same request came first. Without `settled` it is still on its way. */
  | {
      readonly kind: 'sent';
      readonly commandId: string;
      readonly taskId: string;
      readonly settled: Settled | undefined;
    };

/** Four transactions keep a database of a few cores busy; a request of a user waits for that user's earlier ones only. */
const bounds = { lanes: 4, batchMax: 200, waitingMax: 2000 } as const;

/** Sends a change on its way and waits a little for what comes of it. */
export class RequestChange {
  private readonly lanes: Lanes<ChangeRequest, Sent>;

  constructor(
    sending: SendChanges,
    private readonly outcomes: Outcomes,
  ) {
    this.lanes = new Lanes((requests) => sending.send(requests), bounds);
  }

  /** @throws whatever the database throws; then nothing was done, unless the connection was lost at the very commit. */
  async request(request: ChangeRequest): Promise<Answered> {
    const sent = await this.lanes.submit(request.origin.userId, request);
    if (sent.kind !== 'sent') return sent;
    const { expectation, taskId, before } = sent;
    try {
      const known = before ? await this.outcomes.find(expectation) : undefined;
      const settled = known ?? (await this.outcomes.wait(expectation));
      return { kind: 'sent', commandId: expectation.commandId, taskId, settled };
    } finally {
      expectation.cancel();
    }
  }
}
