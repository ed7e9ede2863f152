import { rejecting } from '../languages/en/told.words.js';
import { phraseSet, type Found, type Phrases } from '../text/phrases.js';
import type { Scene } from './scene.js';

const rejectingWords = phraseSet(rejecting);
const toldMax = 32;

/**
 * The one value that a sentence states, in whatever order of words: all of the sentence is values and words of a closed
 * vocabulary. A value behind "not" or "instead of" is passed over; of two different ones neither is meant.
 */
export function toldIn<T>(
  scene: Scene,
  vocabulary: Phrases<true>,
  valueAt: (at: number) => Found<T> | undefined,
): T | undefined {
  const { tokens } = scene;
  if (tokens.length > toldMax || asks(scene)) return undefined;
  const told = new Map<string, T>();
  let [at, isRejected, rejectedEnd] = [0, false, -1];
  while (at < tokens.length) {
    const value = valueAt(at);
    if (value) {
      if (!isRejected || rejectedEnd !== at) told.set(JSON.stringify(value.value), value.value);
      at = value.next;
      continue;
    }
    const known = vocabulary.at(tokens, at);
    const rejected = rejectingWords.at(tokens, at);
    if (!known && !rejected) return undefined;
    isRejected = rejected !== undefined && rejected.next > (known?.next ?? 0);
    at = isRejected ? rejected!.next : known!.next;
    if (isRejected) rejectedEnd = at;
  }
  return told.size === 1 ? [...told.values()][0] : undefined;
}

/** "Is my time zone Berlin?" wants to know. */
function asks({ isQuestion, tokens }: Scene): boolean {
  return isQuestion && questionStarts.has(tokens[0]?.norm ?? '');
}

const questionStarts = new Set('is are am do does did was were isnt arent have has'.split(' '));
