import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, dateIn, startOfDate } from '../task/civil-time.js';
import { dueWindow } from './due-window.js';

/** A Tuesday, late in the evening in New York and already Wednesday in Karachi. */
const now = new Date('2026-05-13T02:30:00Z');

describe('a named window', () => {
  it.each([
    ['today', 'UTC', '2026-05-13', '2026-05-14'],
    ['today', 'America/New_York', '2026-05-12', '2026-05-13'],
    ['today', 'Asia/Karachi', '2026-05-13', '2026-05-14'],
    ['tomorrow', 'America/New_York', '2026-05-13', '2026-05-14'],
    ['next_7_days', 'UTC', '2026-05-13', '2026-05-20'],
    ['this_week', 'America/New_York', '2026-05-11', '2026-05-18'],
    ['next_week', 'America/New_York', '2026-05-18', '2026-05-25'],
    ['this_month', 'UTC', '2026-05-01', '2026-06-01'],
    ['2026-12-31', 'UTC', '2026-12-31', '2027-01-01'],
  ])('%s in %s is from %s to %s', (name, zone, fromDate, toDate) => {
    const window = dueWindow(name, now, zone);

    expect(window).toMatchObject({ kind: 'between', fromDate, toDate });
    expect(window).toMatchObject({
      from: new Date(startOfDate(zone, fromDate)),
      to: new Date(startOfDate(zone, toDate)),
    });
  });

  it('overdue ends now for times and today for dates', () => {
    expect(dueWindow('overdue', now, 'America/New_York')).toEqual({
      ...{ kind: 'between', from: null, to: now, fromDate: null, toDate: '2026-05-12' },
    });
  });

  it.each([
    ['on a Monday', '2026-05-11T12:00:00Z', '2026-05-11'],
    ['on a Sunday', '2026-05-17T12:00:00Z', '2026-05-11'],
    ['over the end of a year', '2027-01-01T12:00:00Z', '2026-12-28'],
  ])('weeks begin on Monday, %s', (_, at, fromDate) => {
    expect(dueWindow('this_week', new Date(at), 'UTC')).toMatchObject({ fromDate });
  });

  it('of a zone that is none is that of UTC', () => {
    expect(dueWindow('today', now, 'Mars/Olympus')).toEqual(dueWindow('today', now, 'UTC'));
  });
});

describe('a date begins', () => {
  it.each([
    ['at midnight', 'Europe/Berlin', '2026-05-15', '2026-05-14T22:00:00.000Z'],
    ['a day of 23 hours', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['the day after', 'Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['where clocks move by half an hour', 'Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00.000Z'],
    ['where clocks leap over midnight', 'Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['where midnight comes twice', 'America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['far from Greenwich', 'Pacific/Kiritimati', '2026-05-15', '2026-05-14T10:00:00.000Z'],
  ])('%s: %s, %s', (_, zone, date, instant) => {
    expect(new Date(startOfDate(zone, date)).toISOString()).toBe(instant);
  });

  it('with its first instant and not before, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, dates, (zone, day) => {
        const date = day.toISOString().slice(0, 10);
        const start = startOfDate(zone, date);
        expect(dateIn(zone, start) >= date).toBe(true);
        expect(dateIn(zone, start - 1) < date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a number of days after another', () => {
    expect([addDays('2026-02-27', 2), addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
      ...['2026-03-01', '2028-02-29', '2025-12-31'],
    ]);
  });
});
