import type { GivenTask } from '../given.js';
import { understand } from '../understand.js';
import { bestMs } from './best-ms.js';
import { fuzzSentences } from './fuzz-sentences.js';

const tasks: readonly GivenTask[] = ['Buy oat milk', 'Buy almond milk', 'Call the dentist', 'Write report'].map(
  (title, index) => ({ n: index + 1, title }),
);

/** The sentences that took longer than `msMax` in each of three tries after the warm-up. Throws what one has thrown. */
export function fuzz(count: number, seed: number, msMax: number): string[] {
  const context = {
    now: new Date('2026-05-12T08:00:00Z'),
    given: { timezone: 'Europe/Paris', tasks, lastCommand: { intent: 'create_task', number: 1 } as const },
  };
  for (const sentence of fuzzSentences(1000, seed + 1)) understand(sentence, context);
  return fuzzSentences(count, seed).filter((sentence) => {
    const read = () => understand(sentence, context);
    return bestMs(read, 1) > msMax && bestMs(read, 2) > msMax;
  });
}
