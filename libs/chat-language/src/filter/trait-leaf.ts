import { endsThere } from '../extract/boundary.js';
import type { Scene } from '../intent/scene.js';
import {
  lacking,
  oneOffWords,
  priorityNouns,
  recurringWords,
  someTag,
  tagNouns,
  unprioritisedWords,
  untaggedWords,
} from '../languages/en/filter.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import type { Filter } from '../understanding.js';

const lackingWords = phraseSet(lacking);
const recurring = phraseSet(recurringWords);
const oneOff = phraseSet(oneOffWords);
const tagged = phraseSet(someTag);
const ends = ['and', 'or', 'nor', 'but', 'due', 'that', 'task', 'tasks'];
const without = [
  { bare: phraseSet(untaggedWords), noun: phraseSet(tagNouns), filter: { untagged: true } },
  {
    bare: phraseSet(unprioritisedWords),
    noun: phraseSet(priorityNouns),
    filter: { not: { any: [{ priority: 'high' }, { priority: 'medium' }, { priority: 'low' }] } },
  },
] as const satisfies readonly { bare: unknown; noun: unknown; filter: Filter }[];

/** "Recurring", "untagged", "with no priority". */
export function traitLeaf(scene: Scene, at: number): Found<Filter> | undefined {
  const { tokens } = scene;
  const once = oneOff.at(tokens, at);
  if (once) return { value: { not: { recurring: true } }, next: once.next };
  const repeats = recurring.at(tokens, at);
  if (repeats) return { value: { recurring: true }, next: repeats.next };
  const some = tagged.at(tokens, at);
  if (some && endsThere(scene, some.next, ...ends)) return { value: { not: { untagged: true } }, next: some.next };
  const lead = lackingWords.at(tokens, at);
  for (const { bare, noun, filter } of without) {
    const found = bare.at(tokens, at) ?? (lead && noun.at(tokens, lead.next));
    // "Without tag home" names one.
    if (found && endsThere(scene, found.next, ...ends)) return { value: filter, next: found.next };
  }
  return undefined;
}
