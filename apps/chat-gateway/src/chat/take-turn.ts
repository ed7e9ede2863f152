import { randomUUID } from 'node:crypto';

import type { RunInTransaction, Transaction } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { enterCommands, precedents, type RepeatableRequest } from '../adapters/command-ledger.js';
import { type ConversationContext, conversationContext } from '../adapters/conversation-context.js';
import type { PersonTasks } from '../adapters/person-tasks.js';
import { lockStreams, say } from '../adapters/stream-table.js';
import { rememberRequest, saveTurn, turnOf, type TurnStatus } from '../adapters/turn-table.js';
import { commandMessage, type Origin } from '../command/command-message.js';
import type { Expectation, Outcomes } from '../command/outcomes.js';
import type { ConversationState } from '../converse/conversation-state.js';
import { decideTurn } from '../converse/decide-turn.js';
import { tellTurn } from '../converse/tell-turn.js';
import type { Turn } from '../converse/turn.js';
import type { ChatAnswer } from './chat-answer.js';
import { type ChatBody, zoneFor } from './chat-body.js';
import { type CommandPlan, lastChange, planCommands } from './command-plan.js';
import { turnEntry } from './finish-turns.js';
import { lookedUp } from './looked-up.js';

/** A message that somebody sends. */
export interface MessageRequest {
  readonly origin: Origin;
  readonly body: ChatBody;
  readonly repeatable: RepeatableRequest | undefined;
}

/** What was done about a message. */
export type Taken =
  | {
      readonly kind: 'taken';
      readonly answer: ChatAnswer;
      readonly status: TurnStatus;
      /** One for each command, in their order. */
      readonly expectations: readonly Expectation[];
    }
  | { readonly kind: 'unknown-conversation' | 'unknown-message' | 'key-reused' }
  /** Another message of the conversation came first. */
  | { readonly kind: 'moved-on' };

/**
 * Takes a message: understands it, decides, and writes the turn, the conversation's state, the request's key and the
 * commands in one transaction. The user is locked while it lasts, so messages that come at once are taken one after
 * another, each knowing the one before; nothing is held while commands are on their way.
 */
export class TakeTurn {
  constructor(
    private readonly runInTransaction: RunInTransaction<SqlClient>,
    private readonly outcomes: Outcomes,
    private readonly tasks: PersonTasks,
    private readonly now: () => Date,
  ) {}

  /** @throws whatever the database throws; then nothing was done, unless the connection was lost at the very commit. */
  async take(request: MessageRequest): Promise<Taken> {
    const expectations: Expectation[] = [];
    const expect = (commandId: string) => {
      expectations.push(this.outcomes.expect({ userId: request.origin.userId, commandId }));
    };
    try {
      const taken = await this.runInTransaction((transaction) => this.takeIn(transaction, request, expect));
      if (taken.kind !== 'taken') return taken;
      return { ...taken, expectations };
    } catch (error) {
      for (const expectation of expectations) expectation.cancel();
      throw error;
    }
  }

  private async takeIn(
    transaction: Transaction<SqlClient>,
    request: MessageRequest,
    expect: (commandId: string) => void,
  ): Promise<Taken> {
    const { origin, body, repeatable } = request;
    const { userId } = origin;
    const { tx } = transaction;
    await transaction.lockUsers([userId]);
    const before = await answeredBefore(tx, userId, repeatable, expect);
    if (before !== undefined) return before;

    const context = await conversationContext(tx, { userId, ...body });
    if (body.conversationId !== undefined && context.conversation === null) return { kind: 'unknown-conversation' };
    if (!context.messageKnown) return { kind: 'unknown-message' };

    const ids = newIds(body.conversationId);
    const now = this.now();
    const turn = await this.decide(tx, { userId, body, context, now, ...ids });
    const plan = await planCommands(tx, userId, turn, repeatable);
    const answer = firstAnswer(turn, plan, { ...ids, now, timeZone: zoneOf(body, context) });
    const status: TurnStatus = plan.commands.length === 0 ? 'finished' : 'pending';

    const streams = await lockStreams(tx, [userId]);
    const row = {
      ...{ userId, ...ids, position: (context.conversation?.version ?? 0) + 1, said: body.message, status, answer },
      plan: { lang: turn.understanding.lang, timeZone: zoneOf(body, context), parts: plan.parts },
      shown: turn.shown ?? null,
      commandIds: plan.commands.map(({ entry }) => entry.commandId),
    };
    if (!(await saveTurn(tx, row, stateAfter(context, turn, plan)))) return { kind: 'moved-on' };
    if (repeatable !== undefined) await rememberRequest(tx, userId, repeatable, ids.answerId);
    await this.sendCommands(transaction, origin, plan, expect);
    await say(tx, streams, [turnEntry(userId, answer, status)]);
    return { kind: 'taken', answer, status, expectations: [] };
  }

