import { commandFailed, deleteTask, topics, type Envelope } from '@todo/event-contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { done, subscribe } from '../handler.js';
import type { MemoryTx } from '../../testing/memory-database.js';
import { encoded, garbage, message, newerVersion } from '../../testing/messages.js';
import { LabelHandler, PipelineRig, place, settle, until } from '../../testing/pipeline-rig.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const records = (...names: readonly string[]) => names.map((label) => encoded(message(label)));
const many = (count: number, prefix = 'm') =>
  records(...Array.from({ length: count }, (_, index) => `${prefix}${index}`));

/** Holds transactions at their commit until they are let go. */
function hold(rig: PipelineRig) {
  const waiting: (() => void)[] = [];
  rig.database.trouble = (at) => (at === 'commit' ? new Promise<void>((resolve) => waiting.push(resolve)) : undefined);
  return {
    held: (count = 1) => until(() => waiting.length >= count),
    letGo: () => waiting.splice(0).forEach((resolve) => resolve()),
  };
}

describe('the two lanes', () => {
  it('keep a partition on one lane: its records never run beside each other', async () => {
    const rig = new PipelineRig();
    const running = new Set<string>();
    let beside = 0;
    rig.handler.trouble = async (labels) => {
      const partitions = new Set(labels.map((label) => label.split('.')[0]!));
      for (const partition of partitions) {
        expect(running.has(partition)).toBe(false);
        running.add(partition);
      }
      beside = Math.max(beside, running.size - partitions.size);
      await settle();
      for (const partition of partitions) running.delete(partition);
    };

    for (let round = 0; round < 5; round += 1) {
      for (const partition of [0, 1, 2, 3]) rig.source.append(place(partition), ...many(3, `p${partition}.${round}.`));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => rig.database.effects.length === 60);

    expect(beside).toBeGreaterThan(0);
    for (const partition of [0, 1, 2, 3]) {
      const own = rig.database.effects.filter((label) => label.startsWith(`p${partition}.`));
      expect(own).toEqual(own.toSorted());
    }
  });

  it('give every partition its share of a batch, so that a busy one does not starve the others', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;
    rig.source.append(place(0), ...many(3000, 'busy'));
    rig.source.append(place(2), ...many(300, 'quiet'));

    rig.saturated = false;
    await vi.advanceTimersByTimeAsync(200);
    await until(() => rig.handler.calls.length >= 2);

    const [first, second] = rig.handler.calls.map((labels) =>
      Object.groupBy(labels, (label) => label.replace(/\d+/, '')),
    );
    expect([first!['busy']?.length, first!['quiet']?.length]).toEqual([250, 250]);
    expect([second!['busy']?.length, second!['quiet']?.length]).toEqual([450, 50]);
  });

  it('hand each topic of a batch to its own handler, in one transaction', async () => {
    const deletes: string[] = [];
    const labels = new LabelHandler();
    const rig = new PipelineRig({
      subscriptions: [
        subscribe([commandFailed], labels),
        subscribe([deleteTask], {
          name: 'count-deletes',
          handleMany: async (messages: readonly Envelope[], { tx }: { tx: MemoryTx }) => {
            deletes.push(...messages.map(({ eventId }) => eventId));
            tx.effects.push(...messages.map(() => 'deleted'));
            return messages.map(() => done);
          },
        }),
      ],
    });
    const target = message('x');
    const command = {
      ...target,
      eventType: 'task.delete',
      payload: { targets: [{ taskId: target.eventId, version: 1 }] },
    };

    rig.source.append({ topic: topics.commands.name, partition: 0 }, encoded(command, deleteTask));
    rig.source.append(place(0), ...records('m0'));
    await until(() => rig.database.effects.length === 2);

    expect(deletes).toEqual([target.eventId]);
    expect(labels.calls).toEqual([['m0']]);
    expect(rig.database.committed).toBe(1);
  });
});

describe('memory is bounded', () => {
  it('is full at 4,000 queued records', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;

    rig.source.append(place(0), ...many(3999));
    const before = rig.pipeline.full;
    rig.source.append(place(1), ...records('one more'));

    expect([before, rig.pipeline.full]).toEqual([false, true]);
  });

  it('is full at 32 MiB of queued records', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;
    const large = garbage('x'.repeat(1_000_000));

    rig.source.append(place(), ...Array.from({ length: 33 }, () => large));
    const before = rig.pipeline.full;
    rig.source.append(place(), large);

    expect([before, rig.pipeline.full]).toEqual([false, true]);
  });

  it('takes up nothing while the outbox is saturated, and goes on by itself afterwards', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;
    rig.source.append(place(), ...many(3));
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
    const before = rig.database.begun;

    rig.saturated = false;
    await vi.advanceTimersByTimeAsync(100);
    await until(() => rig.position() === 3);

    expect(before).toBe(0);
  });
});

