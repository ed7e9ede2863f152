import { randomUUID } from 'node:crypto';

import {
  notificationDelivered,
  type NotificationDelivered,
  type Task,
  taskSnapshot,
  type TaskSnapshot,
  userProfileUpdated,
  type UserProfileUpdated,
} from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { chores } from '../housekeeping/chores.js';
import { Housekeeping } from '../housekeeping/housekeeping.js';
import { type GatewayRig, gatewayRig } from '../testing/gateway-rig.js';
import { accepted, aTask, completed, created, deleted, message, updated } from '../testing/messages.js';

let rig: GatewayRig;
let user: string;

beforeAll(async () => void (rig = await gatewayRig()));
afterAll(() => rig.close());
beforeEach(() => void (user = randomUUID()));

interface Row {
  version: number;
  state: Task | null;
}

async function rows(of = user): Promise<Row[]> {
  return (await rig.pool.query('select version, state from tasks where user_id = $1 order by task_id', [of])).rows;
}

async function said(of = user): Promise<{ position: number; event: string; data: Record<string, unknown> }[]> {
  const { rows } = await rig.pool.query(
    'select position::int, event, data from stream_events where user_id = $1 order by position',
    [of],
  );
  return rows;
}

async function pendingCommand(taskIds: readonly string[] = []): Promise<string> {
  const commandId = randomUUID();
  await rig.pool.query(
    'insert into commands (command_id, user_id, type, task_ids, creates) values ($1, $2, $3, $4, false)',
    [commandId, user, 'task.update', taskIds],
  );
  return commandId;
}

const statusOf = async (commandId: string): Promise<string> =>
  (await rig.pool.query('select status from commands where command_id = $1', [commandId])).rows[0].status;

function versions(count: number, of: Partial<Task> = {}): Task[] {
  const first = aTask({ userId: user, ...of });
  return Array.from({ length: count }, (_, index) => ({ ...first, title: `v${index + 1}`, version: index + 1 }));
}

describe('task events', () => {
  it('have one effect however often they come', async () => {
    const [one, two] = versions(2) as [Task, Task];
    const events = [created(one), updated(one, two)];

    await rig.project(...events);
    await rig.project(...events, ...events);
    await rig.project(events[0]!);

    expect(await rows()).toEqual([{ version: 2, state: two }]);
    expect((await said()).map(({ position, event, data }) => [position, event, data['version']])).toEqual([
      [1, 'task', 1],
      [2, 'task', 2],
    ]);
  });

  it('that are older than what is known change nothing, but are part of the history', async () => {
    const [one, two, three] = versions(3) as [Task, Task, Task];

    await rig.project(created(one), updated(two, three));
    await rig.project(updated(one, two));

    expect(await rows()).toEqual([{ version: 3, state: three }]);
    expect((await said()).map(({ data }) => data['version'])).toEqual([1, 3]);
    const history = await rig.pool.query('select version from task_history where user_id = $1 order by 1', [user]);
    expect(history.rows.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('never bring a deleted task back, but an undo does', async () => {
    const [one, two, three, four] = versions(4) as [Task, Task, Task, Task];

    await rig.project(created(one), deleted(two, 3));
    await rig.project(updated(one, two));
    expect(await rows()).toEqual([{ version: 3, state: null }]);

    await rig.project(updated(three, four));
    expect(await rows()).toEqual([{ version: 4, state: four }]);
  });

  it('belong to the user of their envelope, whatever their payload says', async () => {
    const [task] = versions(1) as [Task];
    const other = randomUUID();

    await rig.project({ ...created(task), userId: other });

    expect(await rows()).toEqual([]);
    expect(await rows(other)).toHaveLength(1);
  });

  it('tell a state again without a history: snapshots rebuild a read model', async () => {
    const [one] = versions(1) as [Task];
    const payload = { taskId: one.taskId, version: 1, task: one };

    await rig.project(message<TaskSnapshot>(taskSnapshot, user, payload));
    await rig.project(message<TaskSnapshot>(taskSnapshot, user, { taskId: one.taskId, version: 2 }));

    expect(await rows()).toEqual([{ version: 2, state: null }]);
    expect((await rig.pool.query('select from task_history where user_id = $1', [user])).rowCount).toBe(0);
  });

  it('of many users in one batch each have their own stream, without gaps', async () => {
    const users = Array.from({ length: 50 }, () => randomUUID());
    const events = users.flatMap((userId) => {
      const task = aTask({ userId });
      return [created(task), completed(task, { ...task, status: 'completed', version: 2 })];
    });

    // The same users in both, in different orders: neither may wait for the other.
    await Promise.all([rig.project(...events.slice(0, 60)), rig.project(...events.slice(40).reverse())]);

    for (const userId of users) {
      const positions = (await said(userId)).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => index + 1));
      expect((await rows(userId))[0]!.version).toBe(2);
    }
  });

  it('with a date that no calendar of a database has do not stop their batch', async () => {
    const [odd] = versions(1, { dueDate: '0000-01-01' }) as [Task];
    const [far] = versions(1, { due: '9999-12-31T23:59:59.999999999Z' }) as [Task];

    await rig.project(created(odd), created(far));

    expect(await rows()).toHaveLength(2);
  });
});

describe('a command ends', () => {
  it('when its result and all versions it names are there, whichever comes last, and is told of once', async () => {
    const [one] = versions(1) as [Task];
    const [two] = versions(1) as [Task];
    const commandId = await pendingCommand();
    const touched = [one, two].map(({ taskId }) => ({ taskId, version: 1, title: 'x', change: 'created' as const }));
    const result = accepted(user, commandId, touched);

    await rig.project(created(one));
    await rig.project(result);
    expect(await statusOf(commandId)).toBe('pending');
    await rig.project(created(two));
    await rig.project(result);
    await rig.project(created(two));

    expect(await statusOf(commandId)).toBe('accepted');
    expect((await said()).map(({ event }) => event)).toEqual(['task', 'task', 'command']);
    expect((await said()).at(-1)!.data).toMatchObject({ commandId, status: 'accepted', tasks: touched });
  });

  it('also when both arrive in the same moment, in transactions of their own', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [task] = versions(1) as [Task];
      const commandId = await pendingCommand([task.taskId]);
      const touched = [{ taskId: task.taskId, version: 1, title: 'x', change: 'created' as const }];

      await Promise.all([rig.project(created(task)), rig.project(accepted(user, commandId, touched))]);

      expect(await statusOf(commandId)).toBe('accepted');
    }
  });

  it('with a deletion that is in the read model', async () => {
    const [one] = versions(1) as [Task];
    const commandId = await pendingCommand([one.taskId]);
    await rig.project(created(one));

    await rig.project(deleted(one, 2));
    await rig.project(accepted(user, commandId, [{ taskId: one.taskId, version: 2, title: 'x', change: 'deleted' }]));

    expect(await statusOf(commandId)).toBe('accepted');
  });

  it('with the profile version it names', async () => {
    const commandId = await pendingCommand();
    await rig.project(accepted(user, commandId, [], { profileVersion: 2 }));
    expect(await statusOf(commandId)).toBe('pending');

    await rig.project(profile(2));

    expect(await statusOf(commandId)).toBe('accepted');
  });

  it('only by its first result, and only for its own user', async () => {
    const commandId = await pendingCommand();

    await rig.project(accepted(randomUUID(), commandId, []));
    expect(await statusOf(commandId)).toBe('pending');
    await rig.project(accepted(user, commandId, []));
    await rig.project(accepted(user, commandId, [{ taskId: randomUUID(), version: 1, title: 'x', change: 'created' }]));

    expect(await statusOf(commandId)).toBe('accepted');
    expect(await said()).toHaveLength(1);
  });

  it('after ten minutes even without the versions it names, so that nobody waits for ever', async () => {
    const commandId = await pendingCommand();
    const touched = [{ taskId: randomUUID(), version: 1, title: 'x', change: 'created' as const }];
    await rig.project(accepted(user, commandId, touched));
    const housekeeping = new Housekeeping(chores(rig.pool, rig.runInTransaction), failing);

    await housekeeping.doAll();
    expect(await statusOf(commandId)).toBe('pending');
    await rig.pool.query(`update commands set answered_at = answered_at - interval '11 minutes' where user_id = $1`, [
      user,
    ]);
    await housekeeping.doAll();

    expect(await statusOf(commandId)).toBe('accepted');
    expect((await said()).map(({ event }) => event)).toEqual(['command']);
  });
});

