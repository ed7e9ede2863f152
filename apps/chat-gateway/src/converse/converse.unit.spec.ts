import { rejectionCode } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import type { CommandOutcome } from '../command/command-outcome.js';
import { aTask } from '../testing/messages.js';
import type { ConversationState } from './conversation-state.js';
import { decideTurn } from './decide-turn.js';
import { historyEntry } from './history-entry.js';
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

  it('asks again after half an answer, and the next answer still settles what was asked', () => {
    const tasks = [task('Buy oat milk'), task('Buy almond milk')];
    const { asked } = say('complete the milk task', { tasks });

    const again = say('whichever', { tasks, state: { asked: asked! } });
    expect(again.choices).toHaveLength(2);
    expect(stepsIn(again)).toEqual([]);

    const settled = say('the second', { tasks, state: { asked: again.asked! }, shown: again.shown ?? [] });
    expect(stepsIn(settled)).toMatchObject([
      { action: { kind: 'complete' }, targets: [{ taskId: again.choices![1]!.taskId }] },
    ]);
  });

  it('asks before any part of a sentence is done, and shows what all of it would touch', () => {
    const tasks = [task('Buy bread'), task('Call mum')];

    const turn = say('add pay rent and delete everything', { tasks });

    expect(stepsIn(turn)).toEqual([]);
    expect(turn.asked).toMatchObject({ kind: 'confirm', messageId });
    expect(turn.shown).toEqual(tasks.map(({ taskId }) => taskId));
    expect(turn.parts[0]!.text).toBe(
      'This will add 1 task:\n• “pay rent”\ndelete 2 tasks:\n1. Buy bread\n2. Call mum\nShall I? (yes / no)',
    );
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

  it('does not ask whether reminders may be cancelled that are not there', () => {
    const tasks = Array.from({ length: 7 }, (_, index) => task(`Task ${index}`));

    const turn = say('cancel all reminders', { tasks });

    expect([stepsIn(turn), turn.asked]).toEqual([[], undefined]);
    expect(turn.parts[0]!.text).toBe('7 tasks have no reminder. Nothing was changed.');
  });

  it('asks when to remind where no time is said, and promises nothing', () => {
    const turn = say('remind me about call mum', { tasks: [task('Call mum')] });

    expect(stepsIn(turn)).toEqual([]);
    expect(turn.parts[0]!.text).toMatch(/^When shall I remind you of “Call mum”\?/);
  });

  it('does not move what has no date', () => {
    const turn = say('delay call mum by three days', { tasks: [task('Call mum')] });

    expect(stepsIn(turn)).toEqual([]);
    expect(turn.parts[0]!.text).toMatch(/^“Call mum” has no due date\./);
  });

  it('asks what shall change where only the task is said', () => {
    const tasks = [task('Buy oat milk'), task('Call mum')];

    const turn = say('move 2', { tasks });

    expect([stepsIn(turn), turn.asked]).toEqual([[], undefined]);
    expect(turn.parts[0]!.text).toMatch(/^What shall change, and of which task\?/);
  });

  it('does not take another verb for a yes to a deletion', () => {
    const tasks = [task('Buy oat milk'), task('Call mum')];
    const asked = say('delete 1 and 2', { tasks }).asked!;

    const turn = say('complete them', { tasks, state: { asked } });

    expect([stepsIn(turn), turn.confirms]).toEqual([[], undefined]);
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

  it.each(rejectionCode.options)('say in three languages why nothing was done, and what to do: %s', (code) => {
    const said = ['en', 'ur', 'ur-Latn'].map((lang) => tellTurn({ ...plan, lang }, outcome({ status: 'rejected', code, message: 'internal' }), now).response); // prettier-ignore

    expect(said[0]).toMatch(/^That was not done\. [^]+\.$/);
    expect(said[1]).toMatch(/^یہ نہیں ہوا۔ [^]+۔$/);
    expect(said[2]).toMatch(/^Yeh nahi hua\. [^]+\.$/);
    expect(said.join()).not.toContain('internal');
  });

  it('tell what was done and what was not', () => {
    const steps = ['c', 'd'].map((commandId) => ({ commandId, tool: 'undo', arguments: {} }));
    const outcomes = {
      ...outcome({ status: 'accepted', tasks: [{ taskId: 'm', title: 'Buy milk', version: 3, change: 'restored' }] }),
      d: { commandId: 'd', status: 'rejected', code: 'undo-task-changed', message: 'x', leftOut: [{ taskId: 'n', code: 'undo-task-changed', title: 'Call mum' }] }, // prettier-ignore
    } as unknown as Parameters<typeof tellTurn>[1];
    const undo = { ...plan, parts: [{ command: { intent: 'undo', count: 1 } as const, tasks: [], steps }] };

    expect(tellTurn(undo, outcomes, now).response).toBe(
      'Taken back. “Buy milk” is as before. Say “redo” to have it again. That was not done. “Call mum” changed since, ' +
        'and taking this back would lose that. Change it by hand instead.',
    );
  });

  it.each([
    [{ status: 'rejected', code: 'version-stale', message: 'x' }, '“Buy milk” changed meanwhile.'],
    [{ status: 'rejected', code: 'limit-open-tasks', message: 'x' }, 'You have 10000 open tasks'],
    [{ status: 'failed', code: 'schema', message: 'x' }, 'Something went wrong on our side.'],
  ])('say why it was not done: %o', (more, words) => {
    expect(tellTurn(plan, outcome(more), now).response).toContain(words);
  });
});

describe('what was not meant as an answer', () => {
  const tasks = [task('Buy oat milk'), task('Buy almond milk')];
  const asked = say('complete the milk task', { tasks });
  const afterwards = { tasks, shown: asked.shown!, state: { asked: asked.asked! } };

  it('is told later where it was not told at once', () => {
    const { lapsed } = say('list my tasks', afterwards);

    expect(lapsed).toBe(true);
    expect(say('yes', { tasks, state: { lapsed: true } }).parts[0]!.text).toMatch(
      /^My question before that has lapsed/,
    );
    expect(say('yes', { tasks }).parts[0]!.text).not.toContain('lapsed');
  });

  it('lets the question lapse, and says so where it may have been meant as one', () => {
    expect(say('buy bread', afterwards).parts[0]!.text).toMatch(/^My question before that has lapsed/);
    expect(say('list my tasks', afterwards).parts).toHaveLength(1);
  });

  it('never means another task than the one that stood at its place', () => {
    const [first, second] = asked.shown!;
    const left = tasks.filter(({ taskId }) => taskId !== first);

    const meant = say('the second', { ...afterwards, tasks: left });
    const gone = say('the first', { ...afterwards, tasks: left });
    const both = say('both', { ...afterwards, tasks: left });

    expect(stepsIn(meant).flatMap(({ targets }) => targets.map(({ taskId }) => taskId))).toEqual([second]);
    expect(stepsIn(gone)).toEqual([]);
    expect(gone.parts[0]!.text).toContain('not there any more');
    expect(stepsIn(both)).toEqual([]);
  });
});

describe('a language', () => {
  it('stays the one that was spoken where a sentence has none', () => {
    const tasks = [task('Buy oat milk'), task('Buy almond milk')];
    const asked = say('complete the milk task', { tasks });

    const turn = say('2', { tasks, shown: asked.shown!, state: { asked: asked.asked!, lang: 'ur' } });

    expect(turn.understanding.lang).toBe('ur');
    expect(stepsIn(turn)).toHaveLength(1);
  });
});

describe('a list that goes on', () => {
  const tasks = Array.from({ length: 45 }, (_, index) => task(`Task ${String(index + 1).padStart(2, '0')}`));
  const first = say('list my tasks sorted by title', { tasks });
  const more = (turn: ReturnType<typeof say>, now = tasks, shown = turn.shown!) =>
    say('more', { tasks: now, shown, state: turn.listing === undefined ? {} : { listing: turn.listing } });
  const titles = ({ tasks: shown = [] }: ReturnType<typeof say>) =>
    shown.map(({ number, title }) => `${number} ${title}`);

  it('numbers on, and ends', () => {
    const second = more(first);
    const third = more(second);
    const fourth = more(third);

    expect(titles(second)).toHaveLength(20);
    expect(titles(second)[0]).toBe('21 Task 21');
    expect(second.shown).toHaveLength(40);
    expect(titles(third).at(-1)).toBe('45 Task 45');
    expect(third.parts[0]!.text).not.toContain('say “more”');
    expect(fourth.parts[0]!.text).toMatch(/^That was all/);
    expect(fourth.shown).toBeUndefined();
    expect(stepsIn(fourth)).toEqual([]);
  });

  it('shows what came meanwhile, and not what is gone', () => {
    const now = [...tasks.filter(({ title }) => title !== 'Task 21'), task('Task 00')];

    expect(titles(more(first, now)).slice(0, 2)).toEqual(['21 Task 00', '22 Task 22']);
  });

  it('begins anew for whoever looks at another list', () => {
    expect(titles(more(first, tasks, [tasks[9]!.taskId]))[0]).toBe('1 Task 01');
  });

  it('is kept as what it was asked for, not as ten thousand ids', () => {
    expect(first.listing).toEqual({ filter: { status: 'pending' }, sort: { by: 'title', order: 'asc' }, last: tasks[19]!.taskId }); // prettier-ignore
  });
});

describe('a history', () => {
  it('says what was set, and of what is gone how it was called', () => {
    const before = task('Buy milk', { dueDate: '2026-05-13', tags: ['home'] });
    const { dueDate: _undated, ...rest } = before;
    const after = { ...rest, title: 'Buy oats', reminders: [{ reminderId: 'r', offset: '-PT1H' }], version: 2 };

    expect(historyEntry({ change: 'edited', happenedAt: now, before, after })).toEqual({
      ...{ at: '2026-05-12T08:00:00.000Z', title: 'Buy oats', change: 'edited' },
      ...{ set: { title: 'Buy oats', dueDate: null }, reminders: 1 },
    });
    expect(historyEntry({ change: 'deleted', happenedAt: now, before, after: null })).toEqual({
      ...{ at: '2026-05-12T08:00:00.000Z', title: 'Buy milk', change: 'deleted' },
    });
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
