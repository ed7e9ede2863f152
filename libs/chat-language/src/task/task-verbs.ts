import { gatheringVerbs, nounVerbs, taskVerbs } from '../languages/en/verbs.words.js';
import type { Token } from '../text/tokens.js';

const verbs = new Set(taskVerbs.split(' '));
const gathering = new Set(gatheringVerbs.split(' '));
const nouns = new Set(nounVerbs.split(' '));
const objects = new Set([
  'the',
  'my',
  'our',
  'a',
  'an',
  'his',
  'her',
  'their',
  'for',
  'to',
  'with',
  'up',
  'off',
  'out',
  'about',
]);

/** Whether a piece of a sentence could be a task of its own because it begins with a verb. */
export function startsLikeTask(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind }) => kind !== 'mark');
  return first?.kind === 'word' && verbs.has(first.norm);
}

export function isTaskVerb(word: string): boolean {
  return verbs.has(word);
}

/** Whether the second piece is only more of what the first one gathers: "pick up kids" and "dry cleaning". */
export function continuesList(first: readonly Token[], second: readonly Token[]): boolean {
  const [verb, object] = second.filter(({ kind }) => kind !== 'mark');
  const gathers = gathering.has(first.find(({ kind }) => kind !== 'mark')?.norm ?? '');
  return gathers && nouns.has(verb?.norm ?? '') && !isObject(object);
}

/** "Call mom" names whom to call, "water the plants" what to water. */
function isObject(token: Token | undefined): boolean {
  return token !== undefined && (objects.has(token.norm) || people.has(token.norm) || /^\p{Lu}/u.test(token.raw));
}

const people = new Set(
  'mom mum dad mother father grandma grandpa wife husband brother sister boss doctor everyone home'.split(' '),
);
