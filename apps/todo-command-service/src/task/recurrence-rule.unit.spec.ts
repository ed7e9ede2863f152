import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { comesRound } from './next-occurrence.js';
import { parseRule } from './recurrence-rule.js';

const now = Temporal.Instant.from('2026-05-12T08:00:00Z');

function comes(text: string, at = '2026-05-31T09:00:00Z'): boolean {
  const rule = parseRule(text);
  if ('problem' in rule) throw new Error(rule.problem);
  return comesRound(rule, { kind: 'instant', at }, { now, zone: 'Europe/Berlin' });
}

describe('a recurrence rule', () => {
  it.each([
    'FREQ=DAILY',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TU',
    'freq=monthly;byday=-1fr',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=MINUTELY;INTERVAL=30',
    'FREQ=DAILY;UNTIL=20261231T235959Z',
  ])('may be %s', (text) => {
    expect(parseRule(text)).not.toHaveProperty('problem');
  });

  it.each([
    '',
    'DAILY',
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYSECOND=1',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=999999',
    'FREQ=DAILY;COUNT=5;UNTIL=20261231',
    'FREQ=DAILY;COUNT=100000',
    'FREQ=DAILY;UNTIL=20261341',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=MONTHLY;BYWEEKNO=2',
    'FREQ=WEEKLY;BYMONTHDAY=13',
    'FREQ=DAILY;BYSETPOS=1',
    'FREQ=MONTHLY;BYDAY=MO;BYHOUR=8,9;BYSETPOS=1',
    'FREQ=MONTHLY;BYSETPOS=1',
    'FREQ=YEARLY;INTERVAL=200',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;RSCALE=CHINESE',
    'INTERVAL=2',
    'FREQ=DAILY;X=1',
    `FREQ=DAILY;BYMINUTE=${Array.from({ length: 120 }, () => '10').join(',')}`,
  ])('may not be %s', (text) => {
    expect(parseRule(text)).toHaveProperty('problem');
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;INTERVAL=60;BYMINUTE=5',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6',
    'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1',
  ])('never comes round: %s', (text) => {
    expect(comes(text)).toBe(false);
  });

  it('comes round, however rarely', () => {
    expect(comes('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29')).toBe(true);
    expect(comes('FREQ=MONTHLY;BYMONTHDAY=29;BYMONTH=2;BYDAY=MO')).toBe(true);
  });

  it('is found out in a moment, whatever somebody thinks up', () => {
    const numbers = (max: number, min = 1) =>
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 12 }).map((each) => each.join(','));
    const days = fc
      .uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1 })
      .map((each) => each.join(','));
    const part = (name: string, values: fc.Arbitrary<string>) =>
      fc.option(
        values.map((value) => `${name}=${value}`),
        { nil: undefined },
      );
    const rule = fc
      .tuple(
        fc
          .constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY')
          .map((frequency) => `FREQ=${frequency}`),
        part('INTERVAL', fc.integer({ min: 1, max: 10_000 }).map(String)),
        part('BYMONTH', numbers(12)),
        part('BYMONTHDAY', numbers(31)),
        part('BYDAY', days),
        part('BYHOUR', numbers(23, 0)),
        part('BYMINUTE', numbers(59, 0)),
        part('BYSETPOS', numbers(366)),
      )
      .map((parts) => parts.filter((each) => each !== undefined).join(';'));
    fc.assert(
      fc.property(rule, (text) => {
        fc.pre(!('problem' in parseRule(text)));
        // Processor time: other tests share the machine.
        const started = process.cpuUsage().user;
        comes(text);
        expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
      }),
      { numRuns: 200 },
    );
  });
});
