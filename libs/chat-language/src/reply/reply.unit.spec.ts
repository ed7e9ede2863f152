import { describe, expect, it } from 'vitest';
import type { Command } from '../understanding.js';
import type { Outcome } from './outcome.js';
import { reply } from './reply.js';

const now = new Date('2026-03-02T08:00:00Z');
const tasks = [
  { n: 1, title: 'Buy milk', dueDate: '2026-03-06' },
  { n: 2, title: 'Call mom', due: '2026-03-06T16:00:00Z' },
];
const said = (command: Command, outcome: Partial<Outcome> = {}) =>
  reply(command, { state: 'expected', now, tasks, ...outcome });

describe('a reply', () => {
  it('names the date it chose in the zone of the person, everything it took from the sentence, and how to undo it', () => {
    const command: Command = {
      intent: 'create_task',
      title: 'Call mom',
      due: '2026-03-06T16:00:00Z',
      priority: 'high',
      tags: ['home', 'family'],
      reminderOffsets: ['-PT1H', '-P1D'],
      description: 'about the garden',
    };

    expect(said(command, { state: 'done', timezone: 'Europe/Paris' })).toBe(
      'Added “Call mom”, due Fri 6 Mar, 17:00, high priority, #home #family, ' +
        'reminder 1 hour before it is due and 1 day before it is due, with a note. Say “undo” to take it back.',
    );
  });

  it('names the year of another year', () => {
    expect(said({ intent: 'create_task', title: 'Vote', dueDate: '2027-01-04' })).toBe(
      'Added “Vote”, due Mon 4 Jan 2027.',
    );
  });

  it.each<[Partial<Command>, string]>([
    [{ set: { due: null, dueDate: null } }, ', no date'],
    [{ set: { dueDate: '2026-03-07', due: null } }, ', due Sat 7 Mar'],
    [{ set: { recurrence: null } }, ', no longer repeating'],
    [{ set: { priority: null } }, ', medium priority'],
    [{ set: { tags: ['a', 'b'] } }, ', #a #b'],
    [{ set: { tags: null } }, ', no tags'],
    [{ set: { description: null } }, ', no note'],
    [{ set: { title: 'Buy oats', priority: 'low' } }, ', now called “Buy oats”, low priority'],
    [{ shift: 'P3D' }, ', moved 3 days later, due Mon 9 Mar'],
    [{ shift: '-PT1H30M' }, ', moved 1 hour and 30 minutes earlier'],
    [{ addTags: ['x'], removeTags: ['y'] }, ', tagged #x, without #y'],
  ])('says what a change sets: %o', (fields, words) => {
    expect(said({ intent: 'update_task', resolvesTo: [1], ...fields })).toBe(`Changed “Buy milk”${words}.`);
  });

  it('names the date that a moved task gets, by the clock of the person', () => {
    // The clocks of Paris go forward on 29 March.
    const due = [{ n: 1, title: 'Gym', due: '2026-03-28T17:00:00Z' }];

    const moved = said(
      { intent: 'update_task', resolvesTo: [1], shift: 'P1D' },
      { tasks: due, timezone: 'Europe/Paris' },
    );

    expect(moved).toBe('Changed “Gym”, moved 1 day later, due Sun 29 Mar, 18:00.');
  });

  it('says when something that repeats is due again', () => {
    expect(said({ intent: 'complete_task', resolvesTo: [1] }, { state: 'done', nextDue: '2026-03-13' })).toBe(
      'Completed “Buy milk”. It is due again Fri 13 Mar. Say “undo” to take it back.',
    );
  });

  it('says archiving as what it is', () => {
    expect(said({ intent: 'update_task', resolvesTo: [1], set: { status: 'archived' } })).toBe('Archived “Buy milk”.');
  });

  it('shows all of what it asks about, and what would become of it', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ n: index + 1, title: `Task ${index + 1}` }));
    const resolvesTo = many.map(({ n }) => n);

    const asked = said({ intent: 'update_task', resolvesTo, set: { priority: 'low' }, confirm: true }, { tasks: many });

    expect(asked.split('\n')).toHaveLength(32);
    expect(asked).toMatch(
      /^This will change 30 tasks, low priority:\n1\. Task 1\n[^]*\n30\. Task 30\nShall I\? \(yes \/ no\)$/,
    );
  });

  it.each<[Command, string]>([
    [
      { intent: 'clarify', pendingIntent: 'delete_task' },
      'Which task do you mean? Say its number or some words of its title.',
    ],
    [
      { intent: 'clarify', pendingIntent: 'update_task' },
      'What shall change, and of which task? Say for example “move 2 to friday”.',
    ],
    [
      { intent: 'clarify', pendingIntent: 'undo' },
      'How many changes shall I take back? Say for example “undo the last 2”.',
    ],
    [{ intent: 'clarify' }, 'I did not understand that, so nothing was changed. Say “help” for examples.'],
    [
      { intent: 'set_reminder', resolvesTo: [1] },
      'When shall I remind you of “Buy milk”? Say it again with a time: tomorrow at 9am, or an hour before it is due.',
    ],
  ])('asks for what is missing, and for nothing else: %o', (command, words) => {
    expect(said(command)).toBe(words);
  });

  it('asks about what was chosen, whatever was meant to be done with it', () => {
    expect(said({ intent: 'choose', resolvesTo: [1, 2], confirm: true })).toMatch(/^This will change 2 tasks:\n1\. /);
  });

  it('asks once about a sentence of several commands', () => {
    const commands: Command[] = [
      { intent: 'create_task', title: 'Pay rent', dueDate: '2026-03-03' },
      { intent: 'delete_task', resolvesTo: [1, 2], confirm: true },
    ];

    expect(said({ intent: 'multi', commands })).toBe(
      'This will add 1 task:\n• “Pay rent”, due Tue 3 Mar\ndelete 2 tasks:\n1. Buy milk (Fri 6 Mar)\n' +
        '2. Call mom (Fri 6 Mar, 16:00)\nShall I? (yes / no)',
    );
  });

  it('says why something was refused and what to do, and what was left out of a confirmed set', () => {
    expect(said({ intent: 'undo' }, { state: 'refused', reason: 'undo-task-changed', titles: ['Buy milk'] })).toBe(
      'That was not done. “Buy milk” changed since, and taking this back would lose that. Change it by hand instead.',
    );
    expect(said({ intent: 'create_task', title: '' }, { state: 'refused', reason: 'limit-title' })).toContain(
      'at most 500',
    );
    expect(said({ intent: 'complete_task', resolvesTo: [1] }, { state: 'done', leftOut: ['Call mom'] })).toContain(
      'Left out because it changed meanwhile: “Call mom”.',
    );
  });

  it('says of an undo what is as before and what is gone again', () => {
    expect(said({ intent: 'undo', count: 1 }, { titles: ['Buy milk'], removed: ['Pay rent', 'Vote'] })).toBe(
      'Taken back. “Buy milk” is as before. “Pay rent” and “Vote” are gone again. Say “redo” to have it again.',
    );
  });

  it('never says of what is on its way that it is done', () => {
    expect(said({ intent: 'create_task', title: 'Vote' }, { state: 'on_its_way' })).toMatch(
      /^Saved, but still on its way.*Once it is through: Added “Vote”\.$/,
    );
  });

  it('tells a history in words', () => {
    const entries = [
      { at: '2026-03-02T07:00:00Z', title: 'Buy milk', change: 'created' },
      {
        at: '2026-03-02T07:30:00Z',
        title: 'Buy milk',
        change: 'edited',
        set: { recurrence: 'FREQ=DAILY' },
        reminders: 0,
      },
    ] as const;

    expect(said({ intent: 'history' }, { entries })).toBe(
      'Here is what changed:\nMon 2 Mar, 07:00: “Buy milk” added\n' +
        'Mon 2 Mar, 07:30: “Buy milk” changed, repeats every day, no reminders',
    );
  });

  it.each<[Partial<Command>, string]>([
    [{ timezone: 'Asia/Karachi' }, 'Noted. Your time zone is Asia/Karachi, where it is 13:00 now.'],
    [{ quietHours: { from: '23:00', to: '06:30' } }, 'Noted. No reminders go out from 23:00 to 06:30.'],
    [
      { quietHours: null, digest: { at: '07:30' } },
      'Noted. There are no quiet hours any more: reminders go out at any time. Your daily summary comes at 07:30.',
    ],
    [{ language: 'ur-Latn' }, 'Noted. Your language is Roman Urdu.'],
    [{ dayFirst: false }, 'Noted. 05/06 means 6 May.'],
  ])('says what a preference means: %o', (fields, words) => {
    expect(said({ intent: 'set_preference', ...fields })).toBe(words);
  });
});

