import type { TaskEvent } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { resolveAnswered } from '../adapters/command-table.js';
import { lockStreams, say } from '../adapters/stream-table.js';
import { type HistoryRow, knownVersions, saveHistory, saveTasks } from '../adapters/task-table.js';
import { finishTurns } from '../chat/finish-turns.js';
import { commandEntry } from '../command/command-entry.js';
import type { StreamEntry } from '../stream/stream-entry.js';
import { factOf, rowAfter, type TaskFact } from '../task/task-fact.js';
import { newerFacts, newestFacts } from './newer-facts.js';

/** Keeps the read model and the history of tasks, and tells of them; commands that waited for a version end with it. */
export class ProjectTaskEvents implements BatchHandler<TaskEvent, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'project-task-events';

  async handleMany(events: readonly TaskEvent[], { tx }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const facts = events.map(factOf);
    const users = [...new Set(facts.map(({ userId }) => userId))];
    const streams = await lockStreams(tx, users);

    const newer = newerFacts(facts, await knownVersions(tx, facts));
    // A late version tells nobody anything new, but it did happen: the history takes it.
    const happened = facts.filter(({ change }) => change !== 'snapshot').map(historyRow);
    // Sent together, carried out in this order.
    const [, , ended] = await Promise.all([
      saveTasks(tx, newestFacts(newer).map(rowAfter)),
      saveHistory(tx, happened),
      newer.size === 0 ? [] : resolveAnswered(tx, users),
    ]);
    const told = await finishTurns(tx, ended);
    await say(tx, streams, [...[...newer].map(taskEntry), ...ended.map(commandEntry), ...told]);

    return facts.map((fact) => (newer.has(fact) ? done : skipped('not newer')));
  }
}

const historyRow = ({ userId, taskId, version, change, happenedAt, actor, causedBy, state }: TaskFact): HistoryRow => ({
  userId,
  taskId,
  version,
  change,
  happenedAt,
  actor,
  causedBy,
  state,
});

const taskEntry = ({ userId, taskId, version, change, state }: TaskFact): StreamEntry => ({
  userId,
  event: 'task',
  data: { taskId, version, change, task: state },
});
