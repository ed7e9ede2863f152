import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { encoded, message, newerVersion } from '../../testing/messages.js';
import { PipelineRig, place, settle, until } from '../../testing/pipeline-rig.js';

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

describe('positions', () => {
  it('advance only behind committed transactions', async () => {
    const rig = new PipelineRig();
    const { held, letGo } = hold(rig);

    rig.source.append(place(), ...many(3));
    await held();
    const before = rig.position();
    letGo();
    await until(() => rig.position() !== before);

    expect([before, rig.position()]).toEqual([0, 3]);
  });

  it('do not advance when the commit fails', async () => {
    const rig = new PipelineRig();
    rig.database.trouble = (at) => {
      if (at === 'commit') throw new Error('who knows');
    };

    rig.source.append(place(), ...many(3));
    await settle();

    expect(rig.position()).toBe(0);
    expect(rig.database.effects).toEqual([]);
  });

  it('are told for every assigned partition that was read', async () => {
    const rig = new PipelineRig();

    rig.source.append(place(0), ...many(2));
    rig.source.append(place(1), ...many(3));
    await until(() => rig.database.effects.length === 5);

    expect(rig.pipeline.positions()).toEqual([
      { ...place(0), offset: 2 },
      { ...place(1), offset: 3 },
    ]);
  });
});

describe('when the group forms anew', () => {
  it('drops what belongs to somebody else now', async () => {
    const rig = new PipelineRig();
    rig.saturated = true;
    rig.source.append(place(0), ...many(3, 'lost'));
    rig.source.append(place(1), ...many(3, 'kept'));

    rig.pipeline.assigned([place(1)]);
    rig.saturated = false;
    await vi.advanceTimersByTimeAsync(200);
    await until(() => rig.position(place(1)) === 3);
    await settle();

    expect(rig.database.effects).toEqual(['kept0', 'kept1', 'kept2']);
    expect(rig.pipeline.positions()).toEqual([{ ...place(1), offset: 3 }]);
  });

  it('tells no position of a partition whose transaction was under way when it went to somebody else', async () => {
    const rig = new PipelineRig();
    const { held, letGo } = hold(rig);
    rig.source.append(place(), ...many(3));
    await held();

    rig.pipeline.assigned([]);
    letGo();
    await until(() => rig.database.committed === 1);

    expect(rig.pipeline.positions()).toEqual([]);
  });

  it('does not queue twice what it has read already', async () => {
    const rig = new PipelineRig();
    const { held, letGo } = hold(rig);
    rig.source.append(place(), ...many(3));
    await held();

    rig.pipeline.assigned([place()]);
    rig.source.readFrom(place(), 0);
    rig.database.trouble = () => undefined;
    letGo();
    await until(() => rig.position() === 3);
    await settle();

    expect(rig.database.effects).toEqual(['m0', 'm1', 'm2']);
  });

  it('goes on behind the progress of somebody who had the partition in between', async () => {
    const rig = new PipelineRig();
    rig.source.append(place(), ...many(2));
    await until(() => rig.position() === 2);
    rig.source.sink = () => undefined;
    rig.source.append(place(), ...many(5, 'theirs'));
    rig.source.sink = (batch) => rig.pipeline.deliver(batch);

    rig.saturated = true;
    rig.pipeline.assigned([place()]);
    rig.source.append(place(), ...records('ours'));
    const adopted = rig.position();
    rig.saturated = false;
    await vi.advanceTimersByTimeAsync(200);
    await until(() => rig.position() === 8);

    // Telling the old position would set the group back behind what the other one has committed.
    expect(adopted).toBe(7);
    expect(rig.database.effects).toEqual(['m0', 'm1', 'ours']);
  });

  it('neither retries nor buries a record that failed while it went to somebody else', async () => {
    const rig = new PipelineRig();
    const gate = Promise.withResolvers<void>();
    rig.handler.trouble = async () => {
      await gate.promise;
      throw Object.assign(new Error('duplicate key'), { code: '23505' });
    };
    rig.source.append(place(), ...records('m0'));
    await until(() => rig.handler.calls.length === 1);

    rig.pipeline.assigned([]);
    gate.resolve();
    await settle();

    expect(rig.deadLetters).toEqual([]);
    expect(rig.source.pauses).toEqual([]);
  });

  it('does not resume a partition that is gone when its wait ends', async () => {
    const rig = new PipelineRig();
    rig.handler.failOn(() => new Error('who knows'), 'm0');
    rig.source.append(place(), ...records('m0'));
    await until(() => rig.source.pauses.length === 1);

    rig.pipeline.assigned([]);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(rig.source.resumes).toEqual([]);
  });

  it('keeps waiting at a newer version', async () => {
    const rig = new PipelineRig();
    rig.source.append(place(), newerVersion('m0'));
    await until(() => rig.pipeline.isBlocked(place()));

    rig.pipeline.assigned([place()]);
    rig.source.readFrom(place(), 0);
    await settle();

    expect(rig.pipeline.isBlocked(place())).toBe(true);
    expect(rig.metrics.alerts).toEqual(['newer-version']);
  });
});
