import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { PermanentError } from '../failure.js';
import { encoded, garbage, message } from '../../testing/messages.js';
import { PipelineRig, place, settle } from '../../testing/pipeline-rig.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

type Kind = 'fine' | 'garbage' | 'permanent' | 'transient' | 'passing' | 'loses-connection';
type Step =
  | { readonly kind: 'append'; readonly partition: number; readonly records: readonly Kind[] }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'outage'; readonly ms: number }
  | { readonly kind: 'rejoin'; readonly behind: number };

const kind = fc.oneof(
  { weight: 8, arbitrary: fc.constant('fine' as const) },
  { weight: 3, arbitrary: fc.constantFrom<Kind>('garbage', 'permanent', 'transient', 'passing', 'loses-connection') },
);
const partitions = [0, 1, 2, 3];
const append = fc.record({
  kind: fc.constant('append' as const),
  partition: fc.constantFrom(...partitions),
  records: fc.array(kind, { minLength: 1, maxLength: 8 }),
});
const others = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 2000 }) }),
  fc.record({ kind: fc.constant('outage' as const), ms: fc.integer({ min: 1, max: 3000 }) }),
);
const rejoin = fc.record({ kind: fc.constant('rejoin' as const), behind: fc.integer({ min: 0, max: 3 }) });

/** What became of each record is told by its label: kind, partition and offset. */
function given(): { rig: PipelineRig; appended: Map<number, string[]>; unfinished: () => void } {
  const rig = new PipelineRig();
  const appended = new Map<number, string[]>(partitions.map((partition) => [partition, []]));
  const passed = new Set<string>();
  rig.handler.trouble = (labels) => {
    for (const label of labels) {
      if (label.startsWith('permanent')) throw new PermanentError('x', 'x');
      if (label.startsWith('transient')) throw new Error('who knows');
      if (label.startsWith('loses')) throw Object.assign(new Error('gone'), { code: '57P01' });
      if (label.startsWith('passing') && !passed.has(label) && labels.length === 1) {
        passed.add(label);
        throw new Error('once');
      }
      if (label.startsWith('passing') && !passed.has(label)) throw new Error('in company');
    }
  };
  const finishedOf = (partition: number) => {
    const done = new Set(
      rig.database.effects
        .filter((label) => label.split('.')[1] === String(partition))
        .map((label) => Number(label.split('.')[2])),
    );
    for (const { headers } of rig.deadLetters)
      if (headers['dlq-partition'] === String(partition)) done.add(Number(headers['dlq-offset']));
    return done;
  };
  /** Positions never lie beyond an unfinished record. */
  const unfinished = () => {
    for (const { partition, offset } of rig.pipeline.positions()) {
      const done = finishedOf(partition);
      for (let at = 0; at < offset; at += 1) expect(done.has(at), `${partition}/${at} of ${offset}`).toBe(true);
    }
  };
  return { rig, appended, unfinished };
}

async function perform(step: Step, { rig, appended, unfinished }: ReturnType<typeof given>): Promise<void> {
  if (step.kind === 'append') {
    const labels = appended.get(step.partition)!;
    const parts = step.records.map((each, index) => {
      const label = `${each}.${step.partition}.${labels.length + index}`;
      return each === 'garbage' ? garbage(label) : encoded(message(label));
    });
    labels.push(...step.records.map((each, index) => `${each}.${step.partition}.${labels.length + index}`));
    rig.source.append(place(step.partition), ...parts);
  } else if (step.kind === 'rejoin') {
    const positions = rig.pipeline.positions();
    rig.pipeline.assigned(partitions.map((partition) => place(partition)));
    for (const at of positions)
      if (!rig.pipeline.isBlocked(at)) rig.source.readFrom(at, Math.max(0, at.offset - step.behind));
  } else {
    if (step.kind === 'outage') {
      rig.database.answers = false;
      rig.database.trouble = () => {
        throw Object.assign(new Error('gone'), { code: '57P01' });
      };
    }
    for (let passed = 0; passed < step.ms; passed += 50) {
      await vi.advanceTimersByTimeAsync(50);
      unfinished();
    }
    rig.database.answers = true;
    rig.database.trouble = () => undefined;
  }
  await new Promise((resolve) => setImmediate(resolve));
  unfinished();
}

async function finish({ rig, appended }: ReturnType<typeof given>): Promise<void> {
  const isDone = () =>
    partitions.every((partition) => (rig.position(place(partition)) ?? 0) === appended.get(partition)!.length);
  for (let rounds = 0; rounds < 3000 && !isDone(); rounds += 1) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(isDone()).toBe(true);
  await settle();
}

const ends = (label: string) => (/^(?:fine|passing)/.test(label) ? 'effect' : 'dead-letter');

it('gives every record its effect once or a dead letter once, in the order of its partition, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(append, append, others), { minLength: 1, maxLength: 12 }), async (steps) => {
      const world = given();
      for (const step of steps) await perform(step, world);
      await finish(world);

      const { rig, appended } = world;
      for (const [partition, labels] of appended) {
        const effects = rig.database.effects.filter((label) => label.split('.')[1] === String(partition));
        expect(effects).toEqual(labels.filter((label) => ends(label) === 'effect'));
        const buried = rig.deadLetters
          .filter(({ headers }) => headers['dlq-partition'] === String(partition))
          .map(({ headers }) => Number(headers['dlq-offset']));
        expect(buried).toEqual(labels.flatMap((label, offset) => (ends(label) === 'dead-letter' ? [offset] : [])));
      }
      await rig.pipeline.stop();
    }),
    { numRuns: 60 },
  );
});

it('loses nothing and never lets a position pass an unfinished record when the group forms anew at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(append, append, others, rejoin), { minLength: 1, maxLength: 14 }),
      async (steps) => {
        const world = given();
        for (const step of steps) await perform(step, world);
        await finish(world);

        const { rig, appended } = world;
        for (const label of [...appended.values()].flat()) {
          if (ends(label) === 'effect') expect(rig.database.effects).toContain(label);
        }
        const buried = [...appended.values()].flat().filter((label) => ends(label) === 'dead-letter');
        expect(rig.deadLetters).toHaveLength(buried.length);
        await rig.pipeline.stop();
      },
    ),
    { numRuns: 60 },
  );
});
