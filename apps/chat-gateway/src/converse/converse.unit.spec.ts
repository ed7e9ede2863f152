import { describe, expect, it } from 'vitest';

import type { CommandOutcome } from '../command/command-outcome.js';
import { aTask } from '../testing/messages.js';
import type { ConversationState } from './conversation-state.js';
import { decideTurn } from './decide-turn.js';
import { inListOrder } from './list-order.js';
import { pastRange } from './past-range.js';
import type { Said } from './said.js';
import { tellTurn } from './tell-turn.js';

const now = new Date('2026-05-12T08:00:00Z');
const messageId = 'b3a0f3a4-0000-4000-8000-000000000001';
const task = (title: string, more: object = {}) => aTask({ userId: 'ann', title, ...more });

function say(text: string, given: Partial<Said> = {}) {
  return decideTurn({
    ...{ text, now, timeZone: 'Europe/Paris', dayFirst: true, messageId, tasks: [], shown: [], state: {} },
    ...{ notified: undefined, pending: false, refused: [], newId: () => 'a0a0a0a0-0000-4000-8000-000000000000' },
    ...given,
  });
}
const stepsIn = ({ parts }: ReturnType<typeof say>) => parts.flatMap(({ steps }) => steps);

describe('what a sentence leads to', () => {
  it('names only tasks that a list showed by numbers', () => {
    const tasks = [task('Buy bread'), task('Call mum')];

    expect(stepsIn(say('complete 1', { tasks }))).toEqual([]);
    expect(stepsIn(say('complete 1', { tasks, shown: [tasks[1]!.taskId] }))).toMatchObject([
      { action: { kind: 'complete' }, targets: [{ taskId: tasks[1]!.taskId, version: 1 }] },
    ]);
  });

  it('keeps the numbers of a list when one of its tasks is deleted', () => {
    const [gone, left] = [task('Buy bread'), task('Call mum')];
    const shown = [gone!.taskId, left!.taskId];

    expect(stepsIn(say('complete 1', { tasks: [left!], shown }))).toEqual([]);
    expect(stepsIn(say('complete 2', { tasks: [left!], shown }))).toMatchObject([
      { targets: [{ taskId: left!.taskId }] },
    ]);
  });

  it('replaces a due date by a due time, and keeps the zone it is meant in', () => {
    const tasks = [task('Buy bread', { dueDate: '2026-05-13' })];

    const [step] = stepsIn(say('move buy bread to friday 10am', { tasks }));

    expect(step!.action).toEqual({
      kind: 'update',
      set: { due: '2026-05-15T08:00:00Z', dueDate: null, timeZone: 'Europe/Paris' },
    });
  });

  it('adds a reminder beside those that a task has', () => {
    const reminders = [{ reminderId: 'c0c0c0c0-0000-4000-8000-000000000000', offset: '-PT1H' }];
    const tasks = [task('Buy bread', { reminders })];

    const [step] = stepsIn(say('remind me about buy bread at 5pm', { tasks }));

    expect(step!.action).toMatchObject({ set: { reminders: [reminders[0], { remindAt: '2026-05-12T15:00:00Z' }] } });
  });

  it('asks before any part of a sentence is done, and shows what all of it would touch', () => {
    const tasks = [task('Buy bread'), task('Call mum')];

    const turn = say('add pay rent and delete everything', { tasks });

    expect(stepsIn(turn)).toEqual([]);
    expect(turn.asked).toMatchObject({ kind: 'confirm', messageId });
    expect(turn.shown).toEqual(tasks.map(({ taskId }) => taskId));
    expect(turn.parts[0]!.text).toContain('+ “pay rent”');
  });

  it.each([
    ['delete everything', 'Nothing found'],
    ['complete all my tasks', 'Nothing found'],
  ])('does not say that it did what was about no task: %s', (text, words) => {
    const turn = say(text);

    expect(stepsIn(turn)).toEqual([]);
    expect(turn.asked).toBeUndefined();
    expect(turn.parts[0]!.text).toContain(words);
  });

  it('chooses both where both are meant', () => {
    const tasks = [task('Buy oat milk'), task('Buy almond milk')];
    const asked = say('complete the milk task', { tasks });
    const state: ConversationState = { asked: asked.asked! };

    const turn = say('both', { tasks, shown: asked.shown!, state });

    expect(stepsIn(turn).flatMap(({ targets }) => targets.map(({ taskId }) => taskId))).toEqual(asked.shown);
  });
});

