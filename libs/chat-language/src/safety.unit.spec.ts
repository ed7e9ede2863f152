import { describe, expect, it } from 'vitest';
import { tasksByTitle } from './resolve/title-match.js';
import type { Command } from './understanding.js';
import { understand } from './understand.js';

const titles = [
  'Buy oat milk',
  'Buy almond milk',
  'Call the dentist',
  'Write report',
  'Water plants',
  'Pay rent',
  'Renew passport',
  'Plan party',
];
const tasks = titles.map((title, index) => ({ n: index + 1, title, tags: index % 2 ? ['home'] : ['work'] }));
const verbs = [
  'complete',
  'delete',
  'reopen',
  'move',
  'rename',
  'archive',
  'tag',
  'set',
  'snooze',
  'skip',
  'finish',
  'mark',
  'remind me about',
  'cancel',
  'make',
  'push',
  'untag',
  'i finished',
  'done with',
];
const objects = [
  '2',
  '3 and 4',
  '9',
  'milk',
  'the dentist',
  'the report',
  'oat milk',
  'the car',
  'rent',
  'a flight',
  'the second one',
  '"Pay rent"',
  'party task',
  'plants',
  'groceries',
  'bob',
];
const tails = [
  '',
  ' to friday',
  ' as done',
  ' to Call bob',
  ' by two days',
  ' with work',
  ' high priority',
  ' for an hour',
  ' at 5pm',
  ' tomorrow',
  ' and add soap',
  ', then 2',
  ' from my list',
  ' please',
];
/** Every verb with every object, each with four tails: in all of them together every two parts meet. */
const sentences = verbs.flatMap((verb, v) =>
  objects.flatMap((object, o) =>
    [0, 3, 7, 10].map((step) => `${verb} ${object}${tails[(v + o + step) % tails.length]}`),
  ),
);

const numberWords: Readonly<Record<number, RegExp>> = {
  1: /\b(?:1|first|one)\b/,
  2: /\b(?:2|second|two)\b/,
  3: /\b3\b/,
  4: /\b4\b/,
};

/** Whether the sentence speaks of the task: by its number, or by a word of its title. */
function speaksOf(text: string, n: number): boolean {
  const task = tasks[n - 1]!;
  if ((numberWords[n] ?? new RegExp(`\\b${n}\\b`)).test(text)) return true;
  return text.split(/[^\p{L}\d]+/u).some((word) => word.length > 2 && tasksByTitle(word, [task]).length > 0);
}

function changed(command: Command): readonly number[] {
  if (command.intent === 'multi') return (command.commands ?? []).flatMap(changed);
  const isReading = ['list_tasks', 'count_tasks', 'history', 'choose'].includes(command.intent);
  return isReading || command.confirm ? [] : (command.resolvesTo ?? []);
}

describe('safety', () => {
  it('never changes a task that was not referred to', () => {
    const wrong = sentences.flatMap((text) =>
      changed(understand(text, { now: new Date('2026-05-12T08:00:00Z'), given: { tasks } }))
        .filter((n) => !speaksOf(text, n))
        .map((n) => `${text} changes ${n}`),
    );

    expect(wrong).toEqual([]);
  });

  it('changes nothing and says nothing of tasks when nothing is known of them', () => {
    const named = sentences.filter((text) => {
      const { intent, resolvesTo = [] } = understand(text, {
        now: new Date('2026-05-12T08:00:00Z'),
        given: { tasks: [] },
      });
      return intent !== 'multi' && resolvesTo.length > 0;
    });

    expect(named).toEqual([]);
  });

  it('asks first for every deletion by filter, of two or more, and any change of six or more', () => {
    for (const text of [
      'delete all work tasks',
      'delete 1 and 2',
      'delete everything',
      'complete 1-6',
      'move all tasks to friday',
    ]) {
      const { confirm, mutations } = understand(text, { now: new Date('2026-05-12T08:00:00Z'), given: { tasks } });

      expect({ text, confirm, mutations }).toEqual({ text, confirm: true, mutations: 0 });
    }
  });
});
