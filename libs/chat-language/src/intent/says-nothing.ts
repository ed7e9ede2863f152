import { countingWords, emptyWords, taskWords, telling } from '../languages/en/reference.words.js';
import type { Scene } from './scene.js';

/** Whether no title is to be found in the words left for one: "add it", "two tasks", "2 and 3", "friday is going to be busy". */
export function saysNothing(title: string, { tokens }: Scene, isOneOfSeveral: boolean): boolean {
  if (tokens.some(({ kind }) => kind === 'quoted')) return false;
  const words = title
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[\s,:.&-]+/)
    .filter((word) => word !== '');
  const isTold = telling.has(words[0] ?? '') && tokens[0]?.norm !== words[0] && tokens[0]?.kind === 'word';
  return isTold || isEmpty(words) || areNumbers(words, isOneOfSeveral) || countsTasks(words);
}

function isEmpty(words: readonly string[]): boolean {
  return (
    words.some((word) => taskWords.has(word)) && words.every((word) => taskWords.has(word) || emptyWords.has(word))
  );
}

/** Several numbers are those of tasks; what one alone means is asked elsewhere. */
function areNumbers(words: readonly string[], isOneOfSeveral: boolean): boolean {
  const numbers = words.filter((word) => /^#?\d+$/.test(word));
  const areAll =
    numbers.length > 0 && words.every((word) => numbers.includes(word) || ['and', 'or', 'to'].includes(word));
  return areAll && (words.length > 1 || isOneOfSeveral);
}

/** "Two tasks to delete: …" is about tasks that are there. */
function countsTasks(words: readonly string[]): boolean {
  return words.some((word, at) => ['task', 'tasks', 'todos'].includes(word) && countingWords.has(words[at - 1] ?? ''));
}
