import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { archiveTask } from './commands/archive-task.js';
import { type Decoded, decode } from './decode.js';
import { defineCommand } from './define.js';
import type { Envelope } from './envelope.js';
import { auditRecorded } from './events/audit-recorded.js';
import { topics } from './topics.js';

const secret = 'my secret title';

const archive: Envelope = {
  eventId: '0198f3a0-1000-7c3a-8a4e-5b1c7d9e2f30',
  timestamp: '2026-05-14T09:30:00Z',
  eventType: 'task.archive',
  source: 'chat-gateway',
  userId: 'amina',
  payload: { targets: [{ taskId: '0198f3a0-1001-7c3a-8a4e-5b1c7d9e2f30', version: 1 }], onStale: 'reject' },
  headers: { schemaVersion: 1, correlationId: 'c', causationId: 'c', actor: { type: 'user', id: 'amina' } },
};

const bytesOf = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const decoded = (value: unknown) => decode(bytesOf(value));
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
/** The message as text, with JSON put where its payload stands. */
const withPayload = (json: string, message: Envelope = archive) =>
  JSON.stringify({ ...message, payload: 'HERE' }).replace('"HERE"', json);

describe('a readable record', () => {
  it('is the message that was written', () => {
    expect(decoded(archive)).toEqual({ kind: 'message', message: archive });
  });

  it('may carry fields that this reader does not know; they are left out', () => {
    const fromTomorrow = {
      ...archive,
      mood: 'good',
      payload: { ...(archive.payload as object), because: 'why not' },
      headers: { ...archive.headers, tenant: 'x', actor: { ...archive.headers.actor, device: 'phone' } },
    };

    expect(decoded(fromTomorrow)).toEqual({ kind: 'message', message: archive });
  });

  it('may leave out what has a default', () => {
    const { targets } = archive.payload as { targets: unknown };

    expect(decoded({ ...archive, payload: { targets } })).toEqual({ kind: 'message', message: archive });
  });

  it('may start with a byte order mark', () => {
    expect(decode(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(archive)]))).toMatchObject({
      kind: 'message',
    });
  });
});

describe('a record without a value', () => {
  it('is an erasure', () => {
    expect(decode(null)).toEqual({ kind: 'erased' });
  });
});

describe('bad bytes', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['no JSON', Buffer.from(`{"title": ${secret}`)],
    ['broken off', bytesOf(archive).subarray(0, -1)],
    ['two values', Buffer.from('{}{}')],
    ['bad UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['an overlong sequence', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
    ['UTF-16', Buffer.from(JSON.stringify(archive), 'utf16le')],
    ['a serialised Avro record', Buffer.from([0, 0, 0, 0, 7, 2, 0x61])],
  ])('are %s', (_what, bytes) => {
    expect(decode(bytes)).toEqual({ kind: 'bad-bytes', reason: 'not JSON in UTF-8' });
  });
});

describe('a wrong schema', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'null', '(root): invalid_type'],
    ['a list', '[]', '(root): invalid_type'],
    ['a missing id', { ...archive, eventId: undefined }, 'eventId: invalid_type'],
    ['an id that is none', { ...archive, eventId: secret }, 'eventId: invalid_format'],
    ['a local time', { ...archive, timestamp: '2026-05-14T09:30:00+05:00' }, 'timestamp: invalid_format'],
    ['a day that does not exist', { ...archive, timestamp: '2026-02-30T00:00:00Z' }, 'timestamp: invalid_format'],
    ['a nameless owner', { ...archive, userId: '' }, 'userId: too_small'],
    ['a type that is no name', { ...archive, eventType: `${secret}\n` }, 'eventType: invalid_format'],
    ['no headers', { ...archive, headers: null }, 'headers: invalid_type'],
    [
      'version 0',
      { ...archive, headers: { ...archive.headers, schemaVersion: 0 } },
      'headers.schemaVersion: too_small',
    ],
    [
      'version "1"',
      { ...archive, headers: { ...archive.headers, schemaVersion: '1' } },
      'headers.schemaVersion: inval',
    ],
    ['an infinite version', JSON.stringify(archive).replace('"schemaVersion":1', '"schemaVersion":1e999'), 'headers.'],
    ['no payload', { ...archive, payload: undefined }, 'payload: invalid_type'],
    ['an empty payload', { ...archive, payload: {} }, 'payload: targets: invalid_type'],
    [
      'a bad element',
      { ...archive, payload: { targets: [{ taskId: secret }] } },
      'payload: targets.0.taskId: invalid_',
    ],
  ])('is %s', (_what, value, reason) => {
    expect(decoded(value)).toEqual({ kind: 'wrong-schema', reason: expect.stringContaining(reason) });
  });

  it('is named by places, shortly and without any value', () => {
    const targets = Array.from({ length: 10_000 }, () => ({ taskId: secret, version: secret, onStale: secret }));

    const { reason } = decoded({ ...archive, payload: { targets, onStale: secret } }) as Decoded & { reason: string };

    expect(reason).not.toContain('secret');
    expect(reason.length).toBeLessThanOrEqual(309);
    expect(reason.split(';')).toHaveLength(5);
  });
});

