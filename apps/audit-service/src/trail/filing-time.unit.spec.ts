import { describe, expect, it } from 'vitest';

import { filingTime } from './filing-time.js';
import { dayOf, instantText, shownInstant } from './instant-text.js';

const now = new Date('2026-05-15T12:00:00Z');

describe('the time that an entry is filed at', () => {
  it('is its own when entries come in order', () => {
    expect(filingTime('2026-05-15T11:59:00.000000Z', '2026-05-15T11:58:00.000000Z', now)).toBe(
      '2026-05-15T11:59:00.000000Z',
    );
  });

  it('is that of the entry before when it comes late, so that chains run out from their beginning', () => {
    expect(filingTime('2026-05-01T00:00:00.000000Z', '2026-05-15T11:58:00.000000Z', now)).toBe(
      '2026-05-15T11:58:00.000000Z',
    );
  });

  it('believes a clock that is a little ahead, and none that is far ahead', () => {
    expect(filingTime('2026-05-15T12:04:00.000000Z', null, now)).toBe('2026-05-15T12:04:00.000000Z');
    expect(filingTime('2031-01-01T00:00:00.000000Z', null, now)).toBe('2026-05-15T12:00:00.000000Z');
  });

  it('never leaves the days that the trail has, however old an entry says it is', () => {
    expect(filingTime('1970-01-01T00:00:00.000000Z', null, now)).toBe('2026-02-14T12:00:00.000000Z');
  });
});

describe('the text of an instant', () => {
  it.each([
    ['2026-05-15T15:00:00Z', '2026-05-15T15:00:00.000000Z'],
    ['2026-05-15T15:00Z', '2026-05-15T15:00:00.000000Z'],
    ['2026-05-15T15:00:00.125Z', '2026-05-15T15:00:00.125000Z'],
    ['2026-05-15T15:00:00.123456789Z', '2026-05-15T15:00:00.123456Z'],
  ])('of %s is %s', (given, text) => {
    expect(instantText(given)).toBe(text);
    expect(dayOf(text)).toBe('2026-05-15');
  });

  it('is shown as the rest of the system writes instants', () => {
    expect(shownInstant('2026-05-15T15:00:00.125000Z')).toBe('2026-05-15T15:00:00.125Z');
    expect(shownInstant('2026-05-15T15:00:00.123456Z')).toBe('2026-05-15T15:00:00.123456Z');
  });
});
