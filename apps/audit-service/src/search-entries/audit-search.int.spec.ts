import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aMessage, aUserOf, someMessages } from '../testing/audit-messages.js';
import { type AuditRig, auditRig, entriesIn, token } from '../testing/audit-rig.js';
import type { FoundEntry } from './found-entry.js';

let rig: AuditRig;
let url: string;
let auditor: string;
beforeAll(async () => {
  rig = await auditRig();
  url = await rig.serve();
  auditor = await token('eve', ['auditor']);
});
afterAll(() => rig.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { items: FoundEntry[]; nextCursor: string | null; code?: string; errors?: { pointer: string }[] };
}

async function ask(
  query: Record<string, string> | string = {},
  bearer = auditor,
  init: RequestInit = {},
): Promise<Answer> {
  const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  const headers = { authorization: `Bearer ${bearer}`, ...(init.headers as Record<string, string>) };
  const answer = await fetch(`${url}/api/audit?${search}`, { ...init, headers });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
  };
}

const idsIn = ({ body }: Answer) => body.items.map(({ entryId }) => entryId);

describe('searching the trail', () => {
  it('shows an entry with what changed', async () => {
    const userId = aUserOf(0);
    const message = aMessage({
      userId,
      beforeState: { title: 'Buy milk', tags: [], version: 3 },
      afterState: { title: 'Buy oat milk', tags: [], version: 4 },
    });
    await rig.record(message);

    const { body } = await ask({ userId });

    const { entryId, actor, timestamp, correlationId, resourceId } = message.payload;
    expect(body).toEqual({
      items: [
        {
          ...{
            entryId,
            action: 'task.update',
            userId,
            actor,
            timestamp,
            resourceType: 'task',
            resourceId,
            correlationId,
          },
          ...{ beforeState: message.payload.beforeState, afterState: message.payload.afterState },
          changes: [
            { field: 'title', before: 'Buy milk', after: 'Buy oat milk' },
            { field: 'version', before: 3, after: 4 },
          ],
          ...{ causationId: message.headers.causationId, source: 'todo-command-service' },
          ...{ chainId: 'todo.audit.log/0', sequence: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        },
      ],
      nextCursor: null,
    });
  });

  it('finds by user, resource, action, chat message, time and words, alone and together', async () => {
    const [ada, bob] = [aUserOf(1), aUserOf(2)];
    const aMinuteAgoMs = Date.now() - 60_000;
    const at = (second: number) => new Date(aMinuteAgoMs + second * 1000).toISOString();
    const messages = [
      aMessage({
        userId: ada,
        action: 'task.create',
        timestamp: at(1),
        afterState: { title: 'Zebra crossing' },
        beforeState: undefined,
      }),
      aMessage({
        userId: ada,
        action: 'task.delete',
        timestamp: at(2),
        beforeState: { notes: 'line\nbreak zebra' },
        afterState: undefined,
      }),
      aMessage({
        userId: bob,
        action: 'task.create',
        timestamp: at(3),
        resourceType: 'profile',
        correlationId: 'zebra-chat',
      }),
      aMessage({
        userId: bob,
        action: 'notification.fail',
        timestamp: at(4),
        afterState: { address: 'ada@todo.test', text: 'سلام دنیا' },
      }),
    ];
    await rig.record(...messages);
    const found = async (query: Record<string, string>) =>
      idsIn(await ask({ ...query, from: query['from'] ?? at(0) })).map((id) =>
        messages.findIndex(({ eventId }) => eventId === id),
      );

    expect(await found({ userId: ada })).toEqual([1, 0]);
    expect(await found({ userId: ada, action: 'task.create' })).toEqual([0]);
    expect(await found({ resourceId: messages[1]!.payload.resourceId })).toEqual([1]);
    expect(await found({ resourceType: 'profile' })).toEqual([2]);
    expect(await found({ correlationId: 'zebra-chat' })).toEqual([2]);
    expect(await found({ from: at(2), to: at(3) })).toEqual([1]);
    expect(await found({ text: 'zebra' })).toEqual([1, 0]);
    expect(await found({ text: 'ZEBRA crossing' })).toEqual([0]);
    expect(await found({ text: '"crossing zebra"' })).toEqual([]);
    expect(await found({ text: 'zebra -crossing' })).toEqual([1]);
    expect(await found({ text: 'break' })).toEqual([1]);
    expect(await found({ text: 'ada@todo.test' })).toEqual([3]);
    expect(await found({ text: 'دنیا' })).toEqual([3]);
    // Names of fields are no words of the states.
    expect(await found({ text: 'notes' })).toEqual([]);
    expect(await found({ userId: bob, text: 'zebra' })).toEqual([]);
  });

  it('pages through everything once, newest first, whatever is recorded meanwhile', async () => {
    const userId = aUserOf(0);
    // Many of the same instant: the order is whole all the same.
    const timestamps = Array.from({ length: 23 }, (_, at) =>
      new Date(Date.now() - 30_000 + Math.floor(at / 5) * 1000).toISOString(),
    );
    const messages = timestamps.map((timestamp) => aMessage({ userId, timestamp }));
    await rig.record(...messages);

    const pages: FoundEntry[][] = [];
    for (let cursor: string | null = null; ;) {
      const { body } = await ask({ userId, limit: '5', ...(cursor === null ? {} : { cursor }) });
      pages.push(body.items);
      await rig.record(...someMessages(3, { userId, timestamp: new Date().toISOString() }));
      cursor = body.nextCursor;
      if (cursor === null) break;
    }

    const shown = pages.flat();
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 5, 5, 3]);
    expect(shown.map(({ entryId }) => entryId).toSorted()).toEqual(messages.map(({ eventId }) => eventId).toSorted());
    expect(shown.map(({ timestamp }) => timestamp)).toEqual(timestamps.toReversed());
  });

  it('shows 50 of many, and 100 at most', async () => {
    const userId = aUserOf(1);
    await rig.record(...someMessages(120, { userId }));

    const [usual, most] = await Promise.all([ask({ userId }), ask({ userId, limit: '100' })]);

    expect([usual.body.items.length, most.body.items.length]).toEqual([50, 100]);
    expect((await ask({ userId, limit: '101' })).status).toBe(400);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=1e2',
    'limit=%31%30%30%30',
    'from=yesterday',
    'from=2026-02-30',
    'from=0000-01-01',
    'to=99999-01-01',
    'cursor=x',
    'cursor=W10',
    'cursor=!!',
    'userId=',
    'userId=a&userId=b',
    'userId[]=a',
    'unknown=1',
    '__proto__=1',
    'text=%00',
    'userId=a%00b',
    'text=',
    `text=${'a'.repeat(201)}`,
    `cursor=${'A'.repeat(400)}`,
    `cursor=${Buffer.from('["2026-02-31T00:00:00.000000Z","00000000-0000-4000-8000-000000000000"]').toString('base64url')}`,
  ])('refuses %s with a problem', async (query) => {
    const { status, headers, body } = await ask(query);

    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(['invalid-request', 'invalid-cursor']).toContain(body.code);
  });

  it.each([
    `' or 1=1 --`,
    `'; drop table audit_entries; --`,
    `" or ""="`,
    `\\'; select pg_sleep(5) --`,
    `') or true or ('`,
    '$1',
    '%',
    '_',
    `{"$gt":""}`,
    `a' & b | !c :* <-> (d`,
    `:*`,
    `((((`,
    `&&&`,
    `!!!`,
    `<->`,
    '\u{1f600}',
    `1 union select * from pg_user`,
  ])('takes %s for what it is in every filter: text that is not there', async (probe) => {
    for (const filter of ['userId', 'resourceType', 'resourceId', 'action', 'correlationId']) {
      const { status, body } = await ask({ [filter]: probe });
      expect([status, body.items]).toEqual([200, []]);
    }
    const started = performance.now();
    const { status } = await ask({ text: probe, userId: 'nobody at all' });
    expect(status).toBe(200);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('writes nothing of a filter into an answer that refuses it', async () => {
    const { body } = await ask({ limit: 'canary-7f3', from: 'canary-7f3' });

    expect(JSON.stringify(body)).not.toContain('canary');
  });

  it('records entries whose states are too long to be searched as a whole, and finds their beginnings', async () => {
    const userId = aUserOf(2);
    const many = Array.from({ length: 60_000 }, (_, at) => at.toString(36)).join(' ');

    await rig.record(aMessage({ userId, afterState: { text: `giraffe ${many}` } }));

    expect((await ask({ userId, text: 'giraffe' })).body.items).toHaveLength(1);
  });
});

describe('access to the trail', () => {
  it('is for auditors: whoever is none is refused, and that is on record', async () => {
    const user = `user-${randomUUID()}`;
    const before = rig.published.length;

    for (const roles of [[], ['operator'], ['AUDITOR']]) {
      const { status, headers, body } = await ask({}, await token(user, roles));
      expect([status, headers.get('content-type'), body.code]).toEqual([
        403,
        'application/problem+json; charset=utf-8',
        'forbidden',
      ]);
    }

    const notes = entriesIn(rig.published.slice(before));
    expect(notes.map(({ userId, payload }) => [userId, payload.action, payload.actor])).toEqual(
      Array.from({ length: 3 }, () => [user, 'access.denied', { type: 'user', id: user }]),
    );
    await rig.record(...notes);
    expect((await ask({ userId: user })).body.items.map(({ action }) => action)).toEqual(
      Array(3).fill('access.denied'),
    );
  });

  it('is refused to whoever cannot say who they are, with one answer for all reasons', async () => {
    const before = rig.published.length;
    const expired = await token('eve', ['auditor'], { exp: Math.floor(Date.now() / 1000) - 3600 });
    const answers = await Promise.all(['', 'nonsense', expired, `${auditor}x`].map((bearer) => ask({}, bearer)));

    for (const { status, headers, body } of answers) {
      expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer']);
    }
    expect(rig.published.length).toBe(before);
  });

  it('puts each search on record: who and what for, nothing of what was found', async () => {
    const userId = aUserOf(0);
    await rig.record(aMessage({ userId, afterState: { title: 'canary-title' } }));
    const before = rig.published.length;

    await ask({ userId, text: 'canary-title', from: '2026-05-01', limit: '7' }, auditor, {
      headers: { 'x-correlation-id': 'search-1' },
    });

    const [note, ...others] = entriesIn(rig.published.slice(before));
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      userId: 'eve',
      source: 'audit-service',
      payload: {
        action: 'audit.search',
        userId: 'eve',
        actor: { type: 'user', id: 'eve' },
        resourceType: 'audit',
        correlationId: 'search-1',
        afterState: {
          filter: { userId, text: 'canary-title', from: '2026-05-01T00:00:00.000Z' },
          limit: 7,
          page: 'first',
          found: 1,
        },
      },
    });
    expect(note?.payload.beforeState).toBeUndefined();
    await rig.record(note!);
    expect((await ask({ action: 'audit.search', userId: 'eve', limit: '1' })).body.items[0]?.entryId).toBe(
      note?.eventId,
    );
  });

  it('hands nothing out when the search cannot be put on record', async () => {
    await rig.pool.query('alter table outbox rename to outbox_away');

    const { status, body } = await ask({ limit: '1' });

    await rig.pool.query('alter table outbox_away rename to outbox');
    expect([status, body.items]).toEqual([500, undefined]);
  });

  it('is for reading only', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await ask({}, auditor, { method });
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    expect((await ask({}, auditor, { method: 'OPTIONS' })).status).toBe(204);
    expect((await fetch(`${url}/api/other`)).status).toBe(404);
  });

  it('tells browsers to keep nothing, and nobody what it runs on', async () => {
    const { headers } = await ask({ limit: '1' });

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