describe('a hostile record', () => {
  const audit: Envelope = { ...archive, eventType: auditRecorded.type };
  const entry = JSON.stringify({
    ...{ entryId: archive.eventId, action: 'a', userId: 'amina', actor: archive.headers.actor },
    ...{ timestamp: archive.timestamp, resourceType: 'task', resourceId: 'r', correlationId: 'c', afterState: 'HERE' },
  });
  /** An audit entry's states are the only part that no schema looks into. */
  const withState = (json: string) => decoded(withPayload(entry.replace('"HERE"', json), audit));

  it.each([65, 10_000, 400_000])('nested %i deep is refused, not thrown at', (levels) => {
    expect(withState(nested(levels))).toEqual({ kind: 'wrong-schema', reason: 'nested deeper than 64 levels' });
    expect(decoded(withPayload(nested(levels))).kind).toBe('wrong-schema');
    expect(decoded(nested(levels)).kind).toBe('wrong-schema');
    expect(decoded(nested(levels).slice(0, -1)).kind).toBe('bad-bytes');
  });

  it('nested as deep as HTTP allows, inside an audit entry, is read', () => {
    expect(withState(nested(40)).kind).toBe('message');
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":[{"constructor":{"prototype":{"admin":true}}}]}'])(
    'with keys for prototypes is refused: %s',
    (json) => {
      const refused = { kind: 'wrong-schema', reason: 'a key that would change a prototype' };

      expect(withState(json)).toEqual(refused);
      expect(decoded(JSON.stringify(archive).replace('{', `{"extra":${json},`))).toEqual(refused);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );

  it.each([String.raw`"a\u0000b"`, String.raw`{"\u0000":1}`, String.raw`"\ud83e"`, String.raw`["\udd56\ud83e"]`])(
    'with text that no database keeps as it is is refused: %s',
    (json) => {
      expect(withState(json)).toEqual({ kind: 'wrong-schema', reason: 'text with NUL or half a surrogate pair' });
    },
  );

  it('of a kind that this reader does not know is still only skipped', () => {
    expect(decoded(withPayload(nested(10_000), { ...archive, eventType: 'note.created' })).kind).toBe('unknown-type');
  });
});

describe('any record', () => {
  const fields = ['eventId', 'timestamp', 'eventType', 'source', 'userId', 'payload', 'headers', '__proto__'];
  const verdicts = ['message', 'unknown-type', 'newer-version', 'bad-bytes', 'wrong-schema'];

  it('gets a verdict, whatever its bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => verdicts.includes(decode(bytes).kind)));
  });

  it('gets a verdict, whatever stands in its fields', () => {
    const damaged = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 4 }));

    fc.assert(fc.property(damaged, (fault) => verdicts.includes(decoded({ ...archive, ...fault }).kind)));
  });

  it('gets a verdict, whatever stands in its payload', () => {
    fc.assert(fc.property(fc.json(), (json) => verdicts.includes(decoded(withPayload(json)).kind)));
  });
});

describe('a record for other readers', () => {
  it('is of an unknown type', () => {
    expect(decoded({ ...archive, eventType: 'note.created', payload: 7 })).toEqual({
      kind: 'unknown-type',
      eventType: 'note.created',
    });
  });

  it('is of an unknown type when the reader was not given its definition', () => {
    expect(decode(bytesOf(archive), [auditRecorded])).toMatchObject({ kind: 'unknown-type' });
  });

  it('is of a newer version, whatever its payload', () => {
    const newer = { ...archive, payload: 7, headers: { ...archive.headers, schemaVersion: 2 } };

    expect(decoded(newer)).toEqual({ kind: 'newer-version', eventType: 'task.archive', version: 2 });
  });
});

describe('a record of an earlier version', () => {
  const archive3 = defineCommand({
    type: archiveTask.type,
    version: 3,
    topic: topics.commands,
    payload: z.object({ taskIds: z.array(z.uuid()), reason: z.string() }),
    upcasts: {
      1: (payload) => ({ taskIds: (payload as { targets: { taskId: string }[] }).targets.map(({ taskId }) => taskId) }),
      2: (payload) => ({ ...(payload as object), reason: 'unsaid' }),
    },
  });

  it('becomes one of the current version, step by step', () => {
    expect(decode(bytesOf(archive), [archive3])).toEqual({
      kind: 'message',
      message: {
        ...archive,
        payload: { taskIds: ['0198f3a0-1001-7c3a-8a4e-5b1c7d9e2f30'], reason: 'unsaid' },
        headers: { ...archive.headers, schemaVersion: 3 },
      },
    });
  });

  it('has a wrong schema when the upcast throws on it', () => {
    expect(decode(bytesOf({ ...archive, payload: secret }), [archive3])).toEqual({
      kind: 'wrong-schema',
      reason: 'payload: not of version 1',
    });
  });

  it('has a wrong schema when what the upcast makes of it has', () => {
    const targets = [{ taskId: secret }];

    expect(decode(bytesOf({ ...archive, payload: { targets } }), [archive3])).toEqual({
      kind: 'wrong-schema',
      reason: 'payload: taskIds.0: invalid_format',
    });
  });
});
