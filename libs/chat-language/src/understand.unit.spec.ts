import { describe, expect, it } from 'vitest';
import type { Given } from './given.js';
import { understand } from './understand.js';

const now = new Date('2026-05-12T08:00:00Z');
const timezone = 'Europe/Paris';

function given(
  titles: readonly string[],
  more: Partial<Given> = {},
): { say: (text: string) => ReturnType<typeof understand> } {
  const tasks = titles.map((title, index) => ({ n: index + 1, title }));
  return { say: (text) => understand(text, { now, given: { timezone, tasks, ...more } }) };
}

describe('the format page', () => {
  it('shows what was understood, with the places of the words', () => {
    const understanding = understand('buy bread friday 5pm #home', { now, given: { timezone } });

    expect(understanding).toEqual({
      intent: 'create_task',
      title: 'buy bread',
      due: '2026-05-15T15:00:00Z',
      tags: ['home'],
      lang: 'en',
      mutations: 1,
      reply: 'Added “buy bread”, due Fri 15 May, 17:00, #home.',
      understood: [
        { text: 'buy bread', start: 0, end: 9, as: 'title' },
        { text: 'friday 5pm', start: 10, end: 20, as: 'due' },
        { text: '#home', start: 21, end: 26, as: 'tag' },
      ],
    });
  });

  it.each(['7-Eleven run', 'email info@friday.io', 'make marmalade', 'listen to track #9', 'set up 24/7 monitoring'])(
    'leaves the look-alikes of “%s” in the title',
    (text) => {
      const { title, due, dueDate, tags, priority } = understand(text, { now, given: { timezone } });

      expect({ title, due, dueDate, tags, priority }).toEqual({ title: text });
    },
  );

  it('lifts nothing out of quoted text', () => {
    expect(understand('add "pay friday #home p1"', { now })).toMatchObject({
      intent: 'create_task',
      title: 'pay friday #home p1',
    });
  });

  it('asks when two tasks match, and continues with the answer', () => {
    const tasks = ['Buy oat milk', 'Buy almond milk'];

    const question = given(tasks).say('delete the milk task');
    const answer = given(tasks, { awaiting: { choose: [1, 2], pendingIntent: 'delete_task' } }).say('the oat one');

    expect(question).toMatchObject({
      intent: 'clarify',
      pendingIntent: 'delete_task',
      candidates: [1, 2],
      mutations: 0,
    });
    expect(answer).toMatchObject({ intent: 'choose', resolvesTo: [1], mutations: 1 });
  });

  it('carries out the very sentence it asked about once the task is chosen', () => {
    const tasks = ['Buy oat milk', 'Buy almond milk'].map((title, index) => ({ n: index + 1, title }));

    const understanding = understand('move the milk to friday', { now, given: { timezone, tasks } }, { chosen: [2] });

    expect(understanding).toMatchObject({
      intent: 'update_task',
      resolvesTo: [2],
      set: { dueDate: '2026-05-15' },
      mutations: 1,
    });
  });

  it('lets a question lapse when something else is said', () => {
    expect(given(['Call mom'], { awaiting: 'confirm_delete' }).say('buy bread')).toMatchObject({
      intent: 'create_task',
      mutations: 1,
    });
  });

  it('does not guess between a number and a title that is that number', () => {
    expect(given(['2', 'Call mom']).say('complete 2')).toMatchObject({
      intent: 'clarify',
      candidates: [1, 2],
      mutations: 0,
    });
  });

  it('answers languages it does not speak without changing anything', () => {
    expect(understand('acheter du pain demain', { now })).toMatchObject({
      intent: 'out_of_scope',
      lang: 'fr',
      mutations: 0,
    });
  });

  it('refuses sentences of more than 4,000 characters', () => {
    expect(() => understand('x'.repeat(4001), { now })).toThrow(RangeError);
  });
});

describe('the clocks', () => {
  it('move a time in a gap forward by the gap, and take the first of an overlap', () => {
    const spring = understand('backup 2026-03-29 at 02:30', {
      now: new Date('2026-03-01T00:00:00Z'),
      given: { timezone },
    });
    const autumn = understand('backup 2026-10-25 at 02:30', {
      now: new Date('2026-10-01T00:00:00Z'),
      given: { timezone },
    });

    expect(spring.due).toBe('2026-03-29T01:30:00Z');
    expect(autumn.due).toBe('2026-10-25T00:30:00Z');
  });
});
