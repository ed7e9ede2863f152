import type { GivenTask } from '../given.js';

const things = ['apples', 'pears', 'the garden', 'taxes', 'school', 'mother'];

/** Ten thousand titles that look alike, and among them two that do not. */
export function manyTasks(): readonly GivenTask[] {
  const others = new Map([
    [5_555, 'Call the dentist'],
    [7_777, 'Renew the passport'],
  ]);
  return Array.from({ length: 10_000 }, (_, index) => ({
    n: index + 1,
    title: others.get(index) ?? `Task about ${things[index % 6]} and ${index.toString(36)} things`,
  }));
}

/** Sentences that look for a title among them: exact, mistyped, two at once, by search. */
export const titleSentences: readonly string[] = [
  'complete renew passport',
  'delete the pasport task',
  'complete renew the passport and call the dentist',
  'show tasks about the garden',
];
