import { randomUUID } from 'node:crypto';

import type { Command, Envelope, Task } from '@todo/event-contracts';
import type { SqlClient } from '@todo/messaging-prisma';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { PostgresCommandStore } from '../adapters/postgres-command-store.js';
import { CommandRig, group } from '../testing/command-rig.js';
import { GivenPerson } from '../testing/given-person.js';
import { carryOut, randomStep } from '../testing/random-steps.js';
import type { BatchChanges, BatchInput, BatchNeeds } from './command-store.js';
import { HandleCommands } from './handle-commands.js';

let rig: CommandRig;
beforeAll(async () => void (rig = await CommandRig.create()));
afterAll(() => rig.end());

/** The real store with the clock of a spec, so that its answers can be held against those of the world in memory. */
class StoreAt extends PostgresCommandStore {
  constructor(private readonly now: string) {
    super();
  }

  override async load(tx: SqlClient, inboxGroup: string, needs: BatchNeeds): Promise<BatchInput> {
    return { ...(await super.load(tx, inboxGroup, needs)), now: this.now };
  }
}

class StoreThatFails extends PostgresCommandStore {
  override async save(tx: SqlClient, inboxGroup: string, changes: BatchChanges): Promise<void> {
    await super.save(tx, inboxGroup, changes);
    throw new Error('killed');
  }
}

const result = (messages: readonly Envelope[]) => messages.find(({ eventType }) => eventType.startsWith('command.'));
const inJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('over PostgreSQL', () => {
  it('everything comes out as it does in memory, and is kept as the events tell it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomStep, { maxLength: 20 }), async (steps) => {
        const anna = new GivenPerson();
        const send = async (batch: readonly Command[]) => {
          const inDatabase = await rig.handle(batch, new StoreAt(anna.store.now));
          const before = anna.emitted.length;
          await anna.sendsAll(batch);
          expect(inJson(inDatabase)).toEqual(anna.emitted.slice(before));
        };

        await carryOut(steps, anna, send);

        const rows = await rig.rows<{ task_id: string; state: Task; content_version: number; deleted: boolean }>(
          `select task_id, state, content_version, status = 'deleted' as deleted from tasks where user_id = $1`,
          [anna.userId],
        );
        const kept = new Map(
          rows.map(({ task_id, state, content_version, deleted }) => [task_id, { state, content_version, deleted }]),
        );
        const expected = [...anna.store.tasks].map(([taskId, { state, content }]) => {
          const task = state.kind === 'live' ? state.task : state.lastState;
          return [taskId, { state: task, content_version: content, deleted: state.kind === 'deleted' }] as const;
        });
        expect(kept).toEqual(new Map(expected));
        expect(await waiting(anna.userId)).toEqual(
          [...anna.store.reminders.values()].map(({ reminderId, channel }) => `${reminderId} ${channel}`).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a profile is kept, and moves the reminders that depend on it', async () => {
    const anna = new GivenPerson();
    const remindAt = new Date(Date.now() + 86_400_000).toISOString();
    const taskId = randomUUID();
    anna.at(new Date().toISOString());

    await rig.handle([
      anna.command('profile.update', { set: { channels: ['push'] } }),
      anna.command('task.create', {
        tasks: [{ taskId, title: 'T', reminders: [{ reminderId: randomUUID(), remindAt }] }],
      }),
    ]);
    const before = await rig.rows(`select channel, state from due_reminders where user_id = $1`, [anna.userId]);
    const messages = await rig.handle([anna.command('profile.update', { set: { channels: ['email'] } })]);
    const after = await rig.rows(`select channel, state from due_reminders where user_id = $1 order by channel`, [
      anna.userId,
    ]);

    expect(before).toEqual([{ channel: 'push', state: 'waiting' }]);
    expect(after).toEqual([
      { channel: 'email', state: 'waiting' },
      { channel: 'push', state: 'cancelled' },
    ]);
    expect(messages[0]).toMatchObject({ payload: { profile: { profileVersion: 2, channels: ['email'] } } });
  });
});

