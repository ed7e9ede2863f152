import { randomUUID } from 'node:crypto';

import type { Person } from './person.js';

/** One change that somebody asked for, and what became of the asking. */
export interface Operation {
  readonly key: string;
  readonly userId: string;
  readonly title: string;
  /** Answered 2xx: the system has promised it. */
  acknowledged: boolean;
  commandId: string | undefined;
  taskId: string | undefined;
  /** From the intended time of the request to the outcome, in ms; a 202 has none. */
  latencyMs: number | undefined;
}

export interface LoadOptions {
  readonly people: readonly Person[];
  readonly perSecond: number;
  /** Ends when it is aborted. */
  readonly signal: AbortSignal;
}

/** Between two tries of a request that got no answer, in ms. */
const repeatEveryMs = 1000;

/** How long a request that got no answer is repeated with the same key, in ms. */
const repeatWithinMs = 60_000;

/**
 * Adds tasks at a fixed rate whatever the answers (open loop). A request that got no answer, or a 5xx, is repeated
 * with the same Idempotency-Key until it is answered.
 * @returns all operations, each acknowledged or refused, once the load has ended.
 */
export async function addTasks({ people, perSecond, signal }: LoadOptions): Promise<Operation[]> {
  const operations: Operation[] = [];
  const running: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; !signal.aborted; n += 1) {
    const at = start + (n * 1000) / perSecond;
    // At least one turn of the event loop a request, or a generator that is late would starve the answers.
    do await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
    while (performance.now() < at);
    const person = people[n % people.length]!;
    const operation = newOperation(person, n);
    operations.push(operation);
    running.push(perform(person, operation, at));
  }
  await Promise.all(running);
  return operations;
}

function newOperation({ userId }: Person, n: number): Operation {
  return {
    key: randomUUID(),
    userId,
    title: `task ${n}`,
    acknowledged: false,
    commandId: undefined,
    taskId: undefined,
    latencyMs: undefined,
  };
}

async function perform(person: Person, operation: Operation, intendedAt: number): Promise<void> {
  const deadline = performance.now() + repeatWithinMs;
  while (performance.now() < deadline) {
    try {
      const { status, body, headers } = await person.post(
        '/api/tasks',
        { title: operation.title },
        { key: operation.key },
      );
      if (status < 500) {
        operation.acknowledged = status === 201 || status === 202;
        operation.taskId = typeof body['taskId'] === 'string' ? body['taskId'] : undefined;
        operation.commandId = headers.get('command-id') ?? undefined;
        if (status === 201) operation.latencyMs = performance.now() - intendedAt;
        return;
      }
    } catch {
      // No answer: whether it was taken is unknown, which is what the key is for.
    }
    await new Promise((resolve) => setTimeout(resolve, repeatEveryMs));
  }
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
