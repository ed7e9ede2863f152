import { randomUUID } from 'node:crypto';

import { type Envelope, type TaskSnapshot } from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { republicationsIn } from '../adapters/republication-table.js';
import { CommandRig } from '../testing/command-rig.js';
import { GivenPerson } from '../testing/given-person.js';
import { type Republication, RepublishTasks } from './republish-tasks.js';

let rig: CommandRig;
beforeAll(async () => void (rig = await CommandRig.create()));
beforeEach(() => void (rig.published.length = 0));
afterAll(() => rig.end());

const isSnapshot = (message: Envelope): message is TaskSnapshot => message.eventType === 'task.snapshot';
const snapshots = () => rig.published.filter(isSnapshot);

function republish(onProgress: (progress: Republication) => void = () => undefined, waitingRows = async () => 0) {
  const { pool, runInTransaction } = rig;
  return new RepublishTasks({
    republications: republicationsIn(pool),
    runInTransaction,
    waitingRows,
    onProgress,
    now: () => new Date(),
  });
}

/** A person with many tasks, the first of them deleted. */
async function givenTasks(count: number): Promise<{ anna: GivenPerson; taskIds: string[] }> {
  const anna = new GivenPerson();
  const taskIds = Array.from({ length: count }, () => randomUUID());
  for (let at = 0; at < count; at += 500) {
    await rig.handle([
      anna.command('task.create', { tasks: taskIds.slice(at, at + 500).map((taskId) => ({ taskId, title: 'Task' })) }),
    ]);
  }
  await rig.handle([anna.command('task.delete', { targets: [{ taskId: taskIds[0]!, version: 1 }] })]);
  rig.published.length = 0;
  return { anna, taskIds };
}

describe('republishing', () => {
  it('tells every task of everybody once, a deleted one by its tombstone', async () => {
    const [one, two] = [await givenTasks(3), await givenTasks(2)];

    const told = await republish().run();

    expect(told).toBeGreaterThanOrEqual(5);
    const ids = snapshots().map(({ payload }) => payload.taskId);
    expect(new Set(ids).size).toBe(told);
    expect(ids).toEqual(expect.arrayContaining([...one.taskIds, ...two.taskIds]));
    const byId = new Map(snapshots().map((message) => [message.payload.taskId, message]));
    expect(byId.get(one.taskIds[0]!)!.payload).toEqual({ taskId: one.taskIds[0], version: 2 });
    expect(byId.get(one.taskIds[1]!)).toMatchObject({
      userId: one.anna.userId,
      payload: { version: 1, task: { taskId: one.taskIds[1], title: 'Task' } },
    });
  });

  it('tells one person’s alone', async () => {
    const { anna, taskIds } = await givenTasks(3);
    await givenTasks(2);

    await republish().run(anna.userId);

    expect(
      snapshots()
        .map(({ payload }) => payload.taskId)
        .toSorted(),
    ).toEqual(taskIds.toSorted());
  });

  it('goes on where it was interrupted, and is a new one when it had ended', async () => {
    const { anna, taskIds } = await givenTasks(1200);
    const interrupted = republish(({ tasks }) => {
      if (tasks === 500) throw new Error('interrupted');
    });

    await expect(interrupted.run(anna.userId)).rejects.toThrow('interrupted');
    const first = snapshots().map(({ payload }) => payload.taskId);
    const told = await republish().run(anna.userId);
    const all = snapshots().map(({ payload }) => payload.taskId);
    const again = await republish().run(anna.userId);

    expect(first).toHaveLength(500);
    expect(told).toBe(1200);
    expect(all.toSorted()).toEqual(taskIds.toSorted());
    expect(again).toBe(1200);
    expect(new Set(snapshots().map(({ eventId }) => eventId)).size).toBe(2400);
  });

  it('waits while too much is on its way', async () => {
    const { anna } = await givenTasks(600);
    const waiting = [9000, 9000, 0];
    const asked: number[] = [];

    await republish(undefined, async () => {
      asked.push(waiting[0]!);
      return waiting.shift()!;
    }).run(anna.userId);

    expect(asked).toEqual([9000, 9000, 0]);
  });
});