  private async decide(
    tx: SqlClient,
    given: {
      userId: string;
      conversationId: string;
      answerId: string;
      body: ChatBody;
      context: ConversationContext;
      now: Date;
    },
  ): Promise<Turn> {
    const { userId, conversationId, answerId, body, context, now } = given;
    const { shown, pending, refused, notified, profile, conversation } = context;
    const timeZone = zoneOf(body, context);
    const tasks = await this.tasks.of(tx, userId);
    const turn = decideTurn({
      ...{ text: body.message, now, timeZone, messageId: answerId, tasks, shown, pending, refused },
      ...{ dayFirst: profile?.dayFirst ?? true, state: conversation?.state ?? {}, notified: notified ?? undefined },
      newId: randomUUID,
    });
    return turn.lookUp === undefined ? turn : lookedUp(tx, turn, { userId, conversationId, timeZone, now });
  }

  private async sendCommands(
    transaction: Transaction<SqlClient>,
    origin: Origin,
    { commands }: CommandPlan,
    expect: (commandId: string) => void,
  ): Promise<void> {
    await enterCommands(
      transaction.tx,
      commands.map(({ entry }) => entry),
    );
    for (const { entry, command } of commands) {
      const { definition, payload } = command;
      transaction.emit(definition, commandMessage(definition, origin, { commandId: entry.commandId, payload, now: this.now() })); // prettier-ignore
      // Expected before the commit: an answer may come back sooner than the commit returns.
      expect(entry.commandId);
    }
  }
}

const zoneOf = ({ timeZone }: ChatBody, { profile }: ConversationContext): string =>
  zoneFor(timeZone ?? profile?.timeZone);

/** A request that is repeated gets the answer that was written, so nothing here needs to be derived from its key. */
const newIds = (conversationId: string | undefined) => ({
  conversationId: conversationId ?? randomUUID(),
  questionId: randomUUID(),
  answerId: randomUUID(),
});

/** The same request came before: its answer is given again, as it stands by now. */
async function answeredBefore(
  tx: SqlClient,
  userId: string,
  repeatable: RepeatableRequest | undefined,
  expect: (commandId: string) => void,
): Promise<Taken | undefined> {
  if (repeatable === undefined) return undefined;
  const { keys } = await precedents(tx, [{ userId, commandId: randomUUID(), key: repeatable.key, taskId: undefined }]);
  const [used] = keys;
  if (used === undefined) return undefined;
  if (used.requestHash !== repeatable.requestHash) return { kind: 'key-reused' };
  const turn = await turnOf(tx, userId, used.commandId);
  if (turn === undefined) return { kind: 'key-reused' };
  if (turn.status === 'pending') for (const commandId of turn.commandIds) expect(commandId);
  return { kind: 'taken', answer: turn.answer, status: turn.status, expectations: [] };
}

/** The answer while the commands are on their way; without commands it is the whole answer. */
function firstAnswer(
  { understanding, tasks, choices }: Turn,
  { parts }: CommandPlan,
  {
    conversationId,
    answerId,
    now,
    timeZone,
  }: { conversationId: string; answerId: string; now: Date; timeZone: string },
): ChatAnswer {
  const { intent, understood, lang } = understanding;
  return {
    ...{ conversationId, messageId: answerId, intent, understood },
    ...tellTurn({ lang, timeZone, parts }, {}, now),
    ...(tasks === undefined ? {} : { tasks }),
    ...(choices === undefined ? {} : { choices }),
  };
}

function stateAfter({ conversation }: ConversationContext, turn: Turn, plan: CommandPlan): ConversationState {
  const last = lastChange(turn, plan, conversation?.state.last) ?? conversation?.state.last;
  const listing = turn.shown === undefined ? conversation?.state.listing : turn.listing;
  return {
    lang: turn.understanding.lang,
    ...(turn.asked === undefined ? {} : { asked: turn.asked }),
    ...(last === undefined ? {} : { last }),
    ...(listing === undefined ? {} : { listing }),
    ...(turn.lapsed ? { lapsed: true } : {}),
  };
}
