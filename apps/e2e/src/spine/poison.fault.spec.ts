import { randomUUID } from 'node:crypto';
import { completeTask, encode, topics } from '@todo/event-contracts';
import { connectProducer, outgoing } from '@todo/messaging';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventually } from '@todo/testkit';
import { Person } from '../harness/person.js';
import { variant } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { recordsOf } from '../harness/topic-reader.js';

describe('records that cannot be handled', () => {
  let stack: Stack;
  let person: Person;

  beforeAll(async () => {
    stack = await Stack.start();
    const { gateway } = await stack.everyService();
    person = await Person.at(gateway.url);
  });
  afterAll(() => stack.stop());

  it('go to the dead letters once, untouched, and the good ones around them are handled', async () => {
    const wrongSchema = { ...command(person.userId), payload: { targets: 'all of them' } };
    const garbage = {
      ...outgoing(encode(completeTask, command(person.userId))),
      value: Buffer.from([0xff, 0x00, 0x7b]),
    };
    const misfit = outgoing(encode(completeTask, wrongSchema as never));
    const producer = await connectProducer(stack.kafka('e2e-poison'));

    await person.addTask('before');
    await producer.sendBatch([garbage, misfit]);
    await person.addTask('between');
    await producer.sendBatch([{ ...garbage, value: Buffer.from('not json') }]);
    await person.addTask('after');

    const letters = await eventually(
      async () => {
        const found = await recordsOf(stack, topics.deadLetter);
        expect(found).toHaveLength(3);
        return found;
      },
      { withinMs: 10_000 },
    );
    await producer.close();
    expect(letters.map(({ value }) => value)).toEqual(
      expect.arrayContaining([garbage.value, misfit.value, Buffer.from('not json')]),
    );
    for (const { key, headers } of letters) {
      expect(key?.toString()).toBe(person.userId);
      expect(headers['dlq-group']?.toString()).toBe('todo-command-service');
      expect(headers['x-original-topic']?.toString()).toBe(topics.commands.name);
      expect(headers['dlq-error-code']?.toString()).toMatch(/^(bad-bytes|wrong-schema)$/);
    }
    const { body } = await person.get('/api/tasks?sort=created');
    expect((body['items'] as unknown as { title: string }[]).map(({ title }) => title).sort()).toEqual([
      'after',
      'before',
      'between',
    ]);
  });
});

describe('a handler that always throws', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it('sends its record to the dead letters after five attempts, answers the command failed, and holds nobody up', async () => {
    const throwing = await stack.service('todo-command-service', { entry: variant('handler-that-throws') });
    const gateway = await stack.service('chat-gateway');
    await Promise.all([throwing.ready(), gateway.ready()]);
    const [unlucky, neighbour] = await Promise.all([Person.at(gateway.url), Person.at(gateway.url)]);

    const started = performance.now();
    const asked = unlucky.post('/api/tasks', { title: 'boom' });
    await neighbour.addTask('in between');
    const answer = await asked;

    expect(answer.status).toBe(202);
    await eventually(async () => {
      const { body } = await unlucky.get(answer.headers.get('location')!);
      expect(body).toMatchObject({ status: 'failed' });
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    const letters = await eventually(async () => {
      const found = await recordsOf(stack, topics.deadLetter);
      expect(found).toHaveLength(1);
      return found;
    });
    expect(letters[0]!.headers['dlq-attempts']?.toString()).toBe('5');
    expect(letters[0]!.headers['dlq-handler']?.toString()).toBe('handle-commands');
    expect(Object.values(letters[0]!.headers).join('\n')).not.toContain('boom');
    await unlucky.addTask('afterwards');
  });
});

function command(userId: string) {
  const id = randomUUID();
  return {
    eventId: id,
    timestamp: new Date().toISOString(),
    eventType: completeTask.type,
    source: 'e2e',
    userId,
    payload: { targets: [{ taskId: randomUUID(), version: 1 }], onStale: 'reject' as const },
    headers: { schemaVersion: 1, correlationId: id, causationId: id, actor: { type: 'user' as const, id: userId } },
  };
}
