import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createTask, encode, topics } from '@todo/event-contracts';
import { connectProducer, outgoing } from '@todo/messaging';
import { eventually } from '@todo/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Person } from '../harness/person.js';
import { variant } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { tokenSettings } from '../harness/token.js';
import { recordsOf } from '../harness/topic-reader.js';

/** What must never turn up where it does not belong. */
const canaries = {
  title: 'canary-title-5531',
  note: 'canary-note-7710',
  tag: 'canary-tag-0192',
  address: 'canary-mail-8412@example.test',
};

describe('what is personal or secret', () => {
  let stack: Stack;
  let person: Person;

  beforeAll(async () => {
    stack = await Stack.start();
    const gateway = await stack.service('chat-gateway', { environment: { LOG_LEVEL: 'debug' } });
    const commands = await stack.service('todo-command-service', {
      entry: variant('handler-that-throws'),
      environment: { LOG_LEVEL: 'debug' },
    });
    await Promise.all([gateway.ready(), commands.ready()]);
    person = await Person.at(gateway.url, { email: canaries.address });
  });
  afterAll(() => stack.stop());

  it('turns up in no log, metric, error or dead-letter header, whatever goes wrong', async () => {
    const { title, note, tag } = canaries;
    const task = await person.addTask(title, { description: note, tags: [tag], dueDate: '2027-01-01' });
    const asked = [
      await person.patch(`/api/tasks/${task.taskId}`, { title: `${title} again` }),
      await person.post('/api/tasks', { title: title.repeat(40) }),
      await person.post('/api/tasks', { title, colour: note }),
      await person.get(`/api/tasks?q=${title}&sort=${note}`),
      await person.request('POST', '/api/tasks', { raw: `{"title": "${title}` }),
      await person.get('/api/tasks', { headers: { authorization: `Bearer ${person.token}x` } }),
      await person.post('/api/tasks', { title: `boom ${title}`, description: note }),
    ];
    const producer = await connectProducer(stack.kafka('e2e-hygiene'));
    await producer.sendBatch([unreadable(person.userId, title)]);
    await producer.close();
    const letters = await eventually(async () => {
      const found = await recordsOf(stack, topics.deadLetter);
      expect(found).toHaveLength(2);
      return found;
    });

    const refusals = asked.filter(({ status }) => status >= 400).map(({ body }) => JSON.stringify(body));
    const places: Record<string, string> = {
      errors: refusals.join('\n'),
      'dead-letter headers': letters.map(({ headers }) => Object.values(headers).join('\n')).join('\n'),
      metrics: (await Promise.all(stack.services.map((service) => service.metrics()))).join('\n'),
      logs: logsOf(stack),
    };
    const password = new URL(stack.databaseUrl('chat-gateway')).password;
    const secrets = [...Object.values(canaries), person.token, tokenSettings.JWT_SECRET, password];
    expect(refusals).toHaveLength(5);
    for (const [place, text] of Object.entries(places)) {
      expect(text.length, place).toBeGreaterThan(0);
      expect(
        secrets.filter((secret) => text.includes(secret)),
        place,
      ).toEqual([]);
    }
  });

  it('every line of a log is one JSON object, with the correlation id of its request', () => {
    const lines = logsOf(stack).trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(
      entries.every(({ level, time, service }) => [level, time, service].every((field) => typeof field === 'string')),
    ).toBe(true);
    const answered = entries.filter(({ message }) => message === 'request answered');
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.every(({ correlationId }) => typeof correlationId === 'string')).toBe(true);
  });
});

function logsOf({ logs }: Stack): string {
  return readdirSync(logs)
    .map((name) => readFileSync(`${logs}/${name}`, 'utf8'))
    .join('');
}

function unreadable(userId: string, title: string) {
  const id = randomUUID();
  const message = {
    eventId: id,
    timestamp: new Date().toISOString(),
    eventType: createTask.type,
    source: 'e2e',
    userId,
    payload: { tasks: [{ title }] },
    headers: { schemaVersion: 1, correlationId: id, causationId: id, actor: { type: 'user' as const, id: userId } },
  };
  return outgoing(encode(createTask, message as never));
}
