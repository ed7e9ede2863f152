import type { RawRecord } from '@todo/messaging';
import { describe, expect, it } from 'vitest';

import { DeadLetters } from './dead-letters.js';

const facts = (offset: number, headers: Record<string, string> = {}): RawRecord => {
  const failedAt = new Date(Date.UTC(2026, 4, 12, 8, 0, offset)).toISOString();
  const all = {
    ...{ 'dlq-topic': 'todo.commands', 'x-original-topic': 'todo.commands', 'dlq-partition': '3' },
    ...{ 'dlq-offset': String(offset), 'dlq-group': 'g', 'dlq-handler': 'h', 'dlq-error-code': 'schema' },
    ...{ 'dlq-reason': 'payload.title is missing', 'dlq-attempts': '5' },
    ...{ 'dlq-first-failed-at': failedAt, 'dlq-last-failed-at': failedAt, ...headers },
  };
  const bytes = Object.entries(all).map(([name, text]) => [name, Buffer.from(text)]);
  return {
    ...{ topic: 'todo.dead.letter', partition: 0, offset, timestampMs: 0, key: Buffer.from('ann') },
    ...{ value: Buffer.from('{"title":"secret plans"}'), headers: Object.fromEntries(bytes) as RawRecord['headers'] },
  };
};

function given(records: RawRecord[], bounds: { shownMax?: number; readMax?: number } = {}) {
  const calls = { reads: 0 };
  const letters = new DeadLetters({ read: async () => ((calls.reads += 1), records), ...bounds });
  return { letters, calls };
}

describe('the newest dead letters', () => {
  it('are told by their headers, the newest first, and nothing of what is in them', async () => {
    const { letters } = given([facts(1), facts(3), facts(2)], { shownMax: 2 });

    const newest = await letters.newest(3);

    expect(newest.map(({ offset }) => offset)).toEqual([3, 2]);
    expect(newest[0]).toEqual({
      ...{ topic: 'todo.commands', partition: 3, offset: 3, group: 'g', handler: 'h', errorCode: 'schema' },
      ...{ reason: 'payload.title is missing', attempts: 5, lastFailedAt: '2026-05-12T08:00:03.000Z' },
    });
    expect(JSON.stringify(newest)).not.toMatch(/secret|ann/);
  });

  it('are read when there are others, and not before', async () => {
    const records = [facts(1)];
    const { letters, calls } = given(records);

    await letters.newest(1);
    await letters.newest(1);
    records.push(facts(2));

    expect(await letters.newest(2)).toHaveLength(2);
    expect(calls.reads).toBe(2);
  });

  it('are not read when there are none, or too many', async () => {
    const { letters, calls } = given([facts(1)], { readMax: 5 });

    expect([await letters.newest(0), await letters.newest(6)]).toEqual([[], []]);
    expect(calls.reads).toBe(0);
  });

  it('leave out what somebody else wrote', async () => {
    const { letters } = given([facts(1, { 'dlq-attempts': 'many' }), { ...facts(2), headers: {} }]);

    expect(await letters.newest(2)).toEqual([]);
  });
});
