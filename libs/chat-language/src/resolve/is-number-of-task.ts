import type { GivenTask } from '../given.js';

/** Whether the word is the number of one of the tasks: `2`, `#2`. Asked of many words, so the ten thousand come last. */
export function isNumberOfTask(word: string | undefined, tasks: readonly GivenTask[] | undefined): boolean {
  const digits = /^#?([1-9]\d*)$/.exec(word ?? '')?.[1];
  if (digits === undefined) return false;
  const number = Number(digits);
  return tasks?.some(({ n }) => n === number) ?? false;
}
