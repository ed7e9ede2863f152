import { describe, expect, it } from 'vitest';

import { namesContent, redacted, redactField, scrubText } from './redact.js';

describe('names that mean content', () => {
  it.each([
    'title',
    'taskTitle',
    'task_title',
    'Description',
    'rawText',
    'messageValue',
    'payload',
    'email',
    'userEmail',
    'emailAddress',
    'accessToken',
    'Authorization',
    'x-auth-token',
    'password',
    'KAFKA_PASSWORD',
    'JWT_SECRET',
    'displayName',
    'queryParams',
    'detail',
  ])('%s is one', (name) => {
    expect(namesContent(name)).toBe(true);
  });

  it.each(['topic', 'partition', 'offset', 'group', 'code', 'userId', 'taskId', 'reason', 'durationMs', 'route'])(
    '%s is none',
    (name) => {
      expect(namesContent(name)).toBe(false);
    },
  );
});

describe('a field', () => {
  it('keeps numbers and flags whatever it is called', () => {
    expect(redactField('payloadBytes', 512)).toBe(512);
    expect(redactField('emailKnown', true)).toBe(true);
  });

  it('loses content at any depth', () => {
    const task = { taskId: 't1', title: 'canary', tags: ['x'], reminder: { text: 'canary', at: new Date(0) } };

    expect(redactField('task', task)).toEqual({
      taskId: 't1',
      title: redacted,
      tags: ['x'],
      reminder: { text: redacted, at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('loses lists and objects whose name means content', () => {
    expect(redactField('titles', ['canary'])).toBe(redacted);
    expect(redactField('payload', { anything: 'canary' })).toBe(redacted);
  });

  it('never shows bytes, nor endless or circular structures', () => {
    const circular: Record<string, unknown> = { id: 1n };
    circular['self'] = circular;

    expect(redactField('chunk', Buffer.from('canary'))).toBe('[6 bytes]');
    expect(redactField('set', new Set(['canary']))).toBe('[1 items]');
    expect(JSON.stringify(redactField('circular', circular))).toContain(redacted);
    expect(
      redactField(
        'ids',
        Array.from({ length: 60 }, (_, index) => index),
      ),
    ).toHaveLength(51);
    expect(redactField('date', new Date(Number.NaN))).toBe('invalid date');
  });
});

describe('free text', () => {
  it.each([
    ['postgresql://todo:canary@db:5432/todo', `postgresql://${redacted}@db:5432/todo`],
    ['sent to canary@example.org at noon', `sent to ${redacted} at noon`],
    ['Bearer canary.canary-canary', `Bearer ${redacted}`],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl!', `token ${redacted}!`],
  ])('%j becomes %j', (text, expected) => {
    expect(scrubText(text)).toBe(expected);
  });

  it('is cut when it is too long to be a sentence', () => {
    expect(scrubText('a'.repeat(5000))).toHaveLength(1001);
  });

  it('is scrubbed in time that grows with its length only', () => {
    const startedMs = performance.now();

    scrubText('a@'.repeat(100_000));
    scrubText(`a://${'b'.repeat(100_000)}`);

    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});
