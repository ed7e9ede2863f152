import type { SqlClient } from '@todo/messaging-prisma';

import { changesBetween } from '../adapters/change-list.js';
import { lastChangeTold } from '../adapters/turn-table.js';
import { pastRange } from '../converse/past-range.js';
import { tell } from '../converse/telling.js';
import type { Turn } from '../converse/turn.js';

/** Answers a question that the tasks alone do not answer: what changed, and what was done last. */
export async function lookedUp(
  db: SqlClient,
  turn: Turn,
  { userId, conversationId, timeZone, now }: { userId: string; conversationId: string; timeZone: string; now: Date },
): Promise<Turn> {
  const { lookUp, understanding } = turn;
  const voice = { lang: understanding.lang, timeZone, now };
  const asked = turn.parts.findLast(({ command: { intent } }) => intent === lookUp?.kind);
  if (lookUp === undefined || asked === undefined) return turn;
  const answered = (text: string): Turn => ({
    ...turn,
    parts: turn.parts.map((part) => (part === asked ? { ...part, text } : part)),
  });
  if (lookUp.kind === 'explain') {
    const told = await lastChangeTold(db, userId, conversationId);
    return answered(told === undefined ? tell({ intent: 'explain' }, voice) : told);
  }
  const range = pastRange(lookUp.range, timeZone, now);
  const changes = await changesBetween(db, userId, { ...range, taskIds: lookUp.taskIds });
  const entries = changes.map(
    ({ title, change, happenedAt }) => `${when(happenedAt, timeZone)} – “${title}”: ${change}`,
  );
  return answered(tell(asked.command, voice, { state: 'done', entries }));
}

const when = (at: Date, timeZone: string): string =>
  at.toLocaleString('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }); // prettier-ignore
