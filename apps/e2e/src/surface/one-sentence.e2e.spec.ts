import { randomUUID } from 'node:crypto';
import { eventually } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Person } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { StreamClient } from '../harness/stream-client.js';

describe('one sentence', () => {
  let stack: Stack;
  let gateway: ServiceProcess;
  let audit: ServiceProcess;
  let person: Person;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    const services = await Promise.all([
      stack.service('chat-gateway'),
      stack.service('audit-service'),
      stack.service('notification-service'),
      stack.service('todo-command-service'),
    ]);
    await Promise.all(services.map((service) => service.ready()));
    [gateway, audit] = services;
    person = await Person.at(gateway.url, { email: 'orchid-lover@example.test' });
  });
  afterAll(() => stack.stop());

  it('is answered with what was done, heard by the other tabs, and found in the audit trail under one correlation id', async () => {
    const correlationId = randomUUID();
    const otherTab = await StreamClient.open(person);

    const answer = await person.post(
      '/api/chat',
      { message: 'water the orchids tomorrow at 9am #garden', timeZone: 'Europe/Paris' },
      { headers: { 'x-correlation-id': correlationId } },
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ intent: 'create_task' });
    expect(answer.body['response']).toContain('orchids');
    const { body } = await person.get('/api/tasks?tag=garden');
    expect(body['items']).toMatchObject([{ title: 'water the orchids', tags: ['garden'] }]);
    await eventually(() => expect(otherTab.events.map(({ event }) => event)).toContain('task'));
    otherTab.close();

    const auditor = await Person.at(audit.url, { roles: ['auditor'] });
    await eventually(async () => {
      const found = await auditor.get(`/api/audit?correlationId=${correlationId}`);
      expect(found.status).toBe(200);
      expect(found.body['items']).toMatchObject([{ action: 'task.create', userId: person.userId }]);
    });
  });

  it('whose reminder is due is one mail and one notice on the stream, both in the audit trail', async () => {
    const stream = await StreamClient.open(person);
    const correlationId = randomUUID();
    const remindAt = new Date(Math.ceil((Date.now() + 2000) / 1000) * 1000).toISOString().replace('.000Z', 'Z');

    const answer = await person.post(
      '/api/tasks',
      { title: 'feed the cat <b>now</b>', reminders: [{ remindAt, channels: ['email', 'in-app'] }] },
      { headers: { 'x-correlation-id': correlationId } },
    );
    expect(answer.status).toBe(201);

    await eventually(() => expect(stack.mails.messages).toHaveLength(1), { withinMs: 15_000 });
    const [mail] = stack.mails.messages;
    expect(mail).toMatchObject({ to: ['orchid-lover@example.test'] });
    expect(JSON.stringify(mail)).toContain('feed the cat');
    expect(mail?.html ?? '').not.toContain('<b>now</b>');
    await eventually(() => {
      const notices = stream.events.filter(({ event }) => event === 'notification');
      expect(JSON.stringify(notices)).toContain('feed the cat');
    });
    stream.close();
    const auditor = await Person.at(audit.url, { roles: ['auditor'] });
    await eventually(async () => {
      const found = await auditor.get(`/api/audit?correlationId=${correlationId}&limit=100`);
      const actions = (found.body['items'] as unknown as { action: string }[]).map(({ action }) => action).sort();
      expect(actions).toEqual([
        'notification.deliver',
        'notification.deliver',
        'reminder.due',
        'reminder.due',
        'task.create',
      ]);
    });
  });

  it('of somebody else finds nothing: not in conversations, not by ids in words, not in the audit trail', async () => {
    const mine = await person.post('/api/chat', { message: 'add visit the dentist' });
    const conversationId = String(mine.body['conversationId']);
    const mallory = await Person.at(gateway.url);

    expect((await mallory.get(`/api/conversations/${conversationId}`)).status).toBe(404);
    expect((await mallory.post('/api/chat', { message: 'list my tasks', conversationId })).status).toBe(404);
    const asked = await mallory.post('/api/chat', { message: 'complete visit the dentist' });
    expect(JSON.stringify(asked.body['tasks'] ?? [])).not.toContain('dentist');
    mallory.gateway = audit.url;
    expect((await mallory.get('/api/audit')).status).toBe(403);
    expect((await person.get('/api/tasks?q=dentist')).body['items']).toMatchObject([{ status: 'pending', version: 1 }]);
  });
});
