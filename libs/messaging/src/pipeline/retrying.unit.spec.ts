import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { InfrastructureError } from '../failure.js';
import { encoded, message } from '../../testing/messages.js';
import { PipelineRig, place, settle, until } from '../../testing/pipeline-rig.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const records = (...names: readonly string[]) => names.map((label) => encoded(message(label)));
const withCode = (code: string) => Object.assign(new Error('said the database'), { code });

/** Moves the clock on in small steps, letting everything happen that is due, until the condition holds. */
async function passUntil(condition: () => boolean, msMax: number): Promise<void> {
  for (let passed = 0; passed < msMax && !condition(); passed += 10) {
    await vi.advanceTimersByTimeAsync(10);
    await settle();
  }
  expect(condition()).toBe(true);
}

describe('a transient failure', () => {
  it.each([
    ['an unlabelled error', () => new Error('who knows')],
    ['a deadlock', () => withCode('40P01')],
    ['a TypeError in the handler', () => new TypeError('x is not a function')],
    ['a SyntaxError in the handler', () => new SyntaxError('odd')],
    ['something that is no error', () => 'a text'],
  ])('gets five attempts in all, 0.1 / 0.3 / 0.9 / 2.7 s ± a fifth apart, then a dead letter: %s', async (_, error) => {
    const rig = new PipelineRig();
    const attemptsAtMs: number[] = [];
    rig.handler.trouble = () => {
      attemptsAtMs.push(performance.now());
      throw error();
    };

    rig.source.append(place(), ...records('m0'));
    await passUntil(() => rig.position() === 1, 6000);

    expect(attemptsAtMs).toHaveLength(5);
    const waitsMs = attemptsAtMs.slice(1).map((at, index) => at - attemptsAtMs[index]!);
    [100, 300, 900, 2700].forEach((ms, index) => {
      expect(waitsMs[index]).toBeGreaterThanOrEqual(ms * 0.8);
      expect(waitsMs[index]).toBeLessThanOrEqual(ms * 1.2 + 20);
    });
    expect(rig.deadLetters).toMatchObject([{ headers: { 'dlq-attempts': '5' } }]);
    expect(rig.metrics.alerts).toEqual(['dead-letter']);
    expect(rig.metrics.retries).toHaveLength(4);
  });

  it('waits by pause and seek to the same offset', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm1');

    rig.source.append(place(), ...records('m0', 'm1', 'm2'));
    await passUntil(() => rig.position() === 3, 6000);

    expect(rig.source.pauses).toEqual([place(), place(), place(), place()]);
    expect(rig.source.resumes.map(({ offset }) => offset)).toEqual([1, 1, 1, 1]);
  });

  it('drops what was fetched before the pause took hold, and reads it again in its order', async () => {
    const rig = new PipelineRig();
    const startedMs = performance.now();
    rig.handler.trouble = (labels) => {
      if (labels.includes('m0') && performance.now() < startedMs + 50) throw new Error('who knows');
    };
    rig.source.append(place(), ...records('m0', 'm1'));
    await settle();

    const late = { ...place(), records: rig.source.append(place(), ...records('m2')) };
    rig.pipeline.deliver({ ...late, fetchedOffset: 2, nextOffset: 3, highWatermark: 3 });
    await passUntil(() => rig.position() === 3, 1000);

    expect(rig.database.effects).toEqual(['m0', 'm1', 'm2']);
  });

  it('lets other partitions go on, of the same lane too, and keeps the order of its own', async () => {
    const rig = new PipelineRig();
    const startedMs = performance.now();
    rig.handler.trouble = (labels) => {
      if (labels.includes('m1') && performance.now() < startedMs + 200) throw new Error('who knows');
    };

    rig.source.append(place(0), ...records('m0', 'm1', 'm2'));
    rig.source.append(place(1), ...records('odd'));
    rig.source.append(place(2), ...records('even'));
    await settle();
    const whileWaiting = rig.database.effects.toSorted();
    await passUntil(() => rig.position(place(0)) === 3, 1000);

    expect(whileWaiting).toEqual(['even', 'm0', 'odd']);
    expect(rig.database.effects.filter((label) => label.startsWith('m'))).toEqual(['m0', 'm1', 'm2']);
    expect(rig.deadLetters).toEqual([]);
  });

  it('costs its neighbours nothing on later attempts: it stands alone at once', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm0');

    rig.source.append(place(), ...Array.from({ length: 500 }, (_, index) => records(`m${index}`)).flat());
    await passUntil(() => rig.position() === 500, 6000);

    const first = rig.handler.calls.findIndex((labels) => labels.length === 1) + 1;
    expect(rig.handler.calls.slice(first).map(({ length }) => length)).toEqual([1, 1, 1, 1, 499]);
  });

  it('begins to count anew at the next record', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm0', 'm1');

    rig.source.append(place(), ...records('m0', 'm1'));
    await passUntil(() => rig.position() === 2, 12_000);

    expect(rig.deadLetters.map(({ headers }) => headers['dlq-attempts'])).toEqual(['5', '5']);
  });

  it('is not counted again because its dead letter could not be written', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm0');
    let failures = 1;
    rig.handler.letterTrouble = () => {
      if (failures-- > 0) throw new Error('the outbox is not writable');
    };

    rig.source.append(place(), ...records('m0'));
    await passUntil(() => rig.position() === 1, 12_000);

    expect(rig.deadLetters).toMatchObject([{ headers: { 'dlq-attempts': '5' } }]);
    expect(rig.metrics.retries).toHaveLength(4);
  });

  it('is a failure also when the handler gives a wrong number of outcomes', async () => {
    const rig = new PipelineRig();
    rig.handler.handleMany = async () => [];

    rig.source.append(place(), ...records('m0'));
    await passUntil(() => rig.position() === 1, 6000);

    expect(rig.deadLetters).toMatchObject([{ headers: { 'dlq-error-code': 'RangeError', 'dlq-attempts': '5' } }]);
  });
});

