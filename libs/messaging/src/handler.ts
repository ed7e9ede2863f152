import type { Envelope, MessageDefinition } from '@todo/event-contracts';

import type { Transaction } from './transaction.js';

/** How handling a message ended. To throw is to fail; nothing else is a failure. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'skipped'; readonly reason: string };

/** The message had its effect. */
export const done: Outcome = { kind: 'done' };

/** The message needs no effect here. The reason is a fixed phrase: it becomes a metric label. */
export const skipped = (reason: string): Outcome => ({ kind: 'skipped', reason });

/** What a handler is given besides the messages: the transaction that its effects and outgoing messages share. */
export interface HandlerContext<Tx> extends Transaction<Tx> {
  /** The consumer group it runs in. */
  readonly group: string;
}

/**
 * Gives messages their effect, in order, inside one transaction. It makes no network calls but those to its
 * database, and may see a message again: its effects must be the same the second time.
 */
export interface BatchHandler<Message extends Envelope, Tx> {
  /** Part of what identifies the handler in dead letters and replays: renaming it orphans them. */
  readonly name: string;
  /** @returns one outcome a message, in their order. */
  handleMany(messages: readonly Message[], context: HandlerContext<Tx>): Promise<readonly Outcome[]>;
  /**
   * Called in the transaction that writes a dead letter, so that somebody who waits for this message learns of it.
   * `eventId` and `userId` come from the record's header and key, since its value may be unreadable.
   */
  afterDeadLetter?(letter: DeadLettered, context: HandlerContext<Tx>): Promise<void>;
}

/** What a handler learns of a record that went to the dead letters. */
export interface DeadLettered {
  readonly eventId: string | undefined;
  readonly userId: string | undefined;
  readonly message: Envelope | undefined;
  readonly errorCode: string;
}

/** What a consumer group does with one topic. */
export interface Subscription<Tx> {
  readonly topic: MessageDefinition['topic'];
  /** The kinds of messages the handler takes; others of the topic are skipped and counted. */
  readonly accepts: readonly MessageDefinition[];
  readonly handler: BatchHandler<Envelope, Tx>;
}

/** Ties a handler to the kinds of messages it takes; all of them must be of one topic. */
export function subscribe<const Definitions extends readonly MessageDefinition[], Message extends Envelope, Tx>(
  accepts: Definitions,
  handler: BatchHandler<Message, Tx>,
): Subscription<Tx> {
  const [first, ...others] = accepts;
  if (first === undefined || others.some(({ topic }) => topic !== first.topic)) {
    throw new TypeError(`${handler.name}: a subscription takes messages of exactly one topic`);
  }
  // The pipeline hands over only messages of `accepts`, decoded by their schemas: narrower than Envelope by construction.
  return { topic: first.topic, accepts, handler: handler as unknown as BatchHandler<Envelope, Tx> };
}
