import { randomUUID } from 'node:crypto';

import type { Task } from '@todo/event-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { type Answer, send } from '../testing/http-client.js';
import { aTask, created, deleted, updated } from '../testing/messages.js';

let rig: GatewayRig;
let gateway: Instance;
let user: string;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance();
});
afterAll(() => rig.close());
beforeEach(() => void (user = randomUUID()));

const get = (path: string): Promise<Answer> => send(gateway.url, user, 'GET', path);

async function given(...tasks: Partial<Task>[]): Promise<Task[]> {
  const whole = tasks.map((task) => aTask({ userId: user, ...task }));
  await rig.project(...whole.map((task) => created(task)));
  return whole;
}

async function titles(query: string): Promise<string[]> {
  const { body } = await get(`/api/tasks?${query}`);
  return (body['items'] as Task[]).map(({ title }) => title);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a list', () => {
  it('holds the pending tasks unless another status is asked for, and never deleted ones', async () => {
    const [gone] = await given({ title: 'gone' }, { title: 'open' }, { title: 'done', status: 'completed' });
    await rig.project(deleted(gone!));

    expect(await titles('')).toEqual(['open']);
    expect(await titles('status=completed')).toEqual(['done']);
    expect((await titles('status=all')).sort()).toEqual(['done', 'open']);
  });

  it('is narrowed by priority, tags, words and due', async () => {
    await given(
      { title: 'Buy 100% oat milk', priority: 'high', tags: ['home', 'shop'], due: inDays(0.001) },
      { title: 'buy MILK', description: 'for the cat', tags: ['home'], dueDate: inDays(40).slice(0, 10) },
      { title: 'Call Ann', due: inDays(-1) },
    );

    expect(await titles('priority=high')).toEqual(['Buy 100% oat milk']);
    expect(await titles('tag=home')).toHaveLength(2);
    expect(await titles('tag=%23Home')).toHaveLength(2);
    expect(await titles('tag=home&tag=shop')).toEqual(['Buy 100% oat milk']);
    expect(await titles('q=milk+BUY')).toHaveLength(2);
    expect(await titles('q=100%25')).toEqual(['Buy 100% oat milk']);
    expect(await titles('q=_')).toEqual([]);
    expect(await titles('q=cat')).toEqual(['buy MILK']);
    expect(await titles('due=overdue')).toEqual(['Call Ann']);
    expect(await titles('due=any')).toHaveLength(3);
    expect(await titles('due=none')).toEqual([]);
    expect(await titles(`due=${inDays(40).slice(0, 10)}`)).toEqual(['buy MILK']);
    expect(await titles("q=' or 1=1 --")).toEqual([]);
  });

  it('is ordered as asked', async () => {
    const [a, b, c, d] = await given(
      { title: 'Éclair', priority: 'low', dueDate: '2026-06-01', createdAt: '2026-01-04T00:00:00Z' },
      { title: 'apple', priority: 'high', due: '2026-06-01T10:00:00Z', createdAt: '2026-01-03T00:00:00Z' },
      { title: 'Zebra', priority: 'high', createdAt: '2026-01-02T00:00:00Z' },
      { title: 'dates', due: '2026-05-01T10:00:00Z', createdAt: '2026-01-01T00:00:00Z' },
    ).then((tasks) => tasks.map(({ title }) => title) as [string, string, string, string]);

    expect(await titles('')).toEqual([d, b, a, c]);
    expect(await titles('sort=due')).toEqual([d, b, a, c]);
    expect(await titles('sort=-due')).toEqual([a, b, d, c]);
    expect(await titles('sort=priority')).toEqual([b, c, d, a]);
    expect(await titles('sort=created')).toEqual([d, c, b, a]);
    expect(await titles('sort=title')).toEqual([b, d, a, c]);
  });

  it.each(['due', '-due', 'priority', 'created', 'title'])(
    'comes in pages that hold every task once, by %s, though tasks come and go meanwhile',
    async (sort) => {
      const some = await given(
        ...Array.from({ length: 25 }, (_, n) => ({
          title: `same ${n % 3}`,
          priority: (['low', 'medium', 'high'] as const)[n % 3]!,
          ...(n % 4 === 0 ? {} : { due: `2026-05-0${1 + (n % 5)}T08:00:00.123Z` }),
        })),
      );

      const seen: string[] = [];
      let cursor: unknown = '';
      do {
        const { body } = await get(
          `/api/tasks?sort=${sort}&limit=4${cursor === '' ? '' : `&cursor=${String(cursor)}`}`,
        );
        seen.push(...(body['items'] as Task[]).map(({ taskId }) => taskId));
        cursor = body['nextCursor'];
        const passed = some.find(({ taskId }) => taskId === seen[0])!;
        if (seen.length === 4) await rig.project(deleted(passed));
      } while (cursor !== null);

      expect([...seen].sort()).toEqual(some.map(({ taskId }) => taskId).sort());
    },
  );

  it('refuses a cursor that is of another order, changed, or no cursor', async () => {
    await given({}, {}, {});
    const { body } = await get('/api/tasks?sort=due&limit=1');
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    const id = randomUUID();

    for (const cursor of [
      ...['x', 'AAAA', '%00', encodeURIComponent('\ud83d\ude00')],
      forged(['due', '2026-02-30 00:00:00+00', id]),
      forged(['due', '0000-01-01 00:00:00+00', id]),
      forged(['due', `'; drop table tasks; --`, id]),
      forged(['due', 'infinity', 'no id']),
      forged({ due: 1 }),
    ]) {
      expect(await get(`/api/tasks?sort=due&cursor=${cursor}`)).toMatchObject({ status: 400 });
    }
    expect(await get(`/api/tasks?sort=title&cursor=${String(body['nextCursor'])}`)).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-cursor' } },
    });
  });

  it("shows nothing of anybody else's", async () => {
    const [mine] = await given({ title: 'mine' });
    user = randomUUID();
    await given({ title: 'theirs' });

    expect(await titles('status=all')).toEqual(['theirs']);
    for (const path of ['', '/history']) {
      expect((await get(`/api/tasks/${mine!.taskId}${path}`)).status).toBe(404);
    }
  });
});

