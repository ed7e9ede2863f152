import type { Reminder } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import type { ReminderPlan, TaskSchedule } from './task-schedule.js';
import { whyUnwanted } from './why-unwanted.js';

const reminderId = '0198f3a0-1000-7c3a-8a4e-5b1c7d9e2f30';

function why(
  reminder: Omit<Reminder, 'reminderId'>,
  plan: Partial<ReminderPlan>,
  scheduledFor: string,
  zoneOfPerson?: string,
) {
  const schedule: TaskSchedule = {
    ...{ userId: 'ann', taskId: 'task', version: 2, kind: 'live' },
    plan: { status: 'pending', reminders: [{ reminderId, ...reminder }], ...plan },
  };
  return whyUnwanted(
    schedule,
    { reminderId, scheduledFor, taskVersion: 1, channel: 'email', timeZone: undefined },
    zoneOfPerson,
  );
}

describe('a reminder of a task that changed', () => {
  it.each<[Omit<Reminder, 'reminderId'>, Partial<ReminderPlan>, string]>([
    [{ remindAt: '2026-05-15T08:00:00Z' }, {}, '2026-05-15T08:00:00.000Z'],
    [{ offset: '-PT2H' }, { due: '2026-05-15T10:00:00Z' }, '2026-05-15T08:00:00Z'],
    [{ offset: 'PT30M' }, { due: '2026-05-15T10:00:00Z' }, '2026-05-15T10:30:00Z'],
    [{ offset: '-P1DT1H' }, { due: '2026-05-15T10:00:00Z', timeZone: 'Asia/Karachi' }, '2026-05-14T09:00:00Z'],
    // Nine in the morning of that day, there.
    [{ offset: 'PT0M' }, { dueDate: '2026-05-15', timeZone: 'Asia/Karachi' }, '2026-05-15T04:00:00Z'],
    [{ offset: '-P1D' }, { dueDate: '2026-05-15', timeZone: 'America/New_York' }, '2026-05-14T13:00:00Z'],
    // Clocks changed in between: a day before is the same hour, 24 hours before is not.
    [{ offset: '-P1D' }, { due: '2026-03-29T10:00:00Z', timeZone: 'Europe/Berlin' }, '2026-03-28T11:00:00Z'],
    [{ offset: '-PT24H' }, { due: '2026-03-29T10:00:00Z', timeZone: 'Europe/Berlin' }, '2026-03-28T10:00:00Z'],
    [{ offset: '-P1D' }, { due: '2026-11-01T15:00:00Z', timeZone: 'America/New_York' }, '2026-10-31T14:00:00Z'],
    // The hour that clocks skip, 02:00 to 03:00 (half past two becomes half past three), and the one they show twice.
    [{ offset: '-P1D' }, { due: '2026-03-30T00:30:00Z', timeZone: 'Europe/Berlin' }, '2026-03-29T01:30:00Z'],
    [{ offset: '-P1D' }, { due: '2026-10-26T01:30:00Z', timeZone: 'Europe/Berlin' }, '2026-10-25T00:30:00Z'],
    // Clocks of Lord Howe Island change by half an hour.
    [{ offset: '-P1D' }, { dueDate: '2026-10-05', timeZone: 'Australia/Lord_Howe' }, '2026-10-03T22:00:00Z'],
    [{ offset: '-P1D' }, { dueDate: '2026-10-04', timeZone: 'Australia/Lord_Howe' }, '2026-10-02T22:30:00Z'],
    // Samoa had no 30 December 2011.
    [{ offset: '-P1D' }, { dueDate: '2011-12-31', timeZone: 'Pacific/Apia' }, '2011-12-30T19:00:00Z'],
  ])('still goes out when %j of %j is the time it was due', (reminder, plan, scheduledFor) => {
    expect(why(reminder, plan, scheduledFor)).toBeUndefined();
    const minuteLater = new Date(Date.parse(scheduledFor) + 60_000).toISOString();
    expect(why(reminder, plan, minuteLater)).toBe('the reminder was moved');
  });

  it('counts in the zone of the task, else in that of its person', () => {
    const plan = { dueDate: '2026-05-15' };

    expect(why({ offset: 'PT0M' }, plan, '2026-05-15T04:00:00Z', 'Asia/Karachi')).toBeUndefined();
    expect(why({ offset: 'PT0M' }, { ...plan, timeZone: 'UTC' }, '2026-05-15T04:00:00Z', 'Asia/Karachi')).toBe(
      'the reminder was moved',
    );
  });

  it('goes out when its time hangs on a zone that nobody knows', () => {
    expect(why({ offset: 'PT0M' }, { dueDate: '2026-05-15' }, '2026-05-15T04:00:00Z')).toBeUndefined();
    expect(why({ offset: 'PT0M' }, { dueDate: '2026-05-15' }, '2026-05-15T04:00:00Z', 'Mars/Base')).toBeUndefined();
  });

  it('does not when it hangs on a due date that the task lost', () => {
    expect(why({ offset: '-PT2H' }, {}, '2026-05-15T08:00:00Z')).toBe('the reminder was moved');
  });

  it('does not when its channel was taken from it; channels of the profile say nothing', () => {
    const remindAt = '2026-05-15T08:00:00Z';

    expect(why({ remindAt, channels: ['push'] }, {}, remindAt)).toBe('the reminder was taken away');
    expect(why({ remindAt, channels: ['push', 'email'] }, {}, remindAt)).toBeUndefined();
    expect(why({ remindAt, channels: [] }, {}, remindAt)).toBeUndefined();
  });
});