describe('a reply in Urdu', () => {
  const command: Command = { intent: 'complete_task', resolvesTo: [1] };

  it('is in the script it was asked in', () => {
    expect(said(command, { lang: 'ur' })).toBe('”\u2068Buy milk\u2069“ مکمل ہو گیا۔');
    expect(said(command, { lang: 'ur-Latn' })).toBe('“Buy milk” mukammal ho gaya.');
  });

  it('isolates what runs the other way, and nothing else', () => {
    const urdu = said({ intent: 'create_task', title: 'دودھ لانا', tags: ['home'] }, { lang: 'ur' });
    const english = said({ intent: 'create_task', title: 'دودھ لانا', tags: ['home'] });

    expect(urdu).toBe('”دودھ لانا“ شامل کر دیا، \u2068#home\u2069۔');
    expect(english).toBe('Added “\u2068دودھ لانا\u2069”, #home.');
  });

  it('lets no title end an isolate or begin one', () => {
    const title = 'Buy\u2069 \u202emilk\u2066';

    expect(said({ intent: 'create_task', title }, { lang: 'ur' })).toContain('”\u2068Buy milk\u2069“');
  });

  it('begins the lines of a list from the right', () => {
    const list = said({ intent: 'list_tasks', resolvesTo: [1, 2] }, { lang: 'ur' });

    expect(list.split('\n').filter((line) => /\d\./.test(line))).toEqual([
      '\u200f1. \u2068Buy milk\u2069 (جمعہ 6 مارچ)',
      '\u200f2. \u2068Call mom\u2069 (جمعہ 6 مارچ، 16:00)',
    ]);
    const commands: Command[] = [
      { intent: 'create_task', title: 'Vote' },
      { intent: 'delete_task', resolvesTo: [1, 2], confirm: true },
    ];
    expect(said({ intent: 'multi', commands }, { lang: 'ur' })).toContain('\n\u200f• ”\u2068Vote\u2069“\n');
  });
});
