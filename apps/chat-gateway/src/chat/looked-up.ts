import type { Outcome } from '@todo/chat-language';
import type { SqlClient } from '@todo/messaging-prisma';

import { changesBetween } from '../adapters/change-list.js';
import { lastChange, type LastChange } from '../adapters/turn-table.js';
import { historyEntry } from '../converse/history-entry.js';
import { pastRange } from '../converse/past-range.js';
import { tellTurn } from '../converse/tell-turn.js';
import { tell, type Voice } from '../converse/telling.js';
import type { LookUp, Turn } from '../converse/turn.js';

interface Asker {
  readonly userId: string;
  readonly conversationId: string;
}

/** Answers a question that the tasks alone do not answer: what changed, and what was done last. */
export async function lookedUp(
  db: SqlClient,
  turn: Turn,
  { userId, conversationId, timeZone, now }: Asker & { timeZone: string; now: Date },
): Promise<Turn> {
  const { lookUp, understanding } = turn;
  const voice = { lang: understanding.lang, timeZone, now };
  const asked = turn.parts.findLast(({ command: { intent } }) => intent === lookUp?.kind);
  if (lookUp === undefined || asked === undefined) return turn;
  const found = await lookUpIn(db, lookUp, { userId, conversationId }, voice);
  const text = tell(asked.command, voice, found);
  return { ...turn, parts: turn.parts.map((part) => (part === asked ? { ...part, text } : part)) };
}

async function lookUpIn(
  db: SqlClient,
  lookUp: LookUp,
  { userId, conversationId }: Asker,
  voice: Voice,
): Promise<Partial<Outcome>> {
  if (lookUp.kind === 'history') {
    const range = pastRange(lookUp.range, voice.timeZone, voice.now);
    const changes = await changesBetween(db, userId, { ...range, taskIds: lookUp.taskIds });
    return { entries: changes.map(historyEntry) };
  }
  const last = await lastChange(db, userId, conversationId);
  if (last === undefined) return { last: null };
  return { last: { said: last.said, done: toldAnew(last, voice) } };
}

/** In the language and the zone of who asks now; as it was told then, where it is too long ago to know more. */
function toldAnew({ plan, outcomes, response }: LastChange, voice: Voice): string {
  const isKnown = Object.keys(outcomes).length > 0;
  return isKnown ? tellTurn({ ...plan, ...voice }, outcomes, voice.now).response : response;
}
