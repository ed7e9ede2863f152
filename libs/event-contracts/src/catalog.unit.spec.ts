import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { catalog } from './catalog.js';
import { eventTypeName } from './envelope.js';
import * as everything from './index.js';
import { newTask, reminder, task, taskPatch } from './model/task.js';
import { updateTask } from './commands/update-task.js';

describe('the catalog', () => {
  it('knows every kind of message once, by a name that readers accept', () => {
    const types = catalog.map(({ type }) => type);

    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(eventTypeName.safeParse(type).success, type).toBe(true);
  });

  it('holds every message that is declared in a file, one a file', () => {
    const declared = ['events', 'commands'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, import.meta.url)).flatMap((file) =>
        [
          ...readFileSync(new URL(`${folder}/${file}`, import.meta.url), 'utf8').matchAll(
            /= define(?:Event|Command)\(\{\s*type: '([^']+)'/g,
          ),
        ].map(([, type]) => type),
      ),
    );

    expect(declared.toSorted()).toEqual(catalog.map(({ type }) => type).toSorted());
  });

  it('holds what the package exports', () => {
    const exported = Object.values(everything).filter((value) => (catalog as readonly unknown[]).includes(value));

    expect(exported).toHaveLength(catalog.length);
  });
});

describe('a task', () => {
  const typical = {
    ...{ taskId: '0198f3a0-1000-7c3a-8a4e-5b1c7d9e2f30', userId: 'amina', title: 'Pay the rent', status: 'pending' },
    ...{ priority: 'low', tags: [], reminders: [], version: 1 },
    ...{ createdAt: '2026-05-01T06:00:00Z', updatedAt: '2026-05-01T06:00:00Z' },
  };

  it('is due at an instant or on a date, never both (R3)', () => {
    expect(task.safeParse({ ...typical, dueDate: '2026-05-01' }).success).toBe(true);
    expect(task.safeParse({ ...typical, due: '2026-05-01T08:00:00Z' }).success).toBe(true);
    expect(task.safeParse({ ...typical, dueDate: '2026-05-01', due: '2026-05-01T08:00:00Z' }).success).toBe(false);
  });

  it('has reminders at an instant or at an offset, never both and never neither', () => {
    const at = { remindAt: '2026-05-01T08:00:00Z' };
    const { taskId: reminderId } = typical;

    expect(reminder.safeParse({ reminderId, ...at }).success).toBe(true);
    expect(reminder.safeParse({ reminderId, offset: '-PT2H' }).success).toBe(true);
    expect(reminder.safeParse({ reminderId, ...at, offset: '-PT2H' }).success).toBe(false);
    expect(reminder.safeParse({ reminderId }).success).toBe(false);
  });

  it('can be asked for beyond its limits, so that the answer is a reason and not a dead letter', () => {
    const tooMuch = { title: '', timeZone: 'x'.repeat(65), recurrence: 'x'.repeat(301), tags: Array(21).fill('') };

    expect(newTask.safeParse({ taskId: typical.taskId, ...tooMuch }).success).toBe(true);
    expect(taskPatch.safeParse(tooMuch).success).toBe(true);
    expect(task.safeParse({ ...typical, ...tooMuch }).success).toBe(false);
  });
});

describe('a duration', () => {
  const { shift } = updateTask.payload.shape;
  const { offset } = reminder.shape;

  it.each(['P1D', '-P3D', 'PT2H', '-PT2H30M', 'P1DT12H', 'P99999D'])('may be %s', (duration) => {
    expect(shift.safeParse(duration).success).toBe(true);
    expect(offset.safeParse(duration).success).toBe(true);
  });

  it.each(['', 'P', '-P', 'PT', 'P1DT', 'P1', 'PT1', 'T1H', 'P-1D', 'P1.5D', 'P100000D', 'PT1S', ' P1D', 'P1D\n'])(
    'may not be "%s"',
    (duration) => {
      expect(shift.safeParse(duration).success).toBe(false);
      expect(offset.safeParse(duration).success).toBe(false);
    },
  );

  it('of a shift may count years, months and weeks, that of a reminder may not', () => {
    expect(shift.safeParse('P1Y2M3W').success).toBe(true);
    expect(offset.safeParse('P1W').success).toBe(false);
  });
});
