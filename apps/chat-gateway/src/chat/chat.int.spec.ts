import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Conversation } from '../testing/conversation.js';
import { type GatewayRig, gatewayRig, type Instance } from '../testing/gateway-rig.js';

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

describe('one sentence', () => {
  it('adds a task and says so', async () => {
    const answer = await talk.say('Buy bread #home');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      intent: 'create_task',
      toolCalls: [{ tool: 'create_task', arguments: { title: 'Buy bread' }, result: { status: 'accepted' } }],
      tasks: [{ title: 'Buy bread', tags: ['home'], status: 'pending' }],
      undo: { commandId: talk.commands[0]!.eventId },
    });
    expect(answer.text).toContain('Buy bread');
    expect(answer.body['understood']).toContainEqual(expect.objectContaining({ as: 'tag', text: '#home' }));
  });

  it('is understood in the time zone of the request', async () => {
    const answer = await talk.say('call mum tomorrow at 9am', { timeZone: 'Asia/Karachi' });

    expect(answer.body.tasks).toMatchObject([{ timeZone: 'Asia/Karachi', due: expect.stringMatching(/T04:00:00/) }]);
  });

  it('lists tasks under numbers, and completes one by its number', async () => {
    await talk.say('Buy bread tomorrow');
    await talk.say('Buy milk today');
    await talk.say('Call mum');

    const list = await talk.say('list my tasks');
    const done = await talk.say('complete 2');

    expect(list.body.tasks).toMatchObject([
      { number: 1, title: 'Buy milk', group: 'today' },
      { number: 2, title: 'Buy bread', group: 'tomorrow' },
      { number: 3, title: 'Call mum', group: 'undated' },
    ]);
    expect(list.text).toContain('2. Buy bread');
    expect(done.body).toMatchObject({ intent: 'complete_task', tasks: [{ title: 'Buy bread', status: 'completed' }] });
  });

  it('means the list that is named, not the newest one', async () => {
    await talk.has('Buy bread', 'Call mum');
    const first = await talk.say('list my tasks');
    await talk.say('show tasks about bread');

    const done = await talk.say('complete 2', { lastMessageId: first.body.messageId });

    const second = first.body.tasks![1]!;
    expect(done.body.tasks).toMatchObject([{ taskId: second.taskId, status: 'completed' }]);
  });

  it('finds nothing by a number that no list showed', async () => {
    await talk.has('Buy bread', 'Call mum');

    const answer = await talk.say('complete 1');

    expect(answer.body.intent).toBe('not_found');
    expect(talk.commands).toEqual([]);
  });

  it('renames a task by its title', async () => {
    await talk.has('Buy bread', 'Call mum');

    const answer = await talk.say('rename buy bread to buy flour');

    expect(answer.body).toMatchObject({
      intent: 'update_task',
      tasks: [{ title: expect.stringMatching(/^buy flour$/i) }],
    });
    expect((await talk.titles()).map((title) => title.toLowerCase())).toEqual(['buy flour', 'call mum']);
  });

  it('does several things at once, in order', async () => {
    const answer = await talk.say('add buy bread and complete call mum');
    await talk.has('Call mum', 'Pay rent');
    const both = await talk.say('complete call mum and delete pay rent');

    expect(answer.status).toBe(200);
    expect(both.body.toolCalls.map(({ tool }) => tool)).toEqual(['complete_task', 'delete_task']);
    expect(both.body.toolCalls.map(({ result }) => result['status'])).toEqual(['accepted', 'accepted']);
  });

  it('adds many tasks with one command', async () => {
    const answer = await talk.say('add tasks: buy bread, call mum and pay rent');

    expect(answer.body.intent).toBe('create_many');
    expect(talk.commands).toHaveLength(1);
    expect(answer.body.tasks).toHaveLength(3);
  });

  it('takes back what was done last, and says what that was', async () => {
    await talk.has('Buy bread');
    await talk.say('delete buy bread');

    const explained = await talk.say('what did you just do?');
    const undone = await talk.say('undo');

    expect(explained.text).toContain('Buy bread');
    expect(undone.body).toMatchObject({
      intent: 'undo',
      toolCalls: [{ tool: 'undo', result: { status: 'accepted' } }],
    });
    expect(undone.text).toContain('Buy bread');
    expect(await talk.titles()).toEqual(['Buy bread']);
  });

  it('says what was done last in the words it had then, when its commands are forgotten', async () => {
    await talk.has('Buy bread');
    await talk.say('delete buy bread');
    await rig.pool.query('delete from commands where user_id = $1', [talk.user]);

    const explained = await talk.say('why?');

    expect(explained.text).toMatch(/^Because you said “delete buy bread”: Deleted “Buy bread”/);
  });

  it('goes on with a list that is too long to be shown, under numbers that go on', async () => {
    await talk.say(`add tasks: ${Array.from({ length: 20 }, (_, n) => `water plant ${n + 1}`).join(', ')}`);
    await talk.has('Buy bread', 'Call mum');
    const list = await talk.say('list my tasks');

    const more = await talk.say('more');
    const done = await talk.say('complete 22');

    expect(list.text).toMatch(/And 2 more: say “more”\.$/);
    expect(more.body).toMatchObject({ intent: 'list_tasks', tasks: [{ number: 21 }, { number: 22 }] });
    expect(done.body.tasks).toMatchObject([{ taskId: more.body.tasks![1]!.taskId, status: 'completed' }]);
  });

  it('still knows what "it" is when the change was taken back', async () => {
    await talk.has('Buy bread', 'Call mum');
    await talk.say('rename buy bread to buy flour');
    await talk.say('undo');

    const done = await talk.say('complete it');

    expect(done.body.tasks).toMatchObject([{ title: 'Buy bread', status: 'completed' }]);
  });

  it('takes back everything that one sentence did, and nothing of before', async () => {
    await talk.has('Call mum', 'Pay rent', 'Buy bread');
    await talk.say('rename buy bread to buy flour');
    await talk.say('complete call mum and delete pay rent');

    const undone = await talk.say('undo');
    const before = await talk.titles();
    await talk.say('undo');

    expect(undone.body.toolCalls).toHaveLength(2);
    expect(before).toEqual(['buy flour', 'Call mum', 'Pay rent']);
    expect(await talk.titles()).toEqual(['Buy bread', 'Call mum', 'Pay rent']);
  });

  it('says what "it" is', async () => {
    await talk.say('Buy bread');

    const done = await talk.say('complete it');

    expect(done.body.tasks).toMatchObject([{ title: 'Buy bread', status: 'completed' }]);
  });

  it('tells what has changed', async () => {
    await talk.has('Buy bread');
    await talk.say('list my tasks');

    const history = await talk.say('history of 1');

    expect(history.body.intent).toBe('history');
    expect(history.text).toMatch(/“Buy bread” added$/);
  });

  it('says why nothing can be taken back', async () => {
    const answer = await talk.say('undo');

    expect(answer.text).toContain('nothing to take back');
  });
});

