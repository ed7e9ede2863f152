import { describe, expect, it } from 'vitest';
import { bestMs } from './corpus/best-ms.js';
import { corpusInputs } from './corpus/inputs-of.js';
import { manyTasks, titleSentences } from './corpus/many-tasks.js';
import { understand } from './understand.js';

describe('speed', () => {
  it('needs a median under 0.3 ms and 99 % under 2 ms a sentence', { timeout: 60_000 }, () => {
    const inputs = corpusInputs();
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
