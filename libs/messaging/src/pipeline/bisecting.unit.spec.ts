import { topics } from '@todo/event-contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { PermanentError } from '../failure.js';
import { skipped } from '../handler.js';
import { encoded, garbage, message, newerVersion } from '../../testing/messages.js';
import { PipelineRig, place, settle, until } from '../../testing/pipeline-rig.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const labels = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `m${from + index}`);
const records = (names: readonly string[]) => names.map((label) => encoded(message(label)));
const permanent = () => new PermanentError('task-unknown', 'x');

describe('a batch shares one transaction', () => {
  it('handles everything that was read in one transaction, in order', async () => {
    const { source, database, handler, pipeline } = new PipelineRig();
    const names = labels(400);

    source.append(place(), ...records(names));
    await until(() => database.effects.length === 400);

    expect(database.committed).toBe(1);
    expect(database.effects).toEqual(names);
    expect(handler.calls).toEqual([names]);
    expect(pipeline.positions()).toEqual([{ ...place(), offset: 400 }]);
  });

  it('takes at most 500 records', async () => {
    const { source, database, metrics } = new PipelineRig();

    source.append(place(), ...records(labels(1200)));
    await until(() => database.effects.length === 1200);

    expect(metrics.transactions).toEqual([500, 500, 200]);
  });

  it('begins no transaction for records that are only skipped', async () => {
    const rig = new PipelineRig();

    rig.source.append(place(), encoded({ ...message('a'), eventType: 'task.invented' }));
    await until(() => rig.position() === 1);

    expect(rig.database.begun).toBe(0);
    expect(rig.metrics.finished).toEqual([{ topic: place().topic, result: 'skipped', reason: 'unknown type' }]);
  });

  it('counts what was done and what the handler skipped, with its reason', async () => {
    const { source, handler, metrics } = new PipelineRig();
    handler.outcome = (label) => (label === 'm1' ? skipped('stale') : { kind: 'done' });

    source.append(place(), ...records(['m0', 'm1']));
    await until(() => metrics.finished.length === 2);

    expect(metrics.finished.map(({ result, reason }) => [result, reason])).toEqual([
      ['done', ''],
      ['skipped', 'stale'],
    ]);
  });

  it('tells how long every transaction took, successful or not', async () => {
    const { source, handler, metrics, database } = new PipelineRig();
    handler.failOn(permanent, 'm0');

    source.append(place(), ...records(labels(2)));
    await until(() => database.effects.includes('m1'));

    // Both together, then each half; the dead letter is no batch.
    expect(metrics.transactions).toEqual([2, 1, 1]);
  });
});

describe('when a batch fails it is bisected, so one poison event never fails its neighbours', () => {
  it.each([0, 249, 250, 499])('handles 499 neighbours once when number %i of 500 is at fault', async (poison) => {
    const rig = new PipelineRig();
    const names = labels(500);
    rig.handler.failOn(permanent, names[poison]!);

    rig.source.append(place(), ...records(names));
    await until(() => rig.position() === 500);

    expect(rig.database.effects).toEqual(names.filter((_, index) => index !== poison));
    expect(rig.deadLetters).toHaveLength(1);
  });

  it('takes a number of transactions that grows with the logarithm of the batch', async () => {
    const rig = new PipelineRig();
    const names = labels(500);
    rig.handler.failOn(permanent, names[123]!);

    rig.source.append(place(), ...records(names));
    await until(() => rig.position() === 500);

    // Nine halvings, each a failure and a success, the whole batch before and the dead letter after them.
    expect(rig.database.begun).toBeLessThanOrEqual(2 * 9 + 2);
  });

  it('finds several at fault, in several partitions', async () => {
    const rig = new PipelineRig();
    const [first, second] = [labels(50), labels(50, 50)];
    const poison = ['m3', 'm4', 'm49', 'm50', 'm77'];
    rig.handler.failOn(permanent, ...poison);

    rig.source.append(place(0), ...records(first));
    rig.source.append(place(2), ...records(second));
    await until(() => rig.position(place(0)) === 50 && rig.position(place(2)) === 50);

    expect(rig.database.effects.toSorted()).toEqual(
      [...first, ...second].filter((name) => !poison.includes(name)).toSorted(),
    );
    expect(rig.deadLetters).toHaveLength(poison.length);
  });
});

describe('a permanent failure is a dead letter at once', () => {
  it('untouched, with every fact in its headers, after one attempt', async () => {
    const rig = new PipelineRig();
    const given = encoded(message('m0'));
    rig.handler.failOn(() => Object.assign(new Error('duplicate key'), { code: '23505' }), 'm0');

    rig.source.append(place(2), ...records(['before']), given);
    await until(() => rig.position(place(2)) === 2);

    const [letter] = rig.deadLetters;
    expect(letter).toMatchObject({ topic: topics.deadLetter.name, key: given.key, value: given.value });
    expect(letter!.headers).toMatchObject({
      ce_type: 'command.failed',
      'x-original-topic': 'todo.command.results',
      'dlq-topic': 'todo.command.results',
      'dlq-partition': '2',
      'dlq-offset': '1',
      'dlq-group': 'chat-gateway',
      'dlq-handler': 'note-labels',
      'dlq-error-code': '23505',
      'dlq-attempts': '1',
    });
    expect(rig.source.pauses).toEqual([]);
  });

  it.each([
    ['bytes that nobody can read', garbage(), 'bad-bytes'],
    ['a wrong schema', encoded({ ...message('m1'), payload: {} }), 'wrong-schema'],
    ['a null value', { ...garbage(), value: null }, 'null-value'],
  ])('for %s, between good ones', async (_, poison, errorCode) => {
    const rig = new PipelineRig();

    rig.source.append(place(), ...records(['m0']), poison, ...records(['m2']));
    await until(() => rig.position() === 3);

    expect(rig.database.effects).toEqual(['m0', 'm2']);
    expect(rig.deadLetters).toMatchObject([
      { key: poison.key, value: poison.value, headers: { 'dlq-error-code': errorCode } },
    ]);
    expect(rig.metrics.alerts).toEqual(['dead-letter']);
  });

  it('with an audit entry beside it', async () => {
    const rig = new PipelineRig();

    rig.source.append(place(), garbage());
    await until(() => rig.position() === 1);

    expect(rig.database.emitted.map(({ type }) => type)).toEqual(['audit.recorded']);
    expect(rig.database.locked).toEqual(['ada']);
  });

  it('and is written once, however often the record is read', async () => {
    const rig = new PipelineRig();
    rig.source.append(place(), garbage());
    await until(() => rig.position() === 1);

    rig.pipeline.assigned([]);
    rig.source.readFrom(place(), 0);
    await until(() => rig.position() === 1);

    expect(rig.deadLetters).toHaveLength(1);
    expect(rig.metrics.alerts).toEqual(['dead-letter']);
  });
});

