import { describe, expect, it } from 'vitest';

import { RequestRates } from './request-rates.js';

describe('the rate of requests', () => {
  it('is bounded for each user by itself, for as long as a window lasts', () => {
    let nowMs = 0;
    const rates = new RequestRates(() => nowMs);
    const outcome = (userId: string) => {
      try {
        rates.count(userId);
        return 'passed';
      } catch (problem) {
        return problem;
      }
    };

    const ofAda = Array.from({ length: 201 }, () => outcome('ada'));
    nowMs = 9500;
    const later = [outcome('ada'), outcome('bob')];
    nowMs = 10_000;

    expect(ofAda.filter((one) => one === 'passed')).toHaveLength(200);
    expect(ofAda.at(-1)).toMatchObject({ status: 429, headers: { 'Retry-After': '10' } });
    expect(later).toMatchObject([{ status: 429, headers: { 'Retry-After': '1' } }, 'passed']);
    expect(outcome('ada')).toBe('passed');
  });
});
