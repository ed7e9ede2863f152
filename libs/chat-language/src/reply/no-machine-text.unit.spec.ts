import { readdirSync, readFileSync } from 'node:fs';
import { rejectionCode } from '@todo/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from '../input-line.js';
import { understand } from '../understand.js';
import type { Command } from '../understanding.js';
import type { Outcome } from './outcome.js';
import { reply } from './reply.js';

/** What no person should ever read. */
const machineText =
  /FREQ=|BYDAY|\bPT?\d|\d{4}-\d{2}-\d{2}|T\d{2}:\d{2}|undefined|\bnull\b|\[object|NaN|Invalid|[{}]|P\d|_task/;

const title = fc.constantFrom('Buy milk', 'دودھ لانا', 'call #9', 'x'.repeat(300), 'line\none', '');
const instant = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
const date = instant.map((at) => at.slice(0, 10));
const duration = fc.constantFrom('PT0M', '-PT1H40M', 'P3D', '-P1M', 'P1Y2M3W4DT5H6M7S', 'PT99999M', 'nonsense');
const rule = fc.oneof(
  fc.constantFrom('', 'FREQ=DAILY;BYHOUR=1,2', 'FREQ=YEARLY;BYWEEKNO=3', 'FREQ=MONTHLY;BYDAY=5FR;UNTIL=20260101'),
  fc
    .tuple(
      fc.constantFrom('MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=12'),
      fc.constantFrom('', ';BYDAY=MO', ';BYDAY=1MO,-2FR', ';BYDAY=SU,SA', ';BYMONTHDAY=1,-1', ';BYMONTHDAY=31'),
      fc.constantFrom('', ';BYMONTH=1,12', ';BYSETPOS=-1', ';COUNT=1', ';UNTIL=20261231T235959Z', ';WKST=SU'),
    )
    .map(([frequency, ...parts]) => `FREQ=${frequency}${parts.join('')}`),
);
const optional = { requiredKeys: [] };
const tags = fc.array(fc.constantFrom('home', 'گھر'), { maxLength: 3 });
const numbers = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
const priority = fc.constantFrom('low', 'medium', 'high');
const cleared = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const newTask = fc.record(
  { title, description: title, due: instant, dueDate: date, priority, tags, recurrence: rule, anchor: fc.constant('completion'), remindAt: fc.array(instant, { maxLength: 2 }), reminderOffsets: fc.array(duration, { maxLength: 2 }) }, // prettier-ignore
  { requiredKeys: ['title'] },
);
const change = fc.record(
  { title, description: cleared(title), due: cleared(instant), dueDate: cleared(date), priority: cleared(priority), tags: cleared(tags), recurrence: cleared(rule), status: fc.constant('archived') }, // prettier-ignore
  optional,
);
const ref = fc.oneof(fc.record({ number: fc.integer({ min: 1, max: 9 }) }), fc.record({ title }), fc.record({ last: fc.constant(true) })); // prettier-ignore
const intents = [
  'create_task', 'create_many', 'list_tasks', 'count_tasks', 'complete_task', 'reopen_task', 'delete_task', 'update_task', 'skip_occurrence', 'set_reminder', 'cancel_reminder', 'snooze', 'history', 'set_preference', 'undo', 'redo', 'explain', 'confirm', 'choose', 'clarify', 'not_found', 'greeting', 'smalltalk', 'help', 'out_of_scope',
]; // prettier-ignore
const plain = fc
  .tuple(
    newTask,
    fc.record(
      { tasks: fc.array(newTask, { minLength: 1, maxLength: 3 }), resolvesTo: numbers, refs: fc.array(ref, { maxLength: 3 }), set: change, addTags: tags, removeTags: tags, shift: duration, nextDue: instant, until: instant, effect: fc.constantFrom('already_completed', 'not_completed', 'not_recurring', 'no_due', 'no_reminder', 'no_change'), confirm: fc.constant(true), count: fc.integer({ min: 1, max: 9 }), answer: fc.boolean(), candidates: numbers, sort: fc.constant({ by: 'due', order: 'asc' }) }, // prettier-ignore
      optional,
    ),
    fc.record(
      { timezone: fc.constantFrom('Asia/Karachi', 'UTC'), quietHours: cleared(fc.constant({ from: '23:00', to: '06:30' })), digest: cleared(fc.constant({ at: '07:30' })), language: fc.constantFrom('en', 'ur', 'ur-Latn'), dayFirst: fc.boolean() }, // prettier-ignore
      optional,
    ),
    fc.constantFrom(...intents),
  )
  .map(([task, fields, preferences, intent]) => ({ ...task, ...fields, ...preferences, intent }) as Command);
const command = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.array(plain, { minLength: 2, maxLength: 3 }).map((commands): Command => ({ intent: 'multi', commands })),
);
const givenTask = fc.record(
  { title, status: fc.constantFrom('pending', 'completed', 'archived'), priority, tags, due: instant, dueDate: date, recurrence: rule, completedAt: instant }, // prettier-ignore
  { requiredKeys: ['title'] },
);
const entry = fc.record(
  { at: instant, title, change: fc.constantFrom('created', 'edited', 'completed', 'reopened', 'archived', 'deleted', 'skipped', 'restored'), set: change, reminders: fc.nat(3) }, // prettier-ignore
  { requiredKeys: ['at', 'title', 'change'] },
);
const outcome = fc
  .record(
    {
      state: fc.constantFrom('expected', 'done', 'on_its_way', 'refused'),
      now: fc.constant(new Date('2026-05-12T08:00:00Z')),
      lang: fc.constantFrom('en', 'ur', 'ur-Latn', 'de'),
      timezone: fc.constantFrom('UTC', 'Asia/Karachi', 'America/New_York'),
      tasks: fc.array(givenTask, { maxLength: 30 }),
      leftOut: fc.array(title, { maxLength: 7 }),
      titles: fc.array(title, { maxLength: 7 }),
      nextDue: date,
      removed: fc.array(title, { maxLength: 2 }),
      reason: fc.constantFrom(...rejectionCode.options, 'still_on_its_way', 'failed'),
      entries: fc.array(entry, { maxLength: 3 }),
      last: cleared(fc.record({ said: title, done: title })),
      more: fc.nat(30),
      isContinued: fc.boolean(),
    },
    { requiredKeys: ['state', 'now'] },
  )
  .map(({ tasks, ...rest }) => ({ ...rest, ...(tasks && { tasks: tasks.map((one, n) => ({ ...one, n: n + 1 })) }) }) as Outcome); // prettier-ignore

