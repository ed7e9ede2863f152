import { randomUUID } from 'node:crypto';

import type { Task } from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig } from '../testing/gateway-rig.js';
import { aTask, created, deleted, updated } from '../testing/messages.js';
import { PersonTasks } from './person-tasks.js';

let rig: GatewayRig;
let user: string;
let memory: PersonTasks;

beforeAll(async () => {
  rig = await gatewayRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  user = randomUUID();
  memory = new PersonTasks();
});

const some = (count: number, userId = user): Task[] =>
  Array.from({ length: count }, (_, index) => aTask({ userId, title: `Task ${index}`, description: 'long' }));
const titles = async (from = memory, of = user) => (await from.of(rig.pool, of)).map(({ title }) => title).sort();

describe("a person's tasks in memory", () => {
  it('are what they are without one, after everything that can happen to them', async () => {
    const [kept, gone, renamed] = some(3);
    await rig.project(created(kept!), created(gone!), created(renamed!));
    await titles();
    const added = aTask({ userId: user, title: 'New' });

    await rig.project(deleted(gone!), updated(renamed!, { ...renamed!, title: 'Renamed', version: 2 }), created(added));

    expect(await titles()).toEqual(['New', 'Renamed', 'Task 0']);
    expect(await memory.of(rig.pool, user)).toEqual(
      expect.arrayContaining([...(await new PersonTasks().of(rig.pool, user))]),
    );
    expect(JSON.stringify(await memory.of(rig.pool, user))).not.toContain('description');
  });

  it('are read anew when more was said than is read, or what was said is gone', async () => {
    await rig.project(created(some(1)[0]!));
    await titles();
    await rig.project(...some(300).map((task) => created(task)));

    expect(await titles()).toHaveLength(301);
    await rig.project(...some(5).map((task) => created(task)));
    await rig.pool.query('delete from stream_events where user_id = $1', [user]);
    expect(await titles()).toHaveLength(306);
  });

  it('are the right ones however few fit', async () => {
    const small = new PersonTasks(4);
    const other = randomUUID();
    await rig.project(...some(3).map((task) => created(task)), ...some(3, other).map((task) => created(task)));
    await rig.project(...some(9, other).map((task) => created(task)));

    for (let turn = 0; turn < 3; turn += 1) {
      expect(await titles(small)).toHaveLength(3);
      expect(await titles(small, other)).toHaveLength(12);
    }
  });
});
