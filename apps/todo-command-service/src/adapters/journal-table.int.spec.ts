import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CommandRig } from '../testing/command-rig.js';
import { GivenPerson } from '../testing/given-person.js';
import { purgeJournal } from './journal-table.js';

let rig: CommandRig;
beforeAll(async () => void (rig = await CommandRig.create()));
afterAll(() => rig.end());

async function givenChanges(count: number): Promise<GivenPerson> {
  const anna = new GivenPerson();
  const create = () => anna.command('task.create', { tasks: [{ taskId: randomUUID(), title: 'Task' }] });
  await rig.handle(Array.from({ length: count }, create));
  return anna;
}

const age = (userId: string, hours: number, upTo: number) =>
  rig.rows(
    `update journal set recorded_at = clock_timestamp() - make_interval(hours => $2) where user_id = $1 and position <= $3`,
    [userId, hours, upTo],
  );

async function positions(userId: string): Promise<number[]> {
  const rows = await rig.rows<{ position: number }>('select position from journal where user_id = $1 order by 1', [
    userId,
  ]);
  return rows.map(({ position }) => position);
}

describe('the journal', () => {
  it('forgets what is older than a day and followed by a hundred newer changes, and nothing else', async () => {
    const [busy, quiet, young] = [await givenChanges(130), await givenChanges(90), await givenChanges(130)];
    await age(busy.userId, 25, 125);
    await age(quiet.userId, 1000, 90);
    await age(young.userId, 23, 130);

    while ((await purgeJournal(rig.pool, 10)) > 0);

    expect(await positions(busy.userId)).toEqual(Array.from({ length: 100 }, (_, n) => n + 31));
    expect(await positions(quiet.userId)).toHaveLength(90);
    expect(await positions(young.userId)).toHaveLength(130);
  });
});
