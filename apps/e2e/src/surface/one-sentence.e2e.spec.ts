import { randomUUID } from 'node:crypto';
import { freePort } from '@todo/local-stack';
import { eventually } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { auditEntries, verifyTrail } from '../harness/audit-trail.js';
import { rowsOf } from '../harness/checks.js';
import { Conversation } from '../harness/conversation.js';
import { Person } from '../harness/person.js';
import { Stack, type WholeSystem } from '../harness/stack.js';
import { StreamClient } from '../harness/stream-client.js';

/** Whole seconds from now, as a client writes an instant. */
const inSeconds = (seconds: number): string =>
  new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000).toISOString().replace('.000Z', 'Z');

describe('one sentence', () => {
  let stack: Stack;
  let system: WholeSystem;
  let auditor: Person;
  let person: Person;

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    system = await stack.wholeSystem({ 'audit-service': { AUDIT_CHECKPOINT_SECONDS: '1' } });
    auditor = await Person.at(system.audit.url, { roles: ['auditor'] });
    person = await Person.at(system.gateway.url, { email: 'orchid-lover@example.test' });
    // The first request with an address changes the profile, under its own correlation id.
    await person.get('/api/tasks');
  });
  afterAll(() => stack.stop());

  /** What a stream said under a name, in order. */
  const heard = ({ events }: StreamClient, name: string): unknown[] =>
    events.filter(({ event }) => event === name).map(({ data }) => data);
  const entriesOf = (correlationId: string) => auditEntries(auditor, { correlationId });

  it('goes the whole way under one correlation id: the answer, the mail, the other tab, the audit trail', async () => {
    const correlationId = randomUUID();
    const otherTab = await StreamClient.open(person);

    const answer = await new Conversation(person).say(
      'water the <b>orchids</b> tomorrow at 9am #garden, remind me in 3 seconds',
      { fields: { timeZone: 'Europe/Paris' }, headers: { 'x-correlation-id': correlationId } },
    );

    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-correlation-id')).toBe(correlationId);
    const [task] = answer.body.tasks ?? [];
    expect(task).toMatchObject({ title: 'water the <b>orchids</b>', tags: ['garden'] });

    const mail = await eventually(
      () => {
        expect(stack.mails.messages).toHaveLength(1);
        return stack.mails.messages[0]!;
      },
      { withinMs: 20_000 },
    );
    expect(mail.to).toEqual(['orchid-lover@example.test']);
    expect(mail.headers['x-correlation-id']).toBe(correlationId);
    expect(mail.subject).toContain('orchids');
    expect(mail.html).not.toContain('<b>orchids');

    const notices = await eventually(() => {
      expect(heard(otherTab, 'task')).toMatchObject([{ task: { taskId: task!.taskId } }]);
      const told = heard(otherTab, 'notification') as { notificationId: string; channel: string }[];
      const delivered = (channel: string) => ({ taskId: task!.taskId, channel, outcome: 'delivered' });
      expect(told).toHaveLength(2);
      expect(told).toMatchObject(told.map(({ channel }) => delivered(channel)));
      return new Map(told.map(({ channel, notificationId }) => [channel, notificationId]));
    });
    otherTab.close();
    expect([...notices.keys()].sort()).toEqual(['email', 'in-app']);
    expect(mail.headers['message-id']).toBe(`<${notices.get('email')}@todo.example>`);

    await eventually(async () => {
      const entries = await entriesOf(correlationId);
      expect(entries.map(({ action }) => action).sort()).toEqual([
        ...['notification.deliver', 'notification.deliver', 'reminder.due', 'reminder.due', 'task.create'],
      ]);
      expect(new Set(entries.map(({ userId }) => userId))).toEqual(new Set([person.userId]));
      const resources = (action: string) => entries.filter((one) => one.action === action).map((one) => one.resourceId);
      expect(resources('task.create')).toEqual([task!.taskId]);
      expect(resources('notification.deliver').sort()).toEqual([...notices.values()].sort());
    });
  });

  it('is answered with what was understood and done, and how to take it back', async () => {
    const talk = new Conversation(person);

    const { status, body } = await talk.say('add buy oat milk and buy almond milk');

    expect(status).toBe(200);
    const commandId = body.toolCalls[0]?.result['commandId'];
    expect(body).toEqual({
      conversationId: talk.id,
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      response: expect.stringContaining('buy oat milk'),
      intent: 'create_many',
      understood: expect.arrayContaining([expect.objectContaining({ text: 'buy oat milk', as: 'title' })]),
      toolCalls: [
        {
          tool: 'create_many',
          arguments: expect.objectContaining({ tasks: [{ title: 'buy oat milk' }, { title: 'buy almond milk' }] }),
          result: expect.objectContaining({ status: 'accepted', commandId }),
        },
      ],
      tasks: [
        expect.objectContaining({ title: 'buy oat milk', version: 1 }),
        expect.objectContaining({ title: 'buy almond milk', version: 1 }),
      ],
      undo: { commandId, until: expect.stringMatching(/Z$/) },
    });
    expect((await person.get(`/api/commands/${String(commandId)}`)).body).toMatchObject({ status: 'accepted' });
  });

  it('that may mean two tasks is answered with a choice, and nothing is done', async () => {
    const talk = new Conversation(person);
    await talk.say('list my tasks');

    const { status, body } = await talk.say('complete the milk task');

    expect(status).toBe(200);
    expect(body).toMatchObject({ intent: 'clarify', toolCalls: [] });
    expect(body.choices?.map(({ title }) => title).sort()).toEqual(['buy almond milk', 'buy oat milk']);
    expect(body.undo).toBeUndefined();
  });

  it('whose command has no outcome yet is answered 202, and finished in the conversation later', async () => {
    const talk = new Conversation(person);
    await system.commands.stop();

    const { status, headers, body } = await talk.say('add call the plumber');
    await system.commands.restart();

    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/commands/${headers.get('command-id')}`);
    expect(body).toMatchObject({ intent: 'create_task', toolCalls: [{ result: { status: 'pending' } }] });
    await eventually(
      async () => {
        const { body: conversation } = await person.get(`/api/conversations/${talk.id}`);
        expect(conversation['messages']).toMatchObject([
          { role: 'user', text: 'add call the plumber' },
          { role: 'assistant', status: 'finished', tasks: [{ title: 'call the plumber' }] },
        ]);
      },
      { withinMs: 30_000 },
    );
  });

  it('whose mail server is dead is told in the app, after five attempts', async () => {
    const { notifications } = system;
    await notifications.stop();
    await notifications.restart({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}`, MAIL_RETRY_MS: '50' });
    await notifications.ready();
    stack.mails.clear();
    const stream = await StreamClient.open(person);
    const correlationId = randomUUID();

    const added = await person.post(
      '/api/tasks',
      { title: 'feed the cat', reminders: [{ remindAt: inSeconds(2), channels: ['email'] }] },
      { headers: { 'x-correlation-id': correlationId } },
    );

    const taskId = String(added.body['taskId']);
    await eventually(
      () => {
        expect(heard(stream, 'notification')).toMatchObject([
          { taskId, kind: 'reminder', channel: 'email', outcome: 'failed', reason: 'server-unreachable' },
          {
            ...{ taskId, kind: 'delivery-problem', channel: 'in-app', outcome: 'delivered' },
            text: expect.stringContaining('could not be sent by e-mail: the mail server could not be reached'),
          },
        ]);
      },
      { withinMs: 30_000 },
    );
    stream.close();
    const ledger = await rowsOf(
      stack,
      'notification-service',
      'select state, reason, attempts from deliveries where task_id = $1',
      [taskId],
    );
    expect(ledger).toEqual([{ state: 'failed', reason: 'server-unreachable', attempts: 5 }]);
    expect(stack.mails.messages).toEqual([]);
    await eventually(async () => {
      const actions = (await entriesOf(correlationId)).map(({ action }) => action);
      expect(actions.sort()).toEqual(['notification.deliver', 'notification.fail', 'reminder.due', 'task.create']);
    });
  });
  it('leaves a trail in which `npm run audit:verify` names the rows that somebody touched', async () => {
    const [entry] = await auditEntries(auditor, { userId: person.userId, action: 'task.create' });
    const chain = String(entry?.['chainId']);
    const intact = await eventually(
      async () => {
        const verified = await verifyTrail(stack);
        expect(verified.chains.find(({ chainId }) => chainId === chain)?.checkpoints).toBeGreaterThan(0);
        return verified;
      },
      { withinMs: 30_000 },
    );
    expect(intact).toMatchObject({ code: 0, intact: true, findings: [], notes: [] });
    expect(intact.chains.find(({ chainId }) => chainId === chain)?.rows).toBeGreaterThan(10);

    await rowsOf(
      stack,
      'audit-service',
      `set session_replication_role = replica;
       update audit_entries set after_state = '{"title":"never"}' where chain_id = '${chain}' and sequence = 2;
       delete from audit_entries where chain_id = '${chain}' and sequence = 4;
       insert into audit_entries select chain_id, sequence, previous_hash, hash, filed_at + interval '1 microsecond',
         gen_random_uuid(), action, user_id, actor_type, actor_id, happened_at, resource_type, resource_id,
         before_state, after_state, correlation_id, causation_id, source
         from audit_entries where chain_id = '${chain}' and sequence = 6;
       update audit_entries set sequence = 18 - sequence where chain_id = '${chain}' and sequence in (8, 10)`,
    );

    const { code, findings } = await verifyTrail(stack);
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { chainId: chain, kind: 'edited', sequence: 2 },
      { chainId: chain, kind: 'deleted', sequence: 4 },
      { chainId: chain, kind: 'inserted', sequence: 6 },
      { chainId: chain, kind: 'swapped', sequence: 8, lastSequence: 10 },
    ]);
  });
});
