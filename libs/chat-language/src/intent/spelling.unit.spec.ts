import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';
import { isOneSlip } from './spelling.js';

const now = new Date('2026-05-12T08:00:00Z');
const tasks = [
  { n: 1, title: 'Call the dentist' },
  { n: 2, title: 'Write report' },
  { n: 3, title: 'Mvoe night' },
];
const say = (text: string): ReturnType<typeof understand> => understand(text, { now, given: { tasks } });

describe('a slip of typing', () => {
  it.each([
    ['delte', 'delete'],
    ['deleete', 'delete'],
    ['dwlete', 'delete'],
    ['dleete', 'delete'],
    ['hwo', 'how'],
  ])('“%s” is one away from “%s”', (typed, word) => {
    expect(isOneSlip(typed, word)).toBe(true);
  });

  it.each([
    ['delete', 'delete'],
    ['dlt', 'delete'],
    ['who', 'how'],
    ['hew', 'how'],
  ])('“%s” is not one away from “%s”', (typed, word) => {
    expect(isOneSlip(typed, word)).toBe(false);
  });

  it.each([
    ['delte 2', { intent: 'delete_task', resolvesTo: [2] }],
    ['pls cmplete the report', { intent: 'complete_task', resolvesTo: [2] }],
    ['mark 1 doen', { intent: 'complete_task', resolvesTo: [1] }],
    ['whihc tasks are open', { intent: 'list_tasks' }],
    ['remnd me to buy doen pillows', { intent: 'create_task', title: 'buy doen pillows' }],
  ])('is mended in “%s”', (text, expected) => {
    expect(say(text)).toMatchObject(expected);
  });

  it.each(['delte the unicorn files from disk', 'shwo tickets', 'love 2', 'Mvoe night snacks', 'buy "delte 2"'])(
    'changes nothing of the person’s own in “%s”',
    (text) => {
      const { intent, title } = say(text);

      expect(intent === 'create_task' ? title : intent).toMatch(
        intent === 'create_task' ? new RegExp(`^${text.replaceAll('"', '"?')}$`) : /clarify|not_found/,
      );
    },
  );
});