describe('one task', () => {
  it('is answered with its version as ETag, and 304 when nothing changed', async () => {
    const [task] = await given({ title: 'Buy bread' });

    const first = await get(`/api/tasks/${task!.taskId}`);
    const headers = { 'If-None-Match': first.headers.get('etag')! };
    const again = await send(gateway.url, user, 'GET', `/api/tasks/${task!.taskId}`, { headers });

    expect(first).toMatchObject({ status: 200, body: task });
    expect(again.status).toBe(304);
  });

  it('has a history in pages, the newest first, with what each version changed', async () => {
    const [task] = await given({ title: 'Buy bread' });
    const later = Array.from({ length: 4 }, (_, n) => ({ ...task!, version: n + 2, title: `Buy ${n}` }));
    await rig.project(...later.map((next, n) => updated(later[n - 1] ?? task!, next)));

    const first = (await get(`/api/tasks/${task!.taskId}/history?limit=3`)).body;
    const rest = (await get(`/api/tasks/${task!.taskId}/history?cursor=${String(first['nextCursor'])}`)).body;

    const versions = [first, rest].map(({ items }) => (items as { version: number }[]).map(({ version }) => version));
    expect(versions).toEqual([
      [5, 4, 3],
      [2, 1],
    ]);
    expect((first['items'] as unknown[])[2]).toMatchObject({
      ...{ change: 'edited', by: 'user' },
      changes: [{ field: 'title', before: 'Buy 0', after: 'Buy 1' }],
    });
    expect(rest['nextCursor']).toBeNull();
  });
});
