import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { EventStream } from '../testing/event-stream.js';
import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { aTask, created } from '../testing/messages.js';

let rig: GatewayRig;
let instances: [Instance, Instance];
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  instances = [await rig.instance(), await rig.instance()];
});
afterAll(() => rig.close());
beforeEach(() => void (user = randomUUID()));

const open = (lastId?: string, instance = 0) => EventStream.open(instances[instance]!.url, user, { lastId });
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });
const happen = (count = 1, of = user) =>
  rig.project(...Array.from({ length: count }, (_, n) => created(aTask({ userId: of, title: `task ${n}` }))));
const ids = ({ heard }: EventStream) => heard.map(({ id }) => Number(id));
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, n) => from + n);

describe('a stream', () => {
  it('tells every tab on every instance what happens, at once and in order', async () => {
    const tabs = [await open(), await open(), await open(undefined, 1)];

    await happen(3);
    await happen(2);

    for (const tab of tabs) {
      await until(() => expect(ids(tab)).toEqual(upTo(5)));
      expect(tab.heard[0]).toMatchObject({
        event: 'task',
        data: { version: 1, change: 'created', task: { title: 'task 0' } },
      });
      tab.stop();
    }
  });

  it('begins now, and says where that is, so that a reader can come back before anything was said', async () => {
    await happen(3);
    const first = await open();
    await until(() => expect(first.lastId).toBe('3'));
    first.stop();
    await happen(2);

    const back = await open(first.lastId, 1);

    await until(() => expect(ids(back)).toEqual([4, 5]));
    back.stop();
  });

  it('misses and doubles nothing when a reader moves between instances while things happen', async () => {
    const heard: number[] = [];
    let lastId: string | undefined = '0';
    const happening = (async () => {
      for (let round = 0; round < 100; round += 1) await happen(3);
    })();

    for (let move = 0; heard.at(-1) !== 300; move += 1) {
      const stream = await open(lastId, move % 2);
      const reachable = Math.min(300, Number(lastId) + 1 + Math.floor(Math.random() * 20));
      await until(() => expect(Number(stream.lastId)).toBeGreaterThanOrEqual(reachable));
      stream.stop();
      heard.push(...ids(stream));
      lastId = stream.lastId;
    }
    await happening;

    expect(heard).toEqual(upTo(300));
  });

  it('brings a reader that was away for long up to date', async () => {
    for (let round = 0; round < 5; round += 1) await happen(500);

    const stream = await open('1');

    await until(() => expect(ids(stream)).toEqual(upTo(2499, 2)));
    stream.stop();
  });

  it.each([
    ['older than what is kept', '1'],
    ['ahead of everything, of a database that was lost', '77'],
  ])('says once to begin anew when the id is %s', async (_, lastId) => {
    await happen(5);
    await rig.pool.query('delete from stream_events where user_id = $1 and position <= 3', [user]);

    const stream = await open(lastId);
    await until(() => expect(stream.heard).toHaveLength(1));
    await happen();

    await until(() =>
      expect(stream.heard.map(({ event, id }) => [event, id])).toEqual([
        ['reset', '5'],
        ['task', '6'],
      ]),
    );
    stream.stop();
  });

  it('goes on without a reset where nothing is missing, though the oldest are gone', async () => {
    await happen(5);
    await rig.pool.query('delete from stream_events where user_id = $1 and position <= 3', [user]);

    const stream = await open('3');

    await until(() => expect(ids(stream)).toEqual([4, 5]));
    stream.stop();
  });

  it("tells nothing of anybody else's", async () => {
    const other = randomUUID();
    const [mine, theirs] = [await open(), await EventStream.open(instances[0].url, other)];

    await happen(2);
    await happen(1, other);

    await until(() => expect([ids(mine), ids(theirs)]).toEqual([[1, 2], [1]]));
    expect(JSON.stringify(theirs.heard)).not.toContain(user);
    mine.stop();
    theirs.stop();
  });

  it('hears what was said while the bell was not heard', async () => {
    const stream = await open();
    await rig.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rig' and datname = current_database()`,
    );

    await happen(2);

    await until(() => expect(ids(stream)).toEqual([1, 2]));
    stream.stop();
  });

  it('ends when the token does', async () => {
    const exp = Math.floor(Date.now() / 1000) + 1;
    const stream = await EventStream.open(instances[0].url, user, { claims: { exp } });

    expect(stream.status).toBe(200);
    await until(() => expect(stream.ended).toBe(true));
  });

  it('is refused without a token, with an id that is none, and when it is not wanted as it is', async () => {
    expect((await fetch(`${instances[0].url}/api/stream`)).status).toBe(401);
    expect((await open('garbage')).status).toBe(400);
    const headers = { accept: 'application/json' };
    expect((await EventStream.open(instances[0].url, user, { headers })).status).toBe(406);
  });

  it('may be open so many times and no more', async () => {
    const streams = await Promise.all(Array.from({ length: 52 }, () => open()));

    expect(streams.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(streams.filter(({ status }) => status === 429)).toHaveLength(2);
    for (const stream of streams) stream.stop();
  });

  it('ends with a hint when to come back, when its instance stops', async () => {
    const instance = await rig.instance();
    const stream = await EventStream.open(instance.url, user);

    await instance.stop();

    await until(() => expect(stream.ended).toBe(true));
    expect(stream.retryMs).toBeGreaterThanOrEqual(500);
  });
});
