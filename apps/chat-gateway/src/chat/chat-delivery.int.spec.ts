import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Conversation } from '../testing/conversation.js';
import { EventStream } from '../testing/event-stream.js';
import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';
import { failed, rejected } from '../testing/messages.js';
import type { Owned } from '../testing/task-owner.js';

let rig: GatewayRig;
let gateway: Instance;
let talk: Conversation;

beforeAll(async () => {
  rig = await gatewayRig();
  gateway = await rig.instance();
});
afterAll(() => rig.close());
beforeEach(() => {
  rig.circuit = 'closed';
  talk = new Conversation(rig, gateway);
});

type Message = { messageId: string; role: string; text: string; status?: string; toolCalls?: unknown[] };
const messages = async (): Promise<Message[]> =>
  (await talk.request('GET', `/api/conversations/${talk.id}`)).body['messages'] as Message[];

/** Outcomes stay away until they are released. */
function hold(): { release(): Promise<void> } {
  const held: Owned[] = [];
  rig.circuit = 'open';
  talk.answer(async (owned) => void held.push(owned));
  return {
    release: async () => {
      for (const owned of held.splice(0)) await talk.deliver(owned);
      rig.circuit = 'closed';
      talk.answer((owned) => talk.deliver(owned));
    },
  };
}

describe('an outcome that comes late', () => {
  it('is answered with 202, and the finished answer stands in the conversation and is told on the stream', async () => {
    const held = hold();
    const stream = await EventStream.open(gateway.url, talk.user);

    const answer = await talk.say('Buy bread');
    const before = await messages();
    await held.release();
    const after = await messages();

    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/commands/${talk.commands[0]!.eventId}`);
    expect(answer.text).toContain('still on its way');
    expect(answer.body.toolCalls).toMatchObject([{ tool: 'create_task', result: { status: 'pending' } }]);
    expect(before).toMatchObject([
      { role: 'user', text: 'Buy bread' },
      { role: 'assistant', status: 'pending' },
    ]);
    expect(after[1]).toMatchObject({
      messageId: answer.body.messageId,
      status: 'finished',
      tasks: [{ title: 'Buy bread' }],
    });
    expect(after[1]!.text).toMatch(/^Added “Buy bread”/);
    await expect
      .poll(() => stream.heard.filter(({ event }) => event === 'conversation').map(({ data }) => data))
      .toEqual([
        { conversationId: talk.id, messageId: answer.body.messageId, status: 'pending' },
        { conversationId: talk.id, messageId: answer.body.messageId, status: 'finished' },
      ]);
    stream.stop();
  });

  it('makes a task that is not found yet one that may be on its way', async () => {
    const held = hold();
    await talk.say('Buy bread');

    const answer = await talk.say('complete buy bread');
    await held.release();
    const done = await talk.say('complete buy bread');

    expect(answer.text).toContain('still on its way');
    expect(done.body.tasks).toMatchObject([{ status: 'completed' }]);
  });

  it("counts the person's own changes that are on their way as seen", async () => {
    await talk.has('Buy bread');
    const held = hold();

    const answers = [await talk.say('rename buy bread to buy flour'), await talk.say('complete buy bread')];
    await held.release();

    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect((await messages()).filter(({ role }) => role === 'assistant')).toMatchObject([
      { status: 'finished', toolCalls: [{ result: { status: 'accepted' } }] },
      { status: 'finished', toolCalls: [{ result: { status: 'accepted' } }] },
    ]);
  });
});

describe('a change that is refused', () => {
  it('is told as a sentence', async () => {
    talk.answer(({ result }) => rig.project(rejected(talk.user, result.payload.commandId, 'limit-title')));

    const answer = await talk.say('Buy bread');

    expect(answer.status).toBe(200);
    expect(answer.body.toolCalls).toMatchObject([{ result: { status: 'rejected', code: 'limit-title' } }]);
    expect(answer.text).toMatch(/^That was not done\. A title has .*Say it with another title\.$/);
  });
});

describe('a change that nobody could handle', () => {
  it.each([
    ['Buy bread', 'That was not done. Something went wrong on our side.'],
    ['kal doodh lana', 'Yeh nahi hua. Hamari taraf se koi kharabi hui.'],
    ['کل دودھ لانا', 'یہ نہیں ہوا۔ ہماری طرف سے کوئی خرابی ہوئی۔'],
  ])('is told in the language of who said “%s”', async (text, words) => {
    talk.answer(({ result }) => rig.project(failed(talk.user, result.payload.commandId)));

    const answer = await talk.say(text);

    expect(answer.text).toContain(words);
    expect(answer.body.toolCalls).toMatchObject([{ result: { status: 'failed' } }]);
    expect((await talk.say('why?')).text).toContain(`Because you said`);
  });
});

describe('a request that is sent again', () => {
  it('gets the same answer and has one effect', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };

    const [first, second] = await Promise.all([talk.say('Buy bread', {}, headers), talk.say('Buy bread', {}, headers)]);
    const other = await talk.say('Buy milk', { conversationId: undefined }, headers);

    expect(second.body).toEqual(first.body);
    expect(await talk.titles()).toEqual(['Buy bread']);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });
});

describe('conversations', () => {
  it('are listed a page at a time, the one that was used last first, and so are their messages', async () => {
    const ids: string[] = [];
    for (const text of ['Buy bread', 'Call mum', 'Pay rent']) {
      const { body } = await talk.say(text, { conversationId: undefined });
      ids.unshift(body.conversationId);
    }
    await talk.say('help', { conversationId: ids[0] });

    const first = await talk.request('GET', '/api/conversations?limit=2');
    const second = await talk.request('GET', `/api/conversations?limit=2&cursor=${first.body['nextCursor']}`);
    const newest = await talk.request('GET', `/api/conversations/${ids[0]}?limit=1`);
    const older = await talk.request('GET', `/api/conversations/${ids[0]}?limit=1&cursor=${newest.body['nextCursor']}`);

    const idsOf = (answer: typeof first) => (answer.body['items'] as { conversationId: string }[]).map((one) => one.conversationId); // prettier-ignore
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    expect(second.body['nextCursor']).toBeNull();
    expect(newest.body['messages']).toMatchObject([{ role: 'user', text: 'help' }, { role: 'assistant' }]);
    expect(older.body['messages']).toMatchObject([{ role: 'user', text: 'Pay rent' }, { role: 'assistant' }]);
    expect(older.body['nextCursor']).toBeNull();
  });

  it("are nobody else's: reading, speaking, lists, ids in words, titles", async () => {
    const [taskId] = await talk.has('Secret plans');
    const list = await talk.say('list my tasks');
    const other = new Conversation(rig, gateway);

    const read = await other.request('GET', `/api/conversations/${talk.id}`);
    const spoken = await other.say('complete 1', { conversationId: talk.id, lastMessageId: list.body.messageId });
    await other.say('hello');
    const elsewhere = await other.say('complete 1', { lastMessageId: list.body.messageId });
    const answers = [
      await other.say('complete 1'),
      await other.say(`complete ${taskId}`),
      await other.say('delete secret plans'),
      await other.say('list my tasks'),
    ];
    const own = await other.request('GET', '/api/conversations');

    expect(read.status).toBe(404);
    expect(spoken).toMatchObject({ status: 404, body: { code: 'conversation-unknown' } });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'message-unknown' } });
    expect(JSON.stringify(answers.map(({ body }) => [body.tasks ?? [], body.choices ?? []]))).not.toContain('Secret');
    expect(other.commands.filter(({ eventType }) => eventType !== 'task.create')).toEqual([]);
    expect(JSON.stringify(own.body)).not.toContain(String(talk.id));
  });
});

describe('POST /api/understand', () => {
  it("says what a sentence would mean for the user's own tasks, and changes nothing", async () => {
    await talk.has('Buy bread');
    const everything = async () =>
      (
        await rig.pool.query(
          `select (select count(*) from outbox) o, (select count(*) from commands) c, (select count(*) from turns) t,
                  (select count(*) from conversations) v, (select sum(position) from streams) s`,
        )
      ).rows as unknown;
    const before = await everything();

    const { status, body } = await talk.request('POST', '/api/understand', { text: 'complete buy bread' });
    const zoned = await talk.request('POST', '/api/understand', {
      text: 'call mum tomorrow 9am',
      timeZone: 'Asia/Karachi',
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ intent: 'complete_task', resolvesTo: [1], mutations: 1, lang: 'en' });
    expect(body['understood']).toContainEqual({ text: 'complete', start: 0, end: 8, as: 'command' });
    expect(zoned.body['due']).toMatch(/T04:00:00/);
    expect(await everything()).toEqual(before);
  });
});

describe('a message that cannot be taken', () => {
  it.each([
    ['none', {}],
    ['an empty one', { message: '' }],
    ['one of white space', { message: ' \n ' }],
    ['one that is too long', { message: 'a'.repeat(4001) }],
    ['one that holds NUL', { message: 'a\0b' }],
    ['half a surrogate pair', { message: 'a\ud800' }],
    ['a time zone that is none', { message: 'hello', timeZone: 'Mars/Olympus' }],
    ['an id that is none', { message: 'hello', conversationId: '1' }],
    ['a list without its conversation', { message: 'hello', lastMessageId: randomUUID() }],
    ['a field there is not', { message: 'hello', admin: true }],
  ])('%s: 400, and no conversation comes of it', async (_, body) => {
    const answer = await talk.request('POST', '/api/chat', body);

    expect(answer.status).toBe(400);
    expect((await talk.request('GET', '/api/conversations')).body['items']).toEqual([]);
  });

  it('takes 4,000 characters, whatever they are', async () => {
    const answer = await talk.say('🍞'.repeat(2000));

    expect(answer.status).toBe(200);
  });
});
