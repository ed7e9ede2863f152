import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Person, type TaskView } from '../harness/person.js';
import { Stack } from '../harness/stack.js';
import { StreamClient } from '../harness/stream-client.js';

const secret = 'visit the dentist in Marseille';

describe('two users', () => {
  let stack: Stack;
  let alice: Person;
  let mallory: Person;
  let task: TaskView;
  let commandId: string;

  beforeAll(async () => {
    stack = await Stack.start();
    const { gateway } = await stack.everyService();
    [alice, mallory] = await Promise.all([Person.at(gateway.url), Person.at(gateway.url)]);
    const created = await alice.post('/api/tasks', { title: secret, tags: ['private'] }, { key: 'the-same-key' });
    expect(created.status).toBe(201);
    task = created.body as unknown as TaskView;
    commandId = created.headers.get('command-id')!;
  });
  afterAll(() => stack.stop());

  const routes: readonly { method: string; path: () => string; body?: unknown }[] = [
    { method: 'GET', path: () => `/api/tasks/${task.taskId}` },
    { method: 'PATCH', path: () => `/api/tasks/${task.taskId}`, body: { title: 'mine now' } },
    { method: 'DELETE', path: () => `/api/tasks/${task.taskId}` },
    { method: 'POST', path: () => `/api/tasks/${task.taskId}/complete` },
    { method: 'POST', path: () => `/api/tasks/${task.taskId}/reopen` },
    { method: 'GET', path: () => `/api/tasks/${task.taskId}/history` },
    { method: 'GET', path: () => `/api/commands/${commandId}` },
  ];

  it.each(routes)(
    '$method of what belongs to somebody else is 404 and says nothing of it',
    async ({ method, path, body }) => {
      const answer = await mallory.request(method, path(), body === undefined ? {} : { body });

      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain('dentist');
      const nowhere = await mallory.request(
        method,
        path().replace(/[0-9a-f]{12}/, '000000000000'),
        body === undefined ? {} : { body },
      );
      const { instance: _one, correlationId: _two, ...told } = answer.body;
      const { instance: _three, correlationId: _four, ...toldOfNothing } = nowhere.body;
      expect(told).toEqual(toldOfNothing);
    },
  );

  it('see their own lists only, whatever they search for', async () => {
    for (const query of ['', '?status=all', '?q=dentist', '?tag=private', '?sort=title&limit=100']) {
      const { body } = await mallory.get(`/api/tasks${query}`);
      expect(body, query).toMatchObject({ items: [], nextCursor: null });
    }
  });

  it('do not share idempotency keys', async () => {
    const answer = await mallory.post('/api/tasks', { title: 'my own' }, { key: 'the-same-key' });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ title: 'my own' });
  });

  it('do not hear each other on their streams, from the very beginning or from any position', async () => {
    const listening = await StreamClient.open(mallory, '0');
    await alice.addTask('another secret of the dentist');
    const own = await mallory.addTask('heard by its owner');

    await expect.poll(() => JSON.stringify(listening.events), { timeout: 5000 }).toContain(own.taskId);
    expect(JSON.stringify(listening.events)).not.toContain('dentist');
    listening.close();
  });

  it('cannot name themselves in a request: identity comes from the token alone', async () => {
    const headers = { 'x-user-id': alice.userId, 'x-forwarded-user': alice.userId };
    expect((await mallory.get(`/api/tasks/${task.taskId}`, { headers })).status).toBe(404);
    const assigned = await mallory.post('/api/tasks', { title: 'for her', userId: alice.userId });
    expect(assigned.status).toBe(400);
    expect((await alice.get('/api/tasks')).body['items']).toHaveLength(2);
  });

  it('left everything of the other as it was', async () => {
    const { body } = await alice.get(`/api/tasks/${task.taskId}`);
    expect(body).toMatchObject({ title: secret, version: 1, status: 'pending' });
  });
});