describe('no reply shows what only machines read', () => {
  it('whatever the command and its outcome', () => {
    fc.assert(
      fc.property(command, outcome, (said, became) => {
        const text = reply(said, became);
        expect(text).not.toMatch(machineText);
        expect(text).not.toBe('');
        expect([...text].filter((c) => c === '\u2068')).toHaveLength([...text].filter((c) => c === '\u2069').length);
      }),
      { numRuns: 3000 },
    );
  });

  const folder = new URL('../../corpus/seen/', import.meta.url);

  it.each(readdirSync(folder))('for every sentence of the corpus, expected, done and on its way: %s', (file) => {
    for (const line of readFileSync(new URL(file, folder), 'utf8').trim().split('\n')) {
      const { text, now, given = {} } = readInput(JSON.stringify((JSON.parse(line) as { input: unknown }).input));
      const understood = understand(text, { now, given });
      const { timezone = 'UTC', tasks = [] } = given;
      const told = { now, timezone, tasks, lang: understood.lang };
      const replies = (['expected', 'done', 'on_its_way'] as const).map((state) =>
        reply(understood, { state, ...told }),
      );
      // What the person typed may stand in the reply as it is.
      const own = replies.join('\n').replaceAll(/[“”][^“”]*[“”]/g, '').replaceAll(/note: .*|نوٹ: .*/g, ''); // prettier-ignore
      expect(own, text).not.toMatch(machineText);
    }
  });
});