describe('the lag', () => {
  it('is told for each partition, and grows while one is blocked', async () => {
    vi.setSystemTime(1_000_000);
    const rig = new PipelineRig();
    rig.source.append(place(0), ...many(3));
    rig.source.append(place(1), newerVersion('m0'), ...many(4));
    await until(() => rig.position(place(0)) === 3 && rig.pipeline.isBlocked(place(1)));

    rig.pipeline.reportLag(1_060_000);

    expect(rig.metrics.lags.get('todo.command.results/0')).toEqual({ records: 0, seconds: 0 });
    expect(rig.metrics.lags.get('todo.command.results/1')).toEqual({ records: 5, seconds: 60 });
  });
});

describe('trouble that is no record’s fault', () => {
  it('with the consumer, which is just being started again, neither ends a lane nor the process', async () => {
    const rig = new PipelineRig();
    let failures = 1;
    rig.handler.trouble = (labels) => {
      if (labels.includes('m0') && failures-- > 0) throw new Error('who knows');
    };
    rig.source.failure = new Error('Consumer group was not initialized, consumer#run must be called first');
    rig.source.append(place(0), ...records('m0'));
    await settle();
    await vi.advanceTimersByTimeAsync(1000);

    rig.source.failure = undefined;
    rig.source.readFrom(place(0), 0);
    rig.source.append(place(2), ...records('m2'));
    await until(() => rig.database.effects.length === 2);

    expect(rig.database.effects.toSorted()).toEqual(['m0', 'm2']);
  });

  it('with the metrics does not handle records again', async () => {
    const rig = new PipelineRig();
    rig.metrics.recordFinished = () => {
      throw new TypeError('a label is missing');
    };

    rig.source.append(place(), ...many(3));
    await until(() => rig.position() === 3);
    await vi.advanceTimersByTimeAsync(2000);
    await settle();

    expect(rig.database.effects).toEqual(['m0', 'm1', 'm2']);
    expect(rig.deadLetters).toEqual([]);
  });

  it('with the look whether the database answers does not end the lane', async () => {
    let answers = 0;
    const rig = new PipelineRig({
      databaseAnswers: async () => {
        answers += 1;
        throw new Error('Cannot use a pool after calling end on the pool');
      },
    });
    rig.database.trouble = () => {
      if (answers < 2) throw Object.assign(new Error('gone'), { code: '57P01' });
    };

    rig.source.append(place(), ...many(2));
    await settle();
    expect(rig.database.begun).toBe(1);
    for (let seconds = 0; seconds < 3; seconds += 1) {
      await settle();
      await vi.advanceTimersByTimeAsync(1000);
    }
    await until(() => rig.position() === 2);

    expect(rig.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('ends after the transactions that are under way, and counts them', async () => {
    const rig = new PipelineRig();
    const { held, letGo } = hold(rig);
    rig.source.append(place(), ...many(3));
    await held();

    let stopped = false;
    const stopping = rig.pipeline.stop().then(() => (stopped = true));
    await settle();
    const before = stopped;
    letGo();
    await stopping;

    expect(before).toBe(false);
    expect(rig.position()).toBe(3);
  });

  it('begins nothing new, neither the rest of a batch nor what is read afterwards', async () => {
    const rig = new PipelineRig();
    const { held, letGo } = hold(rig);
    rig.source.append(place(), ...records('m0'), garbage(), ...records('m2'));
    await held();

    const stopping = rig.pipeline.stop();
    rig.database.trouble = () => undefined;
    letGo();
    await stopping;
    rig.source.append(place(), ...records('m3'));
    await settle();

    expect(rig.database.effects).toEqual(['m0']);
    expect(rig.position()).toBe(1);
  });

  it('does not halve a batch that failed', async () => {
    const rig = new PipelineRig();
    const gate = Promise.withResolvers<void>();
    rig.handler.trouble = async () => {
      await gate.promise;
      throw new Error('who knows');
    };
    rig.source.append(place(), ...many(8));
    await until(() => rig.handler.calls.length === 1);

    const stopping = rig.pipeline.stop();
    gate.resolve();
    await stopping;

    expect(rig.handler.calls).toHaveLength(1);
    expect(rig.position()).toBe(0);
  });

  it('does not wait for a record that is to be tried again', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm0');
    rig.source.append(place(), ...many(1));
    await until(() => rig.source.pauses.length === 1);

    await rig.pipeline.stop();

    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait for a database that is away', async () => {
    const rig = new PipelineRig();
    rig.database.answers = false;
    rig.database.trouble = () => {
      throw Object.assign(new Error('gone'), { code: '57P01' });
    };
    rig.source.append(place(), ...many(3));
    await settle();

    await rig.pipeline.stop();

    expect(vi.getTimerCount()).toBe(0);
    expect(rig.position()).toBe(0);
  });

  it('does not wait for an outbox that is saturated', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;
    rig.source.append(place(), ...many(3));
    await settle();

    await rig.pipeline.stop();

    expect(rig.database.begun).toBe(0);
  });
});
