import { describe, expect, it } from 'vitest';

import { instantOf, momentOf, withDays } from './calendar.js';
import { parseScript } from './script.js';

describe('a script', () => {
  it('is read line by line', () => {
    const [one, two] = parseScript(
      ['# All of it', '## One', '+ 3 × Task | high', '>1 (list) complete 2', '< Done.', '< Really.', '= A | due {today}', '= B', '## Two', '! rename A to B', 'b> hi', '= nothing'].join('\n'), // prettier-ignore
    );

    expect(one).toEqual({
      title: 'One',
      steps: [
        { line: 3, kind: 'given', count: 3, task: { title: 'Task', facts: ['high'] } },
        { line: 4, kind: 'say', changes: 1, conversation: '', looksAt: 'list', text: 'complete 2', answer: ['Done.', 'Really.'] }, // prettier-ignore
        { line: 7, kind: 'tasks', tasks: [{ title: 'A', facts: ['due {today}'] }, { title: 'B', facts: [] }] }, // prettier-ignore
      ],
    });
    expect(two!.steps).toMatchObject([
      { kind: 'device', verb: 'rename', title: 'A', newTitle: 'B' },
      { kind: 'say', conversation: 'b', changes: 0, looksAt: undefined },
      { kind: 'tasks', tasks: [] },
    ]);
  });

  it.each(['## One\nhello', '> before any heading', '## One\n< an answer to nothing'])(
    'names the line that is none: %s',
    (text) => {
      expect(() => parseScript(text)).toThrow(/^line \d:/);
    },
  );
});

describe('the days of a script', () => {
  // A Tuesday, and Wednesday already in Karachi.
  const now = new Date('2026-05-12T20:30:00Z');

  it.each([
    ['today', '2026-05-12'],
    ['yesterday', '2026-05-11'],
    ['friday', '2026-05-15'],
    ['tuesday', '2026-05-19'],
    ['in 20 days', '2026-06-01'],
  ])('%s is %s', (words, date) => {
    expect(momentOf(words, 'Europe/Paris', now).date).toBe(date);
  });

  it('are those of the zone', () => {
    expect(momentOf('today', 'Asia/Karachi', now).date).toBe('2026-05-13');
    expect(instantOf(momentOf('friday 17:00', 'Europe/Paris', now))).toBe('2026-05-15T15:00:00.000Z');
  });

  it('stand in answers as words', () => {
    const text = 'due {friday 17:00}, {friday:ur}, {friday:roman}, {in 300 days}';

    expect(withDays(text, 'Europe/Paris', now, 'words')).toBe('due Fri 15 May, 17:00, جمعہ 15 مئی, Jumma 15 May, Mon 8 Mar 2027'); // prettier-ignore
    expect(withDays('move it to {friday}', 'Europe/Paris', now, 'dates')).toBe('move it to 2026-05-15');
    expect(() => withDays('{someday}', 'UTC', now, 'words')).toThrow('no day');
  });
});