const complain = (text: string) => {
  throw new Error(text);
};
const failing = { debug: complain, info: complain, warn: complain, error: complain };

function profile(profileVersion: number): UserProfileUpdated {
  const preferences = { email: null, timeZone: 'Europe/Paris', language: 'en' as const, dayFirst: true };
  return message<UserProfileUpdated>(userProfileUpdated, user, {
    profile: { userId: user, profileVersion, ...preferences, quietHours: null, digest: null, channels: [] },
  });
}

it('profiles are kept in their newest version', async () => {
  await rig.project(profile(1), profile(3), profile(2));
  await rig.project(profile(2));

  const { rows } = await rig.pool.query('select profile_version from profiles where user_id = $1', [user]);
  expect(rows).toEqual([{ profile_version: 3 }]);
});

it('notifications are told once', async () => {
  const notice = message<NotificationDelivered>(notificationDelivered, user, {
    notification: { notificationId: randomUUID(), kind: 'reminder', channel: 'in-app', title: 'Buy bread' },
    deliveredAt: '2026-05-12T08:00:00Z',
  });

  await rig.project(notice, notice);
  await rig.project(notice);

  expect(await said()).toMatchObject([
    { position: 1, event: 'notification', data: { title: 'Buy bread', channel: 'in-app', outcome: 'delivered' } },
  ]);
});

describe('what has run its time', () => {
  it('is forgotten, and what has not is kept', async () => {
    const [old, fresh] = [await pendingCommand(), await pendingCommand()];
    await rig.project(accepted(user, old, []), accepted(user, fresh, []));
    await rig.pool.query(`update commands set requested_at = requested_at - interval '41 days' where command_id = $1`, [
      old,
    ]);
    await rig.pool.query(
      `insert into idempotency_keys values ($1, 'old', '', $2, now() - interval '25 hours'), ($1, 'fresh', '', $2, now())`,
      [user, fresh],
    );
    await rig.pool.query(
      `update stream_events set said_at = said_at - interval '4 days' where user_id = $1 and position = 1`,
      [user],
    );

    await new Housekeeping(chores(rig.pool, rig.runInTransaction), failing).doAll();

    const commands = await rig.pool.query('select command_id from commands where user_id = $1', [user]);
    expect(commands.rows).toEqual([{ command_id: fresh }]);
    const keys = await rig.pool.query('select key from idempotency_keys where user_id = $1', [user]);
    expect(keys.rows).toEqual([{ key: 'fresh' }]);
    expect((await said()).map(({ position }) => position)).toEqual([2]);
  });

  it('keeps no more than the newest 10,000 of what was said to one user', async () => {
    await rig.pool.query(
      `with head as (insert into streams values ($1, 16000))
       insert into stream_events select $1, n, 'task', '{}' from generate_series(1, 16000) n`,
      [user],
    );

    await new Housekeeping(chores(rig.pool, rig.runInTransaction), failing).doAll();

    const kept = await said();
    expect([kept.length, kept[0]!.position]).toEqual([10_000, 6001]);
  });
});
