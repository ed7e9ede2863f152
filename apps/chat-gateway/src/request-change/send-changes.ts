import { randomUUID } from 'node:crypto';

import { derivedId, type Task } from '@todo/event-contracts';
import type { RunInTransaction, Transaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { type Asked, enterCommands, type LedgerEntry, precedents } from '../adapters/command-ledger.js';
import { commandMessage } from '../command/command-message.js';
import type { Expectation, Outcomes } from '../command/outcomes.js';
import { askedBy, type ChangeRequest } from './change-request.js';
import { type DecidedCommand, decideCommand } from './decide-command.js';
import { PrecedentBook } from './precedent-book.js';

/** What was done about a request. */
export type Sent =
  | {
      readonly kind: 'sent';
      readonly taskId: string;
      readonly expectation: Expectation;
      /** The same request came before, and this is its command. */
      readonly before: boolean;
    }
  | { readonly kind: 'unknown-task' }
  | { readonly kind: 'stale'; readonly task: Task }
  /** The key was used before for something else. */
  | { readonly kind: 'key-reused' };

type Decided =
  | Exclude<Sent, { kind: 'sent' }>
  | { readonly kind: 'before'; readonly commandId: string; readonly taskId: string }
  | { readonly kind: 'send'; readonly entry: LedgerEntry; readonly command: DecidedCommand };

/** Puts changes on their way, durably: several in one transaction, as if one after another. */
export class SendChanges {
  constructor(
    private readonly runInTransaction: RunInTransaction<SqlClient>,
    private readonly outcomes: Outcomes,
    private readonly now: () => Date,
  ) {}

  /** All or none. @throws whatever the database throws. */
  async send(requests: readonly ChangeRequest[]): Promise<Sent[]> {
    const expectations: Expectation[] = [];
    const expect = (userId: string, commandId: string): Expectation => {
      const expectation = this.outcomes.expect({ userId, commandId });
      expectations.push(expectation);
      return expectation;
    };
    try {
      return await this.runInTransaction((transaction) => this.sendIn(transaction, requests, expect));
    } catch (error) {
      for (const expectation of expectations) expectation.cancel();
      throw error;
    }
  }

  private async sendIn(
    transaction: Transaction<SqlClient>,
    requests: readonly ChangeRequest[],
    expect: (userId: string, commandId: string) => Expectation,
  ): Promise<Sent[]> {
    await transaction.lockUsers(requests.map(({ origin }) => origin.userId));
    const asked = requests.map(askedBy);
    const book = new PrecedentBook(await precedents(transaction.tx, asked));
    const decided = requests.map((request, index) => decide(request, asked[index]!, book));

    await enterCommands(
      transaction.tx,
      decided.flatMap((one) => (one.kind === 'send' ? [one.entry] : [])),
    );
    return decided.map((one, index): Sent => {
      const { origin } = requests[index]!;
      if (one.kind === 'before') {
        const expectation = expect(origin.userId, one.commandId);
        return { kind: 'sent', taskId: one.taskId, expectation, before: true };
      }
      if (one.kind !== 'send') return one;
      const { commandId } = one.entry;
      const { definition, payload, taskIds } = one.command;
      transaction.emit(definition, commandMessage(definition, origin, { commandId, payload, now: this.now() }));
      // Expected before the commit: an answer may come back sooner than the commit returns.
      return { kind: 'sent', taskId: taskIds[0] ?? '', expectation: expect(origin.userId, commandId), before: false };
    });
  }
}

function decide({ wish, repeatable }: ChangeRequest, asked: Asked, book: PrecedentBook): Decided {
  const used = book.useOf(asked);
  if (used !== undefined) {
    if (used.requestHash !== repeatable?.requestHash) return { kind: 'key-reused' };
    const { commandId } = used;
    return { kind: 'before', commandId, taskId: wish.kind === 'create' ? derivedId(commandId, 'task') : wish.taskId };
  }
  const commandId = book.isTaken(asked) ? randomUUID() : asked.commandId;
  const decision = decideCommand(wish, book.seenBy(asked), commandId);
  if (decision.kind !== 'send') return decision;

  const { command } = decision;
  const { definition, taskIds, creates } = command;
  const entry = { userId: asked.userId, commandId, type: definition.type, taskIds, creates, request: repeatable };
  book.note(entry);
  return { kind: 'send', entry, command };
}
