import { commandFailed, commandRejected, defineEvent, encode, topics, userProfileUpdated } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { done, subscribe } from '../handler.js';
import { encoded, garbage, message, newerVersion, type RecordParts } from '../../testing/messages.js';
import { readRecord } from './batch-item.js';
import type { RawRecord } from './raw-record.js';

const handler = { name: 'note-labels', handleMany: async () => [done] };
const failures = subscribe([commandFailed], handler);
const profiles = subscribe([userProfileUpdated], handler);
const definitions = [commandFailed, commandRejected, userProfileUpdated];

const at = { partition: 0, offset: 7, timestampMs: 0 };
const record = (parts: RecordParts, topic: string = topics.commandResults.name): RawRecord => ({
  ...at,
  topic,
  ...parts,
});
const read = (parts: RecordParts) => readRecord(record(parts), 'chat-gateway', failures, definitions);

describe('reading a record', () => {
  it('hands over a message of a kind that the handler takes', () => {
    const given = message('a');

    expect(read(encoded(given))).toEqual({ kind: 'handle', message: given });
  });

  it("refuses a message whose key is not its user: it would be out of order with that user's others", () => {
    const foreign = { ...encoded(message('a')), key: Buffer.from('somebody else') };

    expect(read(foreign)).toMatchObject({ kind: 'poison', errorCode: 'foreign-key' });
  });

  it('skips a kind that the handler does not take', () => {
    const rejected = encoded({ ...message('a'), eventType: 'command.rejected' }, commandRejected);

    expect(read(rejected)).toEqual({ kind: 'skip', reason: 'not a kind this handler takes' });
  });

  it('skips an unknown type', () => {
    expect(read(encoded({ ...message('a'), eventType: 'task.invented' }))).toEqual({
      kind: 'skip',
      reason: 'unknown type',
    });
  });

  it('waits at a newer version of a kind that the handler takes', () => {
    expect(read(newerVersion('a'))).toEqual({ kind: 'wait', reason: 'command.failed of version 99' });
  });

  it('does not wait for a newer version of a kind that the handler does not take anyway', () => {
    const newer = message('a');
    const parts = encoded({
      ...newer,
      eventType: 'command.rejected',
      headers: { ...newer.headers, schemaVersion: 99 },
    });

    expect(read(parts)).toEqual({ kind: 'skip', reason: 'not a kind this handler takes' });
  });

  it.each([
    ['bytes that are no JSON', garbage(), 'bad-bytes'],
    ['no bytes at all', garbage(''), 'bad-bytes'],
    ['text that is no UTF-8', { ...garbage(), value: Buffer.from([0x22, 0xff, 0x22]) }, 'bad-bytes'],
    ['JSON that is no envelope', garbage('{"eventType":"command.failed"}'), 'wrong-schema'],
    ['a payload of another shape', encoded({ ...message('a'), payload: { code: 7 } }), 'wrong-schema'],
    [
      'a key that changes prototypes',
      garbage(JSON.stringify(message('a')).replace('"message"', '"__proto__"')),
      'wrong-schema',
    ],
    ['nesting without end', garbage(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'wrong-schema'],
  ])('calls %s poison', (_, parts, errorCode) => {
    expect(read(parts)).toMatchObject({ kind: 'poison', errorCode });
  });

  it('calls a null value poison where the topic has no tombstones', () => {
    expect(read({ ...garbage(), value: null })).toMatchObject({ kind: 'poison', errorCode: 'null-value' });
  });

  it('skips a null value where it means that somebody was erased', () => {
    const erased = record({ ...garbage(), value: null }, topics.userEvents.name);

    expect(readRecord(erased, 'chat-gateway', profiles, definitions)).toEqual({ kind: 'skip', reason: 'erased' });
  });

  it('calls a record poison when reading it throws, whatever is thrown', () => {
    const odd = defineEvent({
      type: 'command.failed',
      version: 1,
      topic: topics.commandResults,
      payload: commandFailed.payload.refine(() => {
        throw new TypeError('x is not a function');
      }),
      audit: { notAudited: 'a test' },
    });

    const reading = readRecord(record(encoded(message('a'))), 'chat-gateway', subscribe([odd], handler), [odd]);

    expect(reading).toMatchObject({ kind: 'poison', errorCode: 'unreadable' });
  });
});

describe('a replay is addressed to the failing group and handler', () => {
  const replayed = (group: string, name: string, parts: RecordParts = encoded(message('a'))): RecordParts => ({
    ...parts,
    headers: { ...parts.headers, 'dlq-replay-group': Buffer.from(group), 'dlq-replay-handler': Buffer.from(name) },
  });

  it('is taken by that handler of that group', () => {
    expect(read(replayed('chat-gateway', 'note-labels'))).toMatchObject({ kind: 'handle' });
  });

  it.each([
    ['another group', 'notification-service', 'note-labels'],
    ['another handler', 'chat-gateway', 'project-results'],
  ])('is skipped by %s', (_, group, name) => {
    expect(read(replayed(group, name))).toEqual({ kind: 'skip', reason: 'replayed for another handler' });
  });

  it.each([
    ['poison', garbage()],
    ['a newer version', newerVersion('a')],
  ])('is skipped by others also when it is %s', (_, parts) => {
    expect(read(replayed('notification-service', 'deliver', parts))).toMatchObject({ kind: 'skip' });
  });
});

describe('what a handler takes', () => {
  it('is of exactly one topic', () => {
    expect(() => subscribe([commandFailed, userProfileUpdated], handler)).toThrow(TypeError);
    expect(() => subscribe([], handler)).toThrow(TypeError);
    expect(encode(commandFailed, message('a')).topic).toBe(failures.topic);
  });
});
