import {
  commandAccepted,
  type Envelope,
  type Task,
  taskCompleted,
  taskCreated,
  taskDeleted,
  topics,
  taskUpdated,
} from '@todo/event-contracts';
import pg from 'pg';
import { expect } from 'vitest';

import { eventually } from '@todo/testkit';
import type { Operation } from './load.js';
import type { Stack, StackService } from './stack.js';
import { messagesOf } from './topic-reader.js';

/** A row of the service that owns todos, as its database holds it. */
export interface OwnedTask {
  readonly taskId: string;
  readonly userId: string;
  readonly version: number;
  /** The whole task; null: deleted. */
  readonly state: Task | null;
}

/** One query on a service's database. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  stack: Stack,
  service: StackService,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl(service) });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until every command has an outcome and nothing is left to publish. */
export async function settled(stack: Stack, withinMs: number): Promise<void> {
  await eventually(
    async () => {
      const [commands] = await rowsOf<{ n: number }>(
        stack,
        'chat-gateway',
        "select count(*)::int n from commands where status = 'pending'",
      );
      expect(commands?.n, 'commands without an outcome').toBe(0);
      for (const service of ['chat-gateway', 'todo-command-service'] as const) {
        const [outbox] = await rowsOf<{ n: number }>(
          stack,
          service,
          'select count(*)::int n from outbox where published_at is null',
        );
        expect(outbox?.n, `${service}: rows that still have to go out`).toBe(0);
      }
    },
    { withinMs },
  );
}

/** Every task that the owning service has. */
export function ownedTasks(stack: Stack): Promise<OwnedTask[]> {
  return rowsOf<OwnedTask>(
    stack,
    'todo-command-service',
    'select task_id as "taskId", user_id as "userId", version, state from tasks',
  );
}

/** No loss, no phantom, no double effect: each acknowledged operation is exactly one task, and there are no others. */
export function exactlyOneEffectEach(operations: readonly Operation[], tasks: readonly OwnedTask[]): void {
  const wanted = operations
    .filter(({ acknowledged }) => acknowledged)
    .map(({ userId, title }) => `${userId}: ${title}`);
  const found = tasks.map(({ userId, state }) => `${userId}: ${state?.title}`);
  expect(found.sort()).toEqual(wanted.sort());
}

/** The events of every task are on the topic, its versions without a gap, and folding them gives its row. */
export async function eventsFoldToRows(stack: Stack, tasks: readonly OwnedTask[]): Promise<void> {
  const events = await messagesOf(stack, topics.taskEvents);
  const folded = new Map<string, { version: number; state: Task | null }>();
  const versions = new Map<string, Set<number>>();
  for (const event of events) {
    const next = stateAfter(event);
    if (next === undefined) continue;
    const { taskId, version } = next;
    versions.set(taskId, (versions.get(taskId) ?? new Set()).add(version));
    if (version > (folded.get(taskId)?.version ?? 0)) folded.set(taskId, next);
  }
  expect(new Set(folded.keys())).toEqual(new Set(tasks.map(({ taskId }) => taskId)));
  for (const { taskId, version, state } of tasks) {
    expect(folded.get(taskId), taskId).toMatchObject({ version, state });
    expect(versions.get(taskId)?.size, `versions of ${taskId}`).toBe(version);
  }
}

/** However often a command came, it was always answered the same. */
export async function oneOutcomeEach(stack: Stack): Promise<void> {
  const answers = new Map<string, Set<string>>();
  for (const { eventType, payload } of await messagesOf(stack, topics.commandResults)) {
    const { commandId } = payload as { commandId: string };
    answers.set(commandId, (answers.get(commandId) ?? new Set()).add(`${eventType} ${JSON.stringify(payload)}`));
  }
  const contradicted = [...answers.values()].filter(({ size }) => size > 1);
  expect(contradicted, 'commands with more than one outcome').toEqual([]);
}

/** How many commands were answered more than once: each is a redelivery that had no second effect. */
export async function answeredAgain(stack: Stack): Promise<number> {
  const accepted = (await messagesOf(stack, topics.commandResults)).filter((message) => commandAccepted.is(message));
  return accepted.length - new Set(accepted.map(({ payload }) => payload.commandId)).size;
}

function stateAfter(event: Envelope): { taskId: string; version: number; state: Task | null } | undefined {
  if (taskCreated.is(event)) return whole(event.payload.task);
  if (taskUpdated.is(event)) return whole(event.payload.newState);
  if (taskCompleted.is(event)) return whole(event.payload.task);
  if (taskDeleted.is(event)) return { taskId: event.payload.taskId, version: event.payload.version, state: null };
  return undefined;
}

const whole = (task: Task) => ({ taskId: task.taskId, version: task.version, state: task });
