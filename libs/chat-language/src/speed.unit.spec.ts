import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestMs } from './corpus/best-ms.js';
import { inputsOf } from './corpus/inputs-of.js';
import { manyTasks, titleSentences } from './corpus/many-tasks.js';
import { understand } from './understand.js';

const folders = ['seen', 'unseen'].map((half) => join(import.meta.dirname, '..', 'corpus', half));

describe('speed', () => {
  it('needs a median under 0.3 ms and 99 % under 2 ms a sentence', { timeout: 60_000 }, () => {
    const inputs = folders.flatMap((folder) =>
      readdirSync(folder).flatMap((file) => inputsOf(readFileSync(join(folder, file), 'utf8'))),
    );
    for (const { text, now, given } of inputs) understand(text, { now, given });

    const times = inputs
      .map(({ text, now, given }) => bestMs(() => understand(text, { now, given }), 5))
      .sort((a, b) => a - b);

    expect(times[Math.floor(times.length / 2)]).toBeLessThan(0.3);
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(2);
  });

  it.each(titleSentences)('looks for what “%s” means among 10,000 tasks in under 5 ms', (text) => {
    const now = new Date('2026-05-12T08:00:00Z');
    const tasks = manyTasks();

    const best = bestMs(() => understand(text, { now, given: { tasks } }), 15);

    expect(best).toBeLessThan(5);
  });
});
