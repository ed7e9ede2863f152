import { randomUUID } from 'node:crypto';

import type { Task } from '@todo/event-contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';

import { nextOccurrence, type OccurrenceQuery } from './next-occurrence.js';

function taskWith(fields: Partial<Task>): Task {
  const taskId = randomUUID();
  const at = '2026-01-01T00:00:00.000Z';
  return {
    taskId,
    userId: 'u',
    title: 'T',
    status: 'pending',
    priority: 'medium',
    tags: [],
    reminders: [],
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...fields,
  };
}

function next(fields: Partial<Task>, now: string, { zone = 'UTC', from = 'due' }: Partial<OccurrenceQuery> = {}) {
  return nextOccurrence(taskWith(fields), { now: Temporal.Instant.from(now), zone, from });
}

/** When the next one is due, in a word. */
const nextDue = (...args: Parameters<typeof next>) => {
  const due = next(...args)?.due;
  return due?.kind === 'date' ? due.date : due?.kind === 'instant' ? due.at : undefined;
};

describe('the next occurrence from the due date', () => {
  it.each([
    ['daily', { dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' }, '2026-05-13'],
    ['every third day keeps its step', { dueDate: '2026-05-10', recurrence: 'FREQ=DAILY;INTERVAL=3' }, '2026-05-13'],
    ['done early, it is the one after', { dueDate: '2026-05-20', recurrence: 'FREQ=WEEKLY' }, '2026-05-27'],
    ['missed ones are passed over', { dueDate: '2026-01-06', recurrence: 'FREQ=WEEKLY;INTERVAL=2' }, '2026-05-26'],
    ['weekdays', { dueDate: '2026-05-15', recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }, '2026-05-18'],
    ['the last Friday of the month', { dueDate: '2026-05-29', recurrence: 'FREQ=MONTHLY;BYDAY=-1FR' }, '2026-06-26'],
    ['the 31st leaves out shorter months', { dueDate: '2026-05-31', recurrence: 'FREQ=MONTHLY' }, '2026-07-31'],
    ['the last day of the month', { dueDate: '2026-05-31', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1' }, '2026-06-30'],
    ['29 February waits for a leap year', { dueDate: '2024-02-29', recurrence: 'FREQ=YEARLY' }, '2028-02-29'],
    [
      'a time today that is still ahead',
      { due: '2026-05-11T18:00:00Z', recurrence: 'FREQ=DAILY' },
      '2026-05-12T18:00:00Z',
    ],
    ['a time today that has passed', { due: '2026-05-11T07:00:00Z', recurrence: 'FREQ=DAILY' }, '2026-05-13T07:00:00Z'],
    [
      'hours are exact steps',
      { due: '2026-05-12T01:30:00Z', recurrence: 'FREQ=HOURLY;INTERVAL=6' },
      '2026-05-12T13:30:00Z',
    ],
    [
      'minutes in office hours',
      { due: '2026-05-12T07:30:00Z', recurrence: 'FREQ=MINUTELY;INTERVAL=30;BYHOUR=9,10' },
      '2026-05-12T09:00:00Z',
    ],
    ['without a date it counts from today', { recurrence: 'FREQ=DAILY;INTERVAL=2' }, '2026-05-14'],
  ])('%s', (_, fields, expected) => {
    expect(nextDue(fields, '2026-05-12T08:00:00Z')).toBe(expected);
  });

  it('takes the date of the person’s zone for today', () => {
    const fields = { dueDate: '2026-05-12', recurrence: 'FREQ=DAILY' };

    expect(nextDue(fields, '2026-05-12T23:30:00Z', { zone: 'Europe/Berlin' })).toBe('2026-05-14');
    expect(nextDue(fields, '2026-05-12T23:30:00Z', { zone: 'America/New_York' })).toBe('2026-05-13');
  });
});

describe('the next occurrence from completion', () => {
  it.each([
    [
      'keeps the hour of the day',
      { due: '2026-05-01T09:00:00Z', recurrence: 'FREQ=DAILY;INTERVAL=3' },
      '2026-05-15T09:00:00Z',
    ],
    [
      'is not today again when done before its hour',
      { due: '2026-05-12T18:00:00Z', recurrence: 'FREQ=DAILY' },
      '2026-05-13T18:00:00Z',
    ],
    ['counts dates from today', { dueDate: '2026-05-01', recurrence: 'FREQ=WEEKLY' }, '2026-05-19'],
    [
      'counts hours from now',
      { due: '2026-05-01T09:00:00Z', recurrence: 'FREQ=HOURLY;INTERVAL=4' },
      '2026-05-12T12:00:00Z',
    ],
  ])('%s', (_, fields, expected) => {
    expect(nextDue({ ...fields, anchor: 'completion' }, '2026-05-12T08:00:00Z', { from: 'now' })).toBe(expected);
  });
});

describe('the end of a series', () => {
  it('counts down, missed ones included', () => {
    const fields = { dueDate: '2026-05-10', recurrence: 'FREQ=DAILY;COUNT=5' };

    expect(next(fields, '2026-05-10T08:00:00Z')).toEqual({
      due: { kind: 'date', date: '2026-05-11' },
      recurrence: 'FREQ=DAILY;COUNT=4',
    });
    expect(next(fields, '2026-05-12T08:00:00Z')).toEqual({
      due: { kind: 'date', date: '2026-05-13' },
      recurrence: 'FREQ=DAILY;COUNT=2',
    });
    expect(next(fields, '2026-05-14T08:00:00Z')).toBeUndefined();
    expect(next({ ...fields, recurrence: 'FREQ=DAILY;COUNT=1' }, '2026-05-10T08:00:00Z')).toBeUndefined();
  });

  it('counts every hour passed over', () => {
    const fields = { due: '2026-05-12T00:00:00Z', recurrence: 'FREQ=HOURLY;COUNT=12' };

    expect(next(fields, '2026-05-12T08:30:00Z')).toMatchObject({
      due: { at: '2026-05-12T09:00:00Z' },
      recurrence: 'FREQ=HOURLY;COUNT=3',
    });
    expect(next(fields, '2026-05-12T11:30:00Z')).toBeUndefined();
  });

  it.each([
    ['a date, of a task with a date', { dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;UNTIL=20260513' }, '2026-05-13'],
    [
      'a date, of a task with a time: that day still counts',
      { due: '2026-05-12T22:00:00Z', recurrence: 'FREQ=DAILY;UNTIL=20260513' },
      '2026-05-13T22:00:00Z',
    ],
    ['an instant before', { due: '2026-05-12T22:00:00Z', recurrence: 'FREQ=DAILY;UNTIL=20260513T215959Z' }, undefined],
    [
      'an instant, that very one',
      { due: '2026-05-12T22:00:00Z', recurrence: 'FREQ=DAILY;UNTIL=20260513T220000Z' },
      '2026-05-13T22:00:00Z',
    ],
    ['a wall clock time', { due: '2026-05-12T22:00:00Z', recurrence: 'FREQ=DAILY;UNTIL=20260513T200000' }, undefined],
    ['yesterday', { dueDate: '2026-05-12', recurrence: 'FREQ=DAILY;UNTIL=20260511' }, undefined],
  ])('ends at %s', (_, fields, expected) => {
    expect(nextDue(fields, '2026-05-12T08:00:00Z')).toBe(expected);
  });

  it('ends at a date as the zone has it', () => {
    const fields = { due: '2026-05-12T22:30:00Z', recurrence: 'FREQ=DAILY;UNTIL=20260513' };

    expect(nextDue(fields, '2026-05-12T08:00:00Z', { zone: 'Europe/Berlin' })).toBeUndefined();
  });
});

describe('summer time', () => {
  it('moves a time that the clock leaves out forward, for that one occurrence', () => {
    const zone = 'Europe/Berlin';
    const saturday = { due: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY' };

    const sunday = next(saturday, '2026-03-28T12:00:00Z', { zone });
    const monday = next({ due: '2026-03-29T01:30:00Z', recurrence: sunday!.recurrence }, '2026-03-29T12:00:00Z', {
      zone,
    });

    expect(sunday).toEqual({
      due: { kind: 'instant', at: '2026-03-29T01:30:00Z' },
      recurrence: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30',
    });
    expect(monday?.due).toEqual({ kind: 'instant', at: '2026-03-30T00:30:00Z' });
  });

  it('finds an occurrence in the gap that still lies ahead when the clock has already been put forward', () => {
    const fields = { due: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY' };

    expect(nextDue(fields, '2026-03-29T01:10:00Z', { zone: 'Europe/Berlin' })).toBe('2026-03-29T01:30:00Z');
  });

  it('takes the first of an hour that comes twice, and not both', () => {
    const zone = 'Europe/Berlin';
    const fields = { due: '2026-10-24T00:30:00Z', recurrence: 'FREQ=DAILY' };

    expect(nextDue(fields, '2026-10-24T12:00:00Z', { zone })).toBe('2026-10-25T00:30:00Z');
    expect(nextDue({ ...fields, due: '2026-10-25T00:30:00Z' }, '2026-10-25T01:10:00Z', { zone })).toBe(
      '2026-10-26T01:30:00Z',
    );
  });

  it('is that of the person’s zone, whatever the host’s is', () => {
    const fields = { due: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY' };
    const due = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((host) => {
      vi.stubEnv('TZ', host);
      return [
        new Date('2026-01-01T00:00:00Z').getHours(),
        nextDue(fields, '2026-03-28T12:00:00Z', { zone: 'Europe/Berlin' }),
      ];
    });
    vi.unstubAllEnvs();

    expect(due.map(([hour]) => hour)).toEqual([0, 14, 16]);
    expect(new Set(due.map(([, at]) => at))).toEqual(new Set(['2026-03-29T01:30:00Z']));
  });

  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
  const minutesOfDay = fc.oneof(fc.integer({ min: 60, max: 200 }), fc.integer({ min: 0, max: 1439 }));

  it('keeps the time on the wall through every year, whatever the clocks do', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutesOfDay, fc.integer({ min: 0, max: 364 }), (zone, minute, offset) => {
        const time = Temporal.PlainTime.from('00:00').add({ minutes: minute });
        const first = Temporal.PlainDate.from('2026-01-01').add({ days: offset });
        const expected = (days: number) =>
          first.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
        let task: Partial<Task> = { due: expected(0).toString(), recurrence: 'FREQ=DAILY' };
        // Started in a gap, the moved time is the one that was asked for.
        fc.pre(expected(0).toZonedDateTimeISO(zone).toPlainTime().equals(time));

        for (let day = 1; day <= 40; day += 1) {
          const result = next(task, task.due!, { zone });
          expect(result?.due).toEqual({ kind: 'instant', at: expected(day).toString() });
          task = { due: expected(day).toString(), recurrence: result!.recurrence };
        }
      }),
      { numRuns: 60 },
    );
  });

  it('always lies ahead, strictly later each time', () => {
    const rules = [
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=SU',
      'FREQ=MONTHLY',
      'FREQ=HOURLY',
      'FREQ=MINUTELY;INTERVAL=15',
      'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30',
    ];
    const around = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...rules),
        around,
        around,
        (zone, recurrence, due, now) => {
          const at = nextDue({ due: due.toISOString(), recurrence }, now.toISOString(), { zone });

          expect(Date.parse(at!)).toBeGreaterThan(Math.max(due.getTime(), now.getTime()));
        },
      ),
      { numRuns: 300 },
    );
  });
});
