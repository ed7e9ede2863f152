import { randomUUID } from 'node:crypto';
import { deleteTask, topics } from '@todo/event-contracts';
import { eventually } from '@todo/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { settled } from '../harness/checks.js';
import { type ChatAnswer, Conversation } from '../harness/conversation.js';
import { Person, type TaskView } from '../harness/person.js';
import type { ServiceProcess } from '../harness/service-process.js';
import { Stack } from '../harness/stack.js';
import { messagesOf } from '../harness/topic-reader.js';

interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly status?: string;
}

describe('a conversation over two gateways', () => {
  let stack: Stack;
  let commands: ServiceProcess;
  let gateways: readonly [string, string];
  /** One person, at either gateway. */
  let here: Person;
  let there: Person;
  /** One conversation, at either gateway. */
  let talk: readonly [Conversation, Conversation];

  beforeAll(async () => {
    stack = await Stack.start({ proxied: false });
    const [first, second] = await Promise.all([stack.everyService(), stack.service('chat-gateway')]);
    await second.ready();
    commands = first.commands;
    gateways = [first.gateway.url, second.url];
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    here = await Person.at(gateways[0]);
    there = await Person.at(gateways[1], { userId: here.userId });
    talk = [new Conversation(here), new Conversation(there)];
    talk[1].id = (await talk[0].say('hello')).body.conversationId;
  });

  /** Says it until it is taken: a busy database is answered 503, and nothing was done. */
  const insist = (at: number, sentence: string, key: string = randomUUID()): Promise<ChatAnswer> =>
    eventually(
      async () => {
        const answer = await talk[at % 2]!.say(sentence, { headers: { 'idempotency-key': key } });
        expect(answer.status).not.toBe(503);
        return answer;
      },
      { withinMs: 30_000, everyMs: 200 },
    );
  const titles = async (): Promise<string[]> => {
    const { body } = await here.get('/api/tasks?limit=100');
    return (body['items'] as unknown as TaskView[]).map(({ title }) => title).sort();
  };
  const messages = async (): Promise<Message[]> => {
    const { body } = await there.get(`/api/conversations/${talk[0].id}?limit=100`);
    return body['messages'] as unknown as Message[];
  };

  it('runs a confirmation once, although it is answered six times at the same moment and once more', async () => {
    await talk[0].say('add buy milk and buy bread');
    await settled(stack, 30_000);
    const asked = await talk[1].say('delete everything');
    expect(asked.body).toMatchObject({ intent: 'delete_task', toolCalls: [], tasks: [{}, {}] });

    const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => insist(at, 'yes')));
    const later = await insist(1, 'yes');

    expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
    const ran = [...answers, later].filter(({ body }) => body.toolCalls.length > 0);
    expect(ran.map(({ body }) => body.toolCalls)).toMatchObject([[{ tool: 'delete_task' }]]);
    await settled(stack, 30_000);
    const sent = (await messagesOf(stack, topics.commands)).filter(({ userId }) => userId === here.userId);
    expect(sent.filter((message) => deleteTask.is(message))).toHaveLength(1);
    expect(await titles()).toEqual([]);
  });

  it('takes one message at a time: each is answered, and stands in the conversation right before its answer', async () => {
    const sentences = Array.from({ length: 20 }, (_, n) => `add errand number ${n}x`);

    const answers = await Promise.all(sentences.map((sentence, n) => insist(n, sentence)));

    expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
    await settled(stack, 30_000);
    expect(await titles()).toEqual(sentences.map((sentence) => sentence.replace('add ', '')).sort());
    const said = await messages();
    const taken = said.filter(({ role }) => role === 'user').map(({ text }) => text);
    expect(taken.slice(1).sort()).toEqual(sentences.toSorted());
    expect(said.map(({ role }) => role)).toEqual(taken.flatMap(() => ['user', 'assistant']));
    for (const [at, { role, text }] of said.entries()) {
      const title = said[at - 1]?.text.replace('add ', '');
      if (role === 'assistant' && at > 1) expect(text).toContain(`“${title}”`);
    }
  });

  it('gives a request that is sent again, to the other gateway at the same time, the same answer and one effect', async () => {
    const key = randomUUID();

    const answers = await Promise.all([0, 1, 2, 3].map((at) => insist(at, 'add call the plumber', key)));

    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
    await settled(stack, 30_000);
    expect(await titles()).toEqual(['call the plumber']);
  });

  it('goes on while commands are on their way: nothing is held until their outcomes come', async () => {
    await commands.stop();

    const first = talk[0].say('add buy milk');
    await eventually(async () => expect((await messages()).at(-1)).toMatchObject({ status: 'pending' }));
    const second = await talk[1].say('what can you do?');
    const stillFirst = await messages();
    expect(second.status).toBe(200);
    expect(stillFirst.filter(({ status }) => status === 'pending')).toHaveLength(1);

    await commands.restart();
    expect([200, 202]).toContain((await first).status);
    await eventually(
      async () => {
        expect((await messages()).filter(({ status }) => status === 'pending')).toEqual([]);
        expect(await titles()).toEqual(['buy milk']);
      },
      { withinMs: 30_000 },
    );
  });
});