describe('a question of the assistant', () => {
  it('asks which of two tasks is meant, and "the second" goes on', async () => {
    await talk.has('Buy oat milk', 'Buy almond milk');

    const asked = await talk.say('complete the milk task');
    const done = await talk.say('the second');

    expect(asked.body.intent).toBe('clarify');
    expect(asked.body.choices).toHaveLength(2);
    expect(done.body.toolCalls).toMatchObject([{ tool: 'complete_task', result: { status: 'accepted' } }]);
    expect(done.body.tasks).toMatchObject([{ taskId: asked.body.choices![1]!.taskId, status: 'completed' }]);
    expect(talk.commands).toHaveLength(1);
  });

  it('leaves the numbers that the person sees as they are', async () => {
    await talk.has('Buy oat milk', 'Call mum', 'Buy almond milk');
    const list = await talk.say('list my tasks sorted by title');

    const asked = await talk.say('complete the milk task');
    const renamed = await talk.say('rename 3 to call dad');

    expect(asked.body.choices).toMatchObject([
      { number: 1, title: 'Buy almond milk' },
      { number: 2, title: 'Buy oat milk' },
    ]);
    expect(renamed.body.tasks).toMatchObject([{ taskId: list.body.tasks![2]!.taskId, title: 'call dad' }]);
  });

  it('takes "neither" for an answer', async () => {
    await talk.has('Buy oat milk', 'Buy almond milk');
    await talk.say('delete the milk task');

    const answer = await talk.say('neither');

    expect(answer.body.toolCalls).toEqual([]);
    expect(talk.commands).toEqual([]);
  });

  it('deletes exactly the versions that it showed, leaves out and names what has changed', async () => {
    await talk.has('Buy milk', 'Buy bread', 'Call mum');
    await talk.say('list my tasks sorted by title');
    const asked = await talk.say('delete 1 and 2');
    const [bread, milk] = asked.body.tasks!.map(({ taskId }) => taskId);
    await rig.project(talk.owner.touch(bread!));

    const answer = await talk.say('yes');

    expect(asked.body).toMatchObject({ intent: 'delete_task', tasks: [{ title: 'Buy bread' }, { title: 'Buy milk' }] });
    expect(asked.body.toolCalls).toEqual([]);
    expect(talk.commands).toMatchObject([
      {
        payload: {
          targets: [
            { taskId: bread, version: 1 },
            { taskId: milk, version: 1 },
          ],
          onStale: 'skip',
        },
      },
    ]);
    expect(answer.text).toMatch(
      /^Deleted “Buy milk”\. Left out because it changed meanwhile: “Buy bread”\. Say “undo”/,
    );
    expect(await talk.titles()).toEqual(['Buy bread!', 'Call mum']);
  });

  it('runs a confirmation once, however often it is answered, at once or later', async () => {
    await talk.has('Buy milk', 'Buy bread');
    await talk.say('delete everything');

    const answers = await Promise.all([talk.say('yes'), talk.say('yes'), talk.say('yes')]);
    const later = await talk.say('yes');

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.filter(({ body }) => body.toolCalls.length > 0)).toHaveLength(1);
    expect(later.body.toolCalls).toEqual([]);
    expect(talk.commands).toHaveLength(1);
    expect(await talk.titles()).toEqual([]);
  });

  it('lapses when something else is said', async () => {
    await talk.has('Buy milk', 'Buy bread');
    await talk.say('delete everything');
    await talk.say('list my tasks');

    const answer = await talk.say('yes');

    expect(answer.body.toolCalls).toEqual([]);
    expect(talk.commands).toEqual([]);
  });

  it('can be answered on another instance', async () => {
    const other = await rig.instance();
    await talk.has('Buy milk', 'Buy bread');
    await talk.say('delete everything');

    const answer = await talk.request('POST', '/api/chat', { message: 'yes', conversationId: talk.id });

    expect(other.url).not.toBe(gateway.url);
    expect(answer.body).toMatchObject({ intent: 'confirm', toolCalls: [{ tool: 'delete_task' }] });
  });
});
