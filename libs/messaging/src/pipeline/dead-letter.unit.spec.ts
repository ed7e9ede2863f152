import { auditRecorded, deadLetterHeaders, partitionOf, topics } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { deadLetterAudit, deadLetterId, deadLetterRecord, type DeathNote } from './dead-letter.js';
import type { RawRecord } from './raw-record.js';

const record: RawRecord = {
  topic: 'todo.commands',
  partition: 3,
  offset: 42,
  key: Buffer.from('ada'),
  value: Buffer.from([0x7b, 0x00, 0xff]),
  headers: { ce_id: Buffer.from('5b2a6a0e-6c1c-4a57-9d0f-0a8f3a5f7c11'), odd: Buffer.from([0, 10, 0x80, 0xff]) },
  timestampMs: 1_780_000_000_000,
};
const note: DeathNote = {
  group: 'todo-command-service',
  handler: 'handle-commands',
  errorCode: 'bad-bytes',
  reason: 'not JSON in UTF-8',
  attempts: 1,
  firstFailedAt: new Date('2026-05-15T15:00:00Z'),
  lastFailedAt: new Date('2026-05-15T15:00:04Z'),
};

describe('a dead letter', () => {
  it('holds the original key, value bytes and headers untouched', () => {
    const letter = deadLetterRecord(record, note);

    expect(letter.key).toBe(record.key);
    expect(letter.value).toBe(record.value);
    for (const [name, bytes] of Object.entries(record.headers))
      expect(Buffer.from(letter.headers[name]!, 'latin1')).toEqual(bytes);
  });

  it('names in its headers where it was read, who could not handle it, why, how often and when', () => {
    const { headers } = deadLetterRecord(record, note);

    expect(headers).toMatchObject({
      'dlq-topic': 'todo.commands',
      'dlq-partition': '3',
      'dlq-offset': '42',
      'dlq-group': 'todo-command-service',
      'dlq-handler': 'handle-commands',
      'dlq-error-code': 'bad-bytes',
      'dlq-reason': 'not JSON in UTF-8',
      'dlq-attempts': '1',
      'dlq-first-failed-at': '2026-05-15T15:00:00.000Z',
      'dlq-last-failed-at': '2026-05-15T15:00:04.000Z',
      'x-original-topic': 'todo.commands',
    });
    expect(deadLetterHeaders.safeParse(headers).success).toBe(true);
  });

  it.each([
    ['the key of its user', Buffer.from('ada')],
    ['no key', null],
  ])('has its partition chosen by %s', (_, key) => {
    const letter = deadLetterRecord({ ...record, key }, note);

    expect(letter).toMatchObject({
      topic: 'todo.dead.letter',
      key,
      partition: partitionOf(topics.deadLetter, key ?? ''),
    });
  });

  it('keeps a null value', () => {
    expect(deadLetterRecord({ ...record, value: null }, note).value).toBeNull();
  });

  it('keeps headers of any name', () => {
    const headers = { ['__proto__']: Buffer.from('a'), constructor: Buffer.from('b') };
    const letter = deadLetterRecord({ ...record, headers: Object.fromEntries(Object.entries(headers)) }, note);

    expect(Object.keys(letter.headers)).toContain('constructor');
    expect(JSON.parse(JSON.stringify(letter.headers))).toEqual(letter.headers);
  });
});

describe('the id of a dead letter', () => {
  it('is the same however often a record is read', () => {
    expect(deadLetterId({ ...record, value: null }, 'g')).toBe(deadLetterId(record, 'g'));
  });

  it('differs by group, place, offset and the time of a topic that was made anew', () => {
    const others = [
      { ...record, topic: 'todo.reminders' },
      { ...record, partition: 4 },
      { ...record, offset: 43 },
      { ...record, timestampMs: 1 },
    ];
    const ids = [
      deadLetterId(record, 'g'),
      deadLetterId(record, 'h'),
      ...others.map((other) => deadLetterId(other, 'g')),
    ];

    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the audit entry of a dead letter', () => {
  it('is an entry that the audit service can read', () => {
    const entry = deadLetterAudit(record, note, 'ada', 'todo-command-service');

    expect(auditRecorded.schema.safeParse(entry).success).toBe(true);
    expect(entry.payload).toMatchObject({
      action: 'dead-letter.write',
      userId: 'ada',
      resourceId: 'todo.commands/3/42',
    });
  });

  it.each([
    ['NUL', Buffer.from([0x61, 0x00])],
    ['anything but an id', Buffer.from('x'.repeat(5000))],
    ['nothing', Buffer.alloc(0)],
  ])('can be read also when the header of the id holds %s', (_, id) => {
    const entry = deadLetterAudit({ ...record, headers: { ce_id: id } }, note, 'ada', 'todo-command-service');

    expect(auditRecorded.schema.safeParse(entry).success).toBe(true);
    expect(entry.payload.correlationId).toBe(entry.eventId);
  });
});
