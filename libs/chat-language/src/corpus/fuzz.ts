import type { GivenTask } from '../given.js';
import { understand } from '../understand.js';
import { fuzzSentences } from './fuzz-sentences.js';

const tasks: readonly GivenTask[] = ['Buy oat milk', 'Buy almond milk', 'Call the dentist', 'Write report'].map(
  (title, index) => ({ n: index + 1, title }),
);

/** Sentences that threw, or took longer than `msMax` in each of three tries after the warm-up. */
export function fuzz(count: number, seed: number, msMax: number): string[] {
  const context = {
    now: new Date('2026-05-12T08:00:00Z'),
    given: { timezone: 'Europe/Paris', tasks, lastCommand: { intent: 'create_task', number: 1 } as const },
  };
  for (const sentence of fuzzSentences(1000, seed + 1)) understand(sentence, context);
  return fuzzSentences(count, seed).filter((sentence) => {
    for (let tries = 0; tries < 3; tries += 1) {
      // Time of the processor, not of the clock: the machine may be busy with something else.
      const start = process.cpuUsage();
      understand(sentence, context);
      const { user, system } = process.cpuUsage(start);
      if (user + system <= msMax * 1000) return false;
    }
    return true;
  });
}
