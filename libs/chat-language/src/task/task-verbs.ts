import { taskVerbs } from '../languages/en/verbs.words.js';
import type { Token } from '../text/tokens.js';

const verbs = new Set(taskVerbs.split(' '));

/** Whether a piece of a sentence could be a task of its own because it begins with a verb. */
export function startsLikeTask(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind }) => kind !== 'mark');
  return first?.kind === 'word' && verbs.has(first.norm);
}

export function isTaskVerb(word: string): boolean {
  return verbs.has(word);
}
