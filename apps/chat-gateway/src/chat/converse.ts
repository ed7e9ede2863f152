import type { SqlClient } from '@todo/messaging-prisma';

import { turnOf } from '../adapters/turn-table.js';
import type { Outcomes } from '../command/outcomes.js';
import type { ChatAnswer } from './chat-answer.js';
import { PersonQueues } from './person-queues.js';
import type { MessageRequest, Taken, TakeTurn } from './take-turn.js';

/** What came of a message. */
export type Conversed =
  | Exclude<Taken, { kind: 'taken' }>
  | {
      readonly kind: 'answered';
      readonly answer: ChatAnswer;
      /** The command to ask for when not everything has ended in time. */
      readonly pending: string | undefined;
    };

/** Takes a message and waits a little for what comes of its commands. */
export class Converse {
  private readonly queues = new PersonQueues();

  constructor(
    private readonly turns: TakeTurn,
    private readonly outcomes: Outcomes,
    private readonly db: SqlClient,
  ) {}

  /** @throws whatever the database throws; Problem 429 when too many messages of this person wait. */
  async converse(request: MessageRequest): Promise<Conversed> {
    const taken = await this.queues.run(request.origin.userId, () => this.turns.take(request));
    if (taken.kind !== 'taken') return taken;
    const { answer, status, expectations } = taken;
    if (status === 'finished') return { kind: 'answered', answer, pending: undefined };
    try {
      await Promise.all(expectations.map((expectation) => this.outcomes.wait(expectation)));
      // The transaction that ended the last command has written the answer.
      const turn = await turnOf(this.db, request.origin.userId, answer.messageId);
      const finished = turn?.status === 'finished';
      return {
        ...{ kind: 'answered', answer: turn?.answer ?? answer },
        pending: finished ? undefined : expectations.at(-1)?.commandId,
      };
    } finally {
      for (const expectation of expectations) expectation.cancel();
    }
  }
}
