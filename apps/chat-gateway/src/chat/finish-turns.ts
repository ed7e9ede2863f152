import type { SqlClient } from '@todo/messaging-prisma';

import { type EndedTurn, endedTurns, finishTurnRows } from '../adapters/turn-table.js';
import { type Told, tellTurn } from '../converse/tell-turn.js';
import type { StreamEntry } from '../stream/stream-entry.js';
import type { ChatAnswer } from './chat-answer.js';

/**
 * Finishes the answers that waited for these commands, in the transaction that ends them: whoever learns of an outcome
 * finds the answer written, on whichever instance, and even when nobody waits any more.
 * @returns what the users' streams, which must be locked, are to say.
 */
export async function finishTurns(
  tx: SqlClient,
  ended: readonly { readonly userId: string; readonly commandId: string }[],
): Promise<StreamEntry[]> {
  if (ended.length === 0) return [];
  const turns = await endedTurns(tx, ended);
  if (turns.length === 0) return [];
  const finished = turns.map((turn) => ({ ...turn, answer: finishedAnswer(turn) }));
  await finishTurnRows(tx, finished);
  return finished.map(({ userId, answer }) => turnEntry(userId, answer, 'finished'));
}

/** What a stream says of a turn. The words are read with the conversation: streams are kept for days. */
export function turnEntry(userId: string, answer: ChatAnswer, status: 'pending' | 'finished'): StreamEntry {
  const { conversationId, messageId } = answer;
  return { userId, event: 'conversation', data: { conversationId, messageId, status } };
}

function finishedAnswer(ended: EndedTurn): ChatAnswer {
  const { answer, tasks } = ended;
  const told = toldSafely(ended);
  return { ...answer, ...told, ...(tasks.length === 0 ? {} : { tasks }) };
}

/** A sentence that cannot be made must not keep events of the whole batch from being projected. */
function toldSafely({ plan, outcomes, endedAt, tasks }: EndedTurn): Told {
  try {
    return tellTurn(plan, outcomes, endedAt, tasks);
  } catch {
    const parts = plan.parts.map((part) => ({ ...part, text: '' }));
    return {
      ...tellTurn({ ...plan, parts }, outcomes, endedAt),
      response: 'Your change has ended; the result is below.',
    };
  }
}