describe('a command that comes again', () => {
  it('is answered by the same message and has no further effect', async () => {
    const anna = new GivenPerson();
    const command = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const first = await rig.handle([command]);

    const again = await rig.handle([command, command]);

    expect(again).toEqual([result(first), result(first)]);
    expect(await rig.rows(`select 1 from tasks where user_id = $1`, [anna.userId])).toHaveLength(1);
  });

  it('after a transaction that was rolled back leads to messages with the same ids', async () => {
    const anna = new GivenPerson();
    const command = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const inMemory = await anna.sendsAll([command]).then(() => anna.emitted.map(({ eventId }) => eventId));

    await expect(rig.handle([command], new StoreThatFails())).rejects.toThrow('killed');
    const kept = await rig.handle([command]);

    expect(kept.map(({ eventId }) => eventId)).toEqual(inMemory);
  });

  it('is not carried out once its failure was told, which is told once', async () => {
    const anna = new GivenPerson();
    const command = anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
    const letter = { eventId: command.eventId, userId: anna.userId, message: command, errorCode: 'Error' };
    const handler = new HandleCommands(new PostgresCommandStore(), rig.alarm);
    const fail = () =>
      rig.runInTransaction((transaction) => handler.afterDeadLetter(letter, { ...transaction, group }));
    const before = rig.published.length;

    await fail();
    await fail();
    const failed = rig.published.slice(before);
    const again = await rig.handle([command]);

    const payload = { commandId: command.eventId, commandType: 'task.create', code: 'Error' };
    expect(failed).toMatchObject([{ eventType: 'command.failed', userId: anna.userId, payload }]);
    expect(inJson(again)).toEqual(failed);
    expect(await rig.rows(`select 1 from tasks where user_id = $1`, [anna.userId])).toEqual([]);
  });

  it('is answered even when nothing but its id and owner could be read', async () => {
    const eventId = randomUUID();
    const handler = new HandleCommands(new PostgresCommandStore(), rig.alarm);
    const before = rig.published.length;

    for (const letter of [
      { eventId, userId: 'anna', message: undefined, errorCode: 'bad-bytes' },
      { eventId: 'no-id', userId: 'anna', message: undefined, errorCode: 'bad-bytes' },
    ]) {
      await rig.runInTransaction((transaction) => handler.afterDeadLetter(letter, { ...transaction, group }));
    }

    expect(rig.published.slice(before)).toMatchObject([
      { eventType: 'command.failed', userId: 'anna', payload: { commandId: eventId, code: 'bad-bytes' } },
    ]);
  });
});

describe('at the same time', () => {
  it('changes of one task come one after another, none lost', async () => {
    const anna = new GivenPerson();
    const taskId = randomUUID();
    await rig.handle([anna.command('task.create', { tasks: [{ taskId, title: 'Task' }] })]);
    const edits = Array.from({ length: 20 }, (_, n) =>
      anna.command('task.update', { targets: [{ taskId, version: 1 }], addTags: [`t${n}`], onStale: 'reject' }),
    );
    // Each names all the others as its own on their way: whatever order they come in, none is stale.
    const all = edits.map(({ eventId }) => eventId);
    const commands = edits.map((edit) => ({ ...edit, payload: { ...edit.payload, ownPending: all } }) as Command);

    const answers = await Promise.all(commands.map((command) => rig.handle([command])));

    const versions = answers.map(
      (messages) => (result(messages)!.payload as { tasks: { version: number }[] }).tasks[0]!.version,
    );
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));
    const [row] = await rig.rows<{ state: Task }>('select state from tasks where task_id = $1', [taskId]);
    expect(row!.state.tags).toHaveLength(20);
    expect(row!.state.version).toBe(21);
  });

  it('two people take the same id: one gets the task, the other is told that it is taken', async () => {
    const taskId = randomUUID();
    const [anna, boris] = [new GivenPerson(), new GivenPerson()];
    const create = (person: GivenPerson) => person.command('task.create', { tasks: [{ taskId, title: 'Mine' }] });
    const retried = async (person: GivenPerson, command: Command): Promise<Envelope[]> =>
      rig.handle([command]).catch((error: { code?: string }) => {
        if (error.code !== 'task-id-taken') throw error;
        return retried(person, command);
      });

    const answers = await Promise.all([retried(anna, create(anna)), retried(boris, create(boris))]);

    const types = answers.map((messages) => result(messages)!.eventType).toSorted();
    expect(types).toEqual(['command.accepted', 'command.rejected']);
  });
});

async function waiting(userId: string): Promise<string[]> {
  const rows = await rig.rows<{ reminder_id: string; channel: string }>(
    `select reminder_id, channel from due_reminders where user_id = $1 and state = 'waiting'`,
    [userId],
  );
  return rows.map(({ reminder_id, channel }) => `${reminder_id} ${channel}`).sort();
}
