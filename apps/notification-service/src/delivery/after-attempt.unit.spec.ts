import { describe, expect, it } from 'vitest';

import { afterAttempt, type MailAnswer } from './after-attempt.js';

const unreachable: MailAnswer = { kind: 'refused', reason: 'server-unreachable', permanent: false };

describe('after an attempt', () => {
  it('a mail that was taken is sent', () => {
    expect(afterAttempt(3, { kind: 'accepted' }, 1000, 0)).toEqual({ state: 'sent' });
  });

  it('a mail of which nobody can tell is never tried again, however few attempts there were', () => {
    const doubtful: MailAnswer = { kind: 'doubtful', reason: 'answer-missing' };

    expect(afterAttempt(1, doubtful, 1000, 0)).toEqual({ state: 'unknown', reason: 'answer-missing' });
  });

  it('a mail that was refused is tried five times in all, each wait three times the one before', () => {
    const reason = 'server-unreachable';
    const after = [1, 2, 3, 4, 5].map((attempts) => afterAttempt(attempts, unreachable, 1000, 0.5));

    expect(after).toEqual([
      { state: 'queued', delayMs: 1000, counted: true, reason },
      { state: 'queued', delayMs: 3000, counted: true, reason },
      { state: 'queued', delayMs: 9000, counted: true, reason },
      { state: 'queued', delayMs: 27_000, counted: true, reason },
      { state: 'failed', reason },
    ]);
  });

  it('waits vary by a fifth', () => {
    const delays = [0, 0.9999].map((random) => afterAttempt(1, unreachable, 1000, random));

    expect(delays).toMatchObject([{ delayMs: 800 }, { delayMs: 1200 }]);
  });

  it('a mail that will always be refused has failed at once', () => {
    const noMailbox: MailAnswer = { kind: 'refused', reason: 'mailbox-refused', permanent: true, code: 550 };

    expect(afterAttempt(1, noMailbox, 1000, 0)).toEqual({ state: 'failed', reason: 'mailbox-refused' });
  });

  it('a mail that was broken off waits for whoever comes next, and has lost nothing', () => {
    const after = afterAttempt(5, { kind: 'interrupted' }, 1000, 0);

    expect(after).toEqual({ state: 'queued', delayMs: 0, counted: false, reason: null });
  });
});
