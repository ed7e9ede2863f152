import { describe, expect, it } from 'vitest';
import { reply } from './reply.js';

const now = new Date('2026-03-02T08:00:00Z');
const tasks = [
  { n: 1, title: 'Buy milk', dueDate: '2026-03-06' },
  { n: 2, title: 'Call mom', due: '2026-03-06T16:00:00Z' },
];

describe('reply', () => {
  it('names the date it chose in the zone of the person, and how to undo it', () => {
    const said = reply(
      { intent: 'create_task', title: 'Call mom', due: '2026-03-06T16:00:00Z', priority: 'high' },
      { state: 'done', now, timezone: 'Europe/Paris' },
    );

    expect(said).toBe('Added “Call mom”, due Fri 6 Mar, 17:00, high priority. Say “undo” to take it back.');
  });

  it('shows the exact set before it asks', () => {
    const said = reply(
      { intent: 'delete_task', filter: { status: 'all' }, resolvesTo: [1, 2], confirm: true },
      { state: 'expected', now, tasks },
    );

    expect(said).toBe(
      'This will delete 2 tasks:\n1. Buy milk (Fri 6 Mar)\n2. Call mom (Fri 6 Mar, 16:00)\nShall I? (yes / no)',
    );
  });

  it('shows at most twenty of a list, and says how many more there are', () => {
    const many = Array.from({ length: 23 }, (_, index) => ({ n: index + 1, title: `Task ${index + 1}` }));

    const said = reply(
      { intent: 'list_tasks', resolvesTo: many.map(({ n }) => n) },
      { state: 'done', now, tasks: many },
    );

    expect(said.split('\n')).toHaveLength(22);
    expect(said).toContain('… and 3 more');
  });

  it('says why something was refused, and what was left out of a confirmed set', () => {
    expect(reply({ intent: 'undo', count: 1 }, { state: 'refused', reason: 'changed_since', now })).toBe(
      'That was not done: the task was changed since.',
    );
    expect(
      reply({ intent: 'complete_task', resolvesTo: [1] }, { state: 'done', now, tasks, leftOut: ['Call mom'] }),
    ).toContain('Left out because it changed meanwhile: “Call mom”.');
  });

  it('speaks Urdu in both scripts', () => {
    const command = { intent: 'complete_task', resolvesTo: [1] } as const;

    expect(reply(command, { state: 'expected', now, tasks, lang: 'ur' })).toBe('”Buy milk“ مکمل ہو گیا۔');
    expect(reply(command, { state: 'expected', now, tasks, lang: 'ur-Latn' })).toBe('“Buy milk” mukammal ho gaya.');
  });
});
