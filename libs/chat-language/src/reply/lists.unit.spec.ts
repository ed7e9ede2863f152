import { describe, expect, it } from 'vitest';
import type { GivenTask } from '../given.js';
import { groupsOn } from './list-groups.js';
import { reply } from './reply.js';

// A Tuesday; 22:30 of that day in Paris.
const now = new Date('2026-05-12T20:30:00Z');
const timezone = 'Europe/Paris';

function list(tasks: readonly GivenTask[], more: object = {}, command: object = {}) {
  const resolvesTo = tasks.map(({ n }) => n);
  return reply({ intent: 'list_tasks', resolvesTo, ...command }, { state: 'expected', now, timezone, tasks, ...more });
}

describe('the headings of a list', () => {
  it.each([
    [{ due: '2026-05-12T20:00:00Z' }, 'overdue'],
    [{ dueDate: '2026-05-11' }, 'overdue'],
    [{ due: '2026-05-12T21:59:59Z' }, 'today'],
    [{ dueDate: '2026-05-12' }, 'today'],
    [{ due: '2026-05-12T22:00:00Z' }, 'tomorrow'],
    [{ dueDate: '2026-05-13' }, 'tomorrow'],
    [{ dueDate: '2026-05-17' }, 'this_week'],
    [{ due: '2026-05-17T21:59:00Z' }, 'this_week'],
    [{ dueDate: '2026-05-18' }, 'later'],
    [{}, 'undated'],
    [{ status: 'completed', dueDate: '2026-05-11' }, 'completed'],
    [{ status: 'archived' }, 'archived'],
  ] as const)('put %o under %s', (task, group) => {
    expect(groupsOn(now, timezone)(task)).toBe(group);
  });

  it('call the Monday after a Sunday tomorrow, and leave nothing for that week', () => {
    const groupOf = groupsOn(new Date('2026-05-17T08:00:00Z'), timezone);

    expect([groupOf({ dueDate: '2026-05-18' }), groupOf({ dueDate: '2026-05-19' })]).toEqual(['tomorrow', 'later']);
  });
});

describe('a list', () => {
  it('stands under headings, with what is worth knowing of each task', () => {
    const text = list([
      { n: 1, title: 'Pay rent', dueDate: '2026-05-01', priority: 'high' },
      { n: 2, title: 'Gym', due: '2026-05-13T16:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=WE', priority: 'medium' },
      { n: 3, title: 'Read', tags: ['home'] },
    ]);

    expect(text).toBe(
      [
        '3 tasks:',
        'Overdue:',
        '1. Pay rent (Fri 1 May, high priority)',
        'Tomorrow:',
        '2. Gym (Wed 13 May, 18:00, every Wednesday)',
        'No date:',
        '3. Read (#home)',
      ].join('\n'),
    );
  });

  it('has no headings where it is sorted', () => {
    const text = list([{ n: 1, title: 'A' }, { n: 2, title: 'B', dueDate: '2026-05-12' }], {}, { sort: { by: 'title', order: 'asc' } }); // prettier-ignore

    expect(text).toBe('2 tasks:\n1. A\n2. B (Tue 12 May)');
  });

  it('says when things were completed', () => {
    const text = list([{ n: 1, title: 'A', status: 'completed', completedAt: '2026-05-11T08:00:00Z' }]);

    expect(text).toBe('1 task:\nCompleted:\n1. A (completed Mon 11 May, 10:00)');
  });

  it('shows at most twenty, says how many more there are and how to see them', () => {
    const many = Array.from({ length: 34 }, (_, index) => ({ n: index + 1, title: `Task ${index + 1}` }));

    const lines = list(many).split('\n');

    expect(lines).toHaveLength(1 + 1 + 20 + 1);
    expect(lines[0]).toBe('34 tasks:');
    expect(lines.at(-1)).toBe('And 14 more: say “more”.');
    expect(list(many.slice(20), { isContinued: true, more: 6 })).toMatch(/^Here are more:\nNo date:\n21\. Task 21\n[^]*\nAnd 6 more: say “more”\.$/); // prettier-ignore
    expect(list([], { isContinued: true })).toMatch(/^That was all/);
  });

  it('is counted in a sentence', () => {
    const count = (numbers: number[]) =>
      reply({ intent: 'count_tasks', resolvesTo: numbers }, { state: 'expected', now });

    expect([count([]), count([1]), count([1, 2])]).toEqual([
      'Nothing found: no task fits that.',
      'That makes 1 task.',
      'That makes 2 tasks.',
    ]);
  });
});
