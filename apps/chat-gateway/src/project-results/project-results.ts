import { type CommandResult } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { type Answer, resolveAnswered, saveAnswers } from '../adapters/command-table.js';
import { lockStreams, say } from '../adapters/stream-table.js';
import { finishTurns } from '../chat/finish-turns.js';
import { awaitedBy, outcomeOf } from '../command/command-outcome.js';
import { commandEntry } from '../command/command-entry.js';

/** Writes down how commands ended, and tells of those whose task versions are in the read model already. */
export class ProjectResults implements BatchHandler<CommandResult, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'project-results';

  async handleMany(results: readonly CommandResult[], { tx }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const users = [...new Set(results.map(({ userId }) => userId))];
    const streams = await lockStreams(tx, users);

    // Sent together, carried out in this order.
    const [saved, ended] = await Promise.all([saveAnswers(tx, firstAnswers(results)), resolveAnswered(tx, users)]);
    await say(tx, streams, [...ended.map(commandEntry), ...(await finishTurns(tx, ended))]);

    return results.map(({ payload }) => (saved.has(payload.commandId) ? done : skipped('unknown or answered before')));
  }
}

/** The first result of each command: a repeated answer changes nothing. */
function firstAnswers(results: readonly CommandResult[]): Answer[] {
  const answers = new Map<string, Answer>();
  for (const result of results) {
    const { userId, payload } = result;
    const outcome = outcomeOf(result);
    if (answers.has(payload.commandId)) continue;
    answers.set(payload.commandId, { userId, commandId: payload.commandId, outcome, awaits: awaitedBy(outcome) });
  }
  return [...answers.values()];
}