describe('who waits for a message learns that it went to the dead letters', () => {
  it('by the message itself, when it could be read', async () => {
    const rig = new PipelineRig();
    const given = message('m0');
    rig.handler.failOn(permanent, 'm0');

    rig.source.append(place(), encoded(given));
    await until(() => rig.position() === 1);

    expect(rig.handler.letters).toEqual([
      { eventId: given.eventId, userId: 'ada', message: given, errorCode: 'task-unknown' },
    ]);
  });

  it('by the header and the key, when it could not', async () => {
    const rig = new PipelineRig();
    const { headers } = encoded(message('m0'));

    rig.source.append(place(), { ...garbage(), headers });
    await until(() => rig.position() === 1);

    expect(rig.handler.letters).toEqual([
      { eventId: String(headers['ce_id']), userId: 'ada', message: undefined, errorCode: 'bad-bytes' },
    ]);
  });

  it.each([
    ['no key', null],
    ['an empty key', Buffer.alloc(0)],
    ['a key that is longer than any user', Buffer.alloc(129, 'x')],
    ['a key with NUL', Buffer.from('a\0b')],
    ['a key that is no UTF-8', Buffer.from([0xff, 0xfe])],
  ])('without a user for %s, and without an id that is none', async (_, key) => {
    const rig = new PipelineRig();

    rig.source.append(place(), { ...garbage(), key, headers: { ce_id: Buffer.from('../etc') } });
    await until(() => rig.position() === 1);

    expect(rig.handler.letters).toEqual([
      { eventId: undefined, userId: undefined, message: undefined, errorCode: 'bad-bytes' },
    ]);
    expect(rig.deadLetters).toMatchObject([{ key }]);
  });
});

describe('if the dead-letter write fails the partition stops', () => {
  it('and nothing is lost: it goes on when the write succeeds', async () => {
    const rig = new PipelineRig();
    let failures = 2;
    rig.handler.letterTrouble = () => {
      if (failures-- > 0) throw new Error('the outbox is not writable');
    };

    rig.source.append(place(0), garbage(), ...records(['m1']));
    rig.source.append(place(2), ...records(['m2']));
    await until(() => rig.position(place(2)) === 1);
    const whileStopped = [rig.position(place(0)), [...rig.database.effects], rig.metrics.finished.length];
    await vi.advanceTimersByTimeAsync(5000);
    await settle();
    await vi.advanceTimersByTimeAsync(5000);
    await until(() => rig.position(place(0)) === 2);

    expect(whileStopped).toEqual([0, ['m2'], 1]);
    expect(rig.database.effects).toEqual(['m2', 'm1']);
    expect(rig.deadLetters).toMatchObject([{ headers: { 'dlq-attempts': '1' } }]);
    expect(rig.metrics.alerts).toEqual(['dead-letter-write-failed', 'dead-letter-write-failed', 'dead-letter']);
  });

  it('and says when it first failed, not when the write succeeded', async () => {
    vi.setSystemTime('2026-05-15T15:00:00Z');
    const rig = new PipelineRig();
    let failures = 1;
    rig.handler.letterTrouble = () => {
      if (failures-- > 0) throw new Error('the outbox is not writable');
    };

    rig.source.append(place(), garbage());
    await settle();
    await vi.advanceTimersByTimeAsync(5000);
    await until(() => rig.position() === 1);

    expect(rig.deadLetters[0]!.headers).toMatchObject({
      'dlq-first-failed-at': '2026-05-15T15:00:00.000Z',
      'dlq-last-failed-at': '2026-05-15T15:00:05.000Z',
    });
  });
});

describe('a newer major version', () => {
  it('pauses the partition with an alert, never a dead letter', async () => {
    const rig = new PipelineRig();

    rig.source.append(place(0), ...records(['m0']), newerVersion('m1'), ...records(['m2']));
    rig.source.append(place(2), ...records(['m3']));
    await until(() => rig.database.effects.length === 2);
    await vi.advanceTimersByTimeAsync(3_600_000);
    await settle();

    expect(rig.database.effects.toSorted()).toEqual(['m0', 'm3']);
    expect(rig.position(place(0))).toBe(1);
    expect(rig.source.pauses).toEqual([place(0)]);
    expect(rig.source.resumes).toEqual([]);
    expect(rig.pipeline.isBlocked(place(0))).toBe(true);
    expect(rig.metrics.alerts).toEqual(['newer-version']);
    expect(rig.deadLetters).toEqual([]);
  });
});
