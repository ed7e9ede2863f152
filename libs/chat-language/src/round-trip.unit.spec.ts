import fc from 'fast-check';
import rrule from 'rrule';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Clock } from './calendar/clock.js';
import { occurrencesOf } from './calendar/occurrences.js';
import { understand } from './understand.js';

const zones = [
  'UTC',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Dubai',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/St_Johns',
];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const zone = fc.constantFrom(...zones);
const now = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2030-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const date = fc.tuple(
  fc.integer({ min: 2025, max: 2032 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));

const two = (value: number): string => String(value).padStart(2, '0');

describe('dates and times that are written out', () => {
  it('are understood as written, in 20 zones', () => {
    fc.assert(
      fc.property(zone, now, date, fc.integer({ min: 0, max: 4 }), (timezone, at, [year, month, day], form) => {
        const name = monthNames[month - 1]!;
        const written = [
          `${year}-${two(month)}-${two(day)}`,
          `${day} ${name} ${year}`,
          `${name} ${day}, ${year}`,
          `the ${day}th of ${name} ${year}`,
          `${two(day)}/${two(month)}/${year}`,
        ][form]!;

        const { title, dueDate } = understand(`renew passport on ${written}`, { now: at, given: { timezone } });

        expect({ title, dueDate, written }).toEqual({
          title: 'renew passport',
          dueDate: `${year}-${two(month)}-${two(day)}`,
          written,
        });
      }),
      { numRuns: 600 },
    );
  });

  it('fall on the instant that the clock shows there', () => {
    fc.assert(
      fc.property(zone, now, date, time, (timezone, at, [year, month, day], [hour, minute]) => {
        const { due } = understand(
          `call bob ${year}-${two(month)}-${two(day)} at ${two(hour)}:${two(minute)}h`.replace(
            'h',
            hour < 13 && hour > 9 ? (hour === 12 ? 'pm' : 'am') : '',
          ),
          { now: at, given: { timezone } },
        );

        // A time in a gap moves forward by the gap; of an overlap it is the first: Temporal calls that compatible.
        const wanted = new Temporal.PlainDateTime(year, month, day, hour, minute).toZonedDateTime(timezone).toInstant();
        expect(due).toBe(wanted.toString());
      }),
      { numRuns: 600 },
    );
  });

  it('take a weekday as its next coming', () => {
    fc.assert(
      fc.property(zone, now, fc.integer({ min: 1, max: 7 }), (timezone, at, weekday) => {
        const { dueDate } = understand(`call bob ${weekdayNames[weekday - 1]}`, { now: at, given: { timezone } });

        const today = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
        const due = Temporal.PlainDate.from(dueDate!);
        expect(due.dayOfWeek).toBe(weekday);
        expect(today.until(due).days).toBeGreaterThan(0);
        expect(today.until(due).days).toBeLessThan(8);
      }),
      { numRuns: 400 },
    );
  });
});

const repeat = fc.oneof(
  fc
    .integer({ min: 2, max: 30 })
    .map((count) => ({ said: `every ${count} days`, rule: `FREQ=DAILY;INTERVAL=${count}` })),
  fc
    .integer({ min: 2, max: 12 })
    .map((count) => ({ said: `every ${count} weeks`, rule: `FREQ=WEEKLY;INTERVAL=${count}` })),
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1, maxLength: 4 }).map((days) => ({
    said: `every ${days.map((day) => weekdayNames[day - 1]).join(' and ')}`,
    rule: `FREQ=WEEKLY;BYDAY=${days.map((day) => codes[day - 1]).join(',')}`,
  })),
  fc
    .integer({ min: 1, max: 31 })
    .map((day) => ({ said: `on the ${day}th of every month`, rule: `FREQ=MONTHLY;BYMONTHDAY=${day}` })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 })).map(([nth, day]) => ({
    said: `every ${['first', 'second', 'third', 'fourth'][nth - 1]} ${weekdayNames[day - 1]} of the month`,
    rule: `FREQ=MONTHLY;BYDAY=${nth}${codes[day - 1]}`,
  })),
  fc.constant({ said: 'on the last day of every month', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' }),
);

describe('repeats', () => {
  it('are understood as written, and their occurrences agree with an independent implementation', () => {
    fc.assert(
      fc.property(now, repeat, (at, { said, rule }) => {
        const { title, recurrence, firstDue, occurrences } = understand(
          `water the plants ${said}`,
          { now: at },
          { occurrences: true },
        );

        const first = new Date(`${firstDue}T00:00:00Z`);
        const expected = new rrule.RRule({ ...rrule.RRule.parseString(rule), dtstart: first, count: 5 }).all();
        expect({ title, recurrence }).toEqual({ title: 'water the plants', recurrence: rule });
        expect(occurrences).toEqual(expected.map((occurrence) => occurrence.toISOString().slice(0, 10)));
      }),
      { numRuns: 400 },
    );
  });

  it('keep their time of day when the clocks change', () => {
    fc.assert(
      fc.property(zone, now, time, (timezone, at, [hour, minute]) => {
        const clock = new Clock(at.getTime(), timezone);
        const first = clock.instantMs(clock.today + 1, hour * 60 + minute);

        const found = occurrencesOf({ rule: 'FREQ=WEEKLY', first: { instantMs: first } }, clock, 40);

        const local = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(timezone).toPlainDateTime();
        expect(found).toEqual(
          found.map((_, week) => local.add({ weeks: week }).toZonedDateTime(timezone).toInstant().toString()),
        );
      }),
      { numRuns: 60 },
    );
  });
});