describe('what everybody needs being away', () => {
  it.each([
    ['the database goes down', () => withCode('57P01'), false],
    ['there is no connection to be had', () => new Error('timeout exceeded when trying to connect'), true],
    ['the server refuses connections for a moment', () => withCode('ECONNREFUSED'), true],
    ['the disk is full', () => withCode('53100'), true],
    ['a handler says so', () => new InfrastructureError('key-store-away', 'x'), true],
  ])('is waited for without counting, however long it lasts: %s', async (_, error, answers) => {
    const rig = new PipelineRig();
    rig.database.answers = answers;
    rig.database.trouble = () => {
      throw error();
    };

    rig.source.append(place(), ...records('m0', 'm1'));
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await settle();
    }
    const whileAway = [rig.position(), rig.deadLetters.length, rig.metrics.retries.length];
    rig.database.trouble = () => undefined;
    await vi.advanceTimersByTimeAsync(5000);
    await until(() => rig.position() === 2);

    expect(whileAway).toEqual([0, 0, 0]);
    expect(rig.database.effects).toEqual(['m0', 'm1']);
    expect(rig.database.begun).toBeGreaterThan(10);
  });

  it('drops a partition that got another owner during the wait', async () => {
    const rig = new PipelineRig();
    rig.database.answers = false;
    rig.database.trouble = () => {
      throw withCode('57P01');
    };
    rig.source.append(place(0), ...records('m0'));
    rig.source.append(place(2), ...records('m2'));
    await settle();

    rig.pipeline.assigned([place(2)]);
    rig.database.trouble = () => undefined;
    await vi.advanceTimersByTimeAsync(1000);
    await until(() => rig.position(place(2)) === 1);

    expect(rig.database.effects).toEqual(['m2']);
  });
});

describe('a record that loses its own connection while the database answers', () => {
  it.each([withCode('57P01'), withCode('ECONNRESET'), new Error('Connection terminated unexpectedly')])(
    'counts as transient after three times, and its neighbours are handled: %s',
    async (error) => {
      const rig = new PipelineRig();
      rig.handler.failOn(() => error, 'm1');

      rig.source.append(place(), ...records('m0', 'm1', 'm2', 'm3'));
      await passUntil(() => rig.position() === 4, 20_000);

      expect(rig.database.effects).toEqual(['m0', 'm2', 'm3']);
      expect(rig.deadLetters).toMatchObject([{ headers: { 'dlq-attempts': '5' } }]);
    },
  );

  it('is not blamed for two losses', async () => {
    const rig = new PipelineRig();
    let losses = 2;
    rig.handler.trouble = () => {
      if (losses-- > 0) throw withCode('57P01');
    };

    rig.source.append(place(), ...records('m0', 'm1'));
    await passUntil(() => rig.position() === 2, 1000);

    expect(rig.metrics.retries).toEqual([]);
    expect(rig.handler.calls.map(({ length }) => length)).toEqual([2, 2, 2]);
  });
});
