import { randomUUID } from 'node:crypto';

import type { Command, Envelope } from '@todo/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GivenPerson } from '../testing/given-person.js';
import { carryOut, type RandomStep, randomStep } from '../testing/random-steps.js';
import { isOpen, stateAfter, type TaskState, versionOf } from '../task/task-state.js';

describe('handling commands', () => {
  it('says of every message where it comes from and what caused it', async () => {
    const anna = new GivenPerson();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const plain = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const command: Command = { ...plain, headers: { ...plain.headers, traceparent } };

    await anna.sendsAll([command]);

    const { correlationId, actor } = command.headers;
    expect(anna.emitted.map(({ eventType }) => eventType)).toEqual(['task.created', 'command.accepted']);
    for (const message of anna.emitted) {
      expect(message).toMatchObject({
        source: 'todo-command-service',
        userId: anna.userId,
        headers: { schemaVersion: 1, correlationId, causationId: command.eventId, actor, traceparent },
      });
    }
  });

  it('answers a command that comes again with the very same message, and does nothing', async () => {
    const anna = new GivenPerson();
    const command = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const [first] = await anna.sendsAll([command]);
    anna.at('2026-05-20T08:00:00Z');

    const [again] = await anna.sendsAll([command]);

    expect(again).toEqual({ ...first, events: [] });
    expect(anna.openTasks).toHaveLength(1);
  });

  it('knows a command again within one batch, and a rejected one too', async () => {
    const anna = new GivenPerson();
    const good = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const bad = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: '' }] });

    await anna.sendsAll([good, bad, good, bad]);

    const results = anna.emitted.filter(({ eventType }) => eventType.startsWith('command.'));
    expect(results.map(({ eventType }) => eventType)).toEqual([
      'command.accepted',
      'command.rejected',
      'command.accepted',
      'command.rejected',
    ]);
    expect(new Set(results.map(({ eventId }) => eventId)).size).toBe(2);
    expect(anna.openTasks).toHaveLength(1);
  });

  it('lets an undo see what came before it in the batch', async () => {
    const anna = new GivenPerson();
    const taskId = randomUUID();
    const create = anna.command('task.create', { tasks: [{ taskId, title: 'Task' }] });

    const answers = await anna.sendsAll([
      create,
      anna.command('changes.undo', {}),
      anna.command('changes.undo', { direction: 'redo' }),
    ]);

    expect(answers.map(({ result }) => result.eventType)).toEqual([
      'command.accepted',
      'command.accepted',
      'command.accepted',
    ]);
    expect(anna.task(taskId)).toMatchObject({ version: 3, status: 'pending' });
  });
});

describe('whatever people do', () => {
  async function after(steps: readonly RandomStep[]): Promise<GivenPerson> {
    const anna = new GivenPerson();
    await carryOut(steps, anna, (batch) => anna.sendsAll(batch));
    return anna;
  }

  it('folding the events of a task gives its state, in versions without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomStep, { maxLength: 30 }), async (steps) => {
        const anna = await after(steps);

        const folded = new Map<string, TaskState>();
        for (const event of anna.taskEvents) {
          if (event.eventType === 'task.snapshot') continue;
          const next = stateAfter(event);
          const taskId = next.kind === 'live' ? next.task.taskId : next.lastState.taskId;
          const before = folded.get(taskId);
          expect(versionOf(next)).toBe((before === undefined ? 0 : versionOf(before)) + 1);
          expect(previousIn(event)).toEqual(before?.kind === 'live' ? before.task : before?.lastState);
          folded.set(taskId, next);
        }
        expect(folded).toEqual(new Map([...anna.store.tasks].map(([taskId, { state }]) => [taskId, state])));
      }),
      { numRuns: 200 },
    );
  });

  it('the count of open tasks is right, and a series goes on in one open task at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomStep, { maxLength: 30 }), async (steps) => {
        const anna = await after(steps);

        const open = [...anna.store.tasks.values()].filter(({ state }) => isOpen(state));
        expect(anna.store.people.get(anna.userId)?.openTasks ?? 0).toBe(open.length);
        const series = anna.openTasks.flatMap(({ recurrence, seriesId }) => (recurrence === undefined ? [] : seriesId));
        expect(new Set(series).size).toBe(series.length);
      }),
      { numRuns: 100 },
    );
  });

  it('every command gets one answer, and only an accepted one changes anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomStep, { maxLength: 30 }), async (steps) => {
        const anna = await after(steps);

        const byCause = Map.groupBy(anna.emitted, ({ headers }) => headers.causationId);
        expect(byCause.size).toBe(steps.length);
        for (const messages of byCause.values()) {
          const results = messages.filter(({ eventType }) => eventType.startsWith('command.'));
          expect(results).toHaveLength(1);
          if (results[0]!.eventType !== 'command.accepted') expect(messages).toHaveLength(1);
        }
        expect(new Set(anna.emitted.map(({ eventId }) => eventId)).size).toBe(anna.emitted.length);
      }),
      { numRuns: 100 },
    );
  });
});

function previousIn({ payload }: Envelope): unknown {
  return typeof payload === 'object' && payload !== null && 'previousState' in payload
    ? payload.previousState
    : undefined;
}
