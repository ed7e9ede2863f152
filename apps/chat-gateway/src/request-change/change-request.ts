import { randomUUID } from 'node:crypto';

import { derivedId } from '@todo/event-contracts';

import type { Asked, RepeatableRequest } from '../adapters/command-ledger.js';
import type { Origin } from '../command/command-message.js';
import type { Wish } from './wish.js';

/** A change that somebody asks for. */
export interface ChangeRequest {
  readonly origin: Origin;
  readonly wish: Wish;
  /** Absent: every such request is a new one. */
  readonly repeatable: RepeatableRequest | undefined;
}

/** Namespace of the ids of commands that come from a repeatable request. */
const commandNamespace = '0d6ea0a2-6d8c-4a53-9c1f-5d6f6a1f2b10';

/** What has to be known before the request may be carried out. */
export function askedBy({ origin: { userId }, wish, repeatable }: ChangeRequest): Asked {
  return {
    userId,
    // The same however often and wherever a repeatable request arrives.
    commandId:
      repeatable === undefined ? randomUUID() : derivedId(commandNamespace, JSON.stringify([userId, repeatable.key])),
    key: repeatable?.key,
    taskId: wish.kind === 'create' ? undefined : wish.taskId,
  };
}