describe('undo', () => {
  const last = { intent: 'multi', commandIds: ['a', 'b', 'c'], count: 3 } as const;

  it('takes back together what one sentence did, the last first, without what was refused', () => {
    const steps = stepsIn(say('undo', { state: { last }, refused: ['b'] }));

    expect(steps.map(({ action }) => action)).toEqual([
      { kind: 'undo', direction: 'undo', count: 1, commandId: 'c' },
      { kind: 'undo', direction: 'undo', count: 1, commandId: 'a' },
    ]);
  });

  it('takes back as many of the newest changes as are said', () => {
    const steps = stepsIn(say('undo 2', { state: { last } }));

    expect(steps.map(({ action }) => action)).toEqual([{ kind: 'undo', direction: 'undo', count: 2 }]);
  });

  it('is brought back together', () => {
    const steps = stepsIn(say('redo', { state: { last: { intent: 'undo', commandIds: [], count: 2 } } }));

    expect(steps.map(({ action }) => action)).toEqual([{ kind: 'undo', direction: 'redo', count: 2 }]);
  });
});

describe('the words of an answer', () => {
  const milk = { n: 1, title: 'Buy milk', taskId: 'm' };
  const part = {
    command: { intent: 'delete_task', resolvesTo: [1] } as const,
    tasks: [milk],
    steps: [{ commandId: 'c', tool: 'delete_task', arguments: {} }],
  };
  const plan = { lang: 'en', timeZone: 'UTC', parts: [part] };
  const outcome = (more: object) => ({
    c: { commandId: 'c', tasks: [], leftOut: [], ...more } as unknown as CommandOutcome,
  });

  it('do not say that something was done when all of it was left out', () => {
    const leftOut = [{ taskId: 'm', code: 'version-stale' }];

    const { response } = tellTurn(plan, outcome({ status: 'accepted', leftOut }), now);

    expect(response).toMatch(/^That was not done.*“Buy milk”/);
  });

  it.each([
    [{ status: 'rejected', code: 'version-stale', message: 'x' }, 'changed since'],
    [{ status: 'rejected', code: 'limit-open-tasks', message: 'Too many open tasks.' }, 'Too many open tasks.'],
    [{ status: 'failed', code: 'schema', message: 'x' }, 'not available'],
  ])('say why it was not done: %o', (more, words) => {
    expect(tellTurn(plan, outcome(more), now).response).toContain(words);
  });
});

describe('lists', () => {
  it('begin with what is overdue, in the day of the person', () => {
    const tasks = [
      task('later', { dueDate: '2026-05-20' }),
      task('undated'),
      task('today', { dueDate: '2026-05-12' }),
      task('tomorrow', { due: '2026-05-12T22:30:00Z' }),
      task('overdue', { due: '2026-05-12T07:00:00Z' }),
    ];

    const titles = inListOrder(tasks, undefined, { now, zone: 'Europe/Paris' }).map(({ title }) => title);

    expect(titles).toEqual(['overdue', 'today', 'tomorrow', 'later', 'undated']);
  });

  it.each([
    ['today', '2026-05-11T22:00:00.000Z', '2026-05-12T22:00:00.000Z'],
    ['yesterday', '2026-05-10T22:00:00.000Z', '2026-05-11T22:00:00.000Z'],
    ['last_week', '2026-05-03T22:00:00.000Z', '2026-05-10T22:00:00.000Z'],
    ['last_month', '2026-03-31T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
  ])('of the past: %s', (range, from, to) => {
    const span = pastRange(range, 'Europe/Paris', now);

    expect([span.from.toISOString(), span.to.toISOString()]).toEqual([from, to]);
  });
});
