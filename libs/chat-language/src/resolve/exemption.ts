import { isAt } from '../extract/reading.js';
import { both } from '../filter/combine.js';
import { readFilter } from '../filter/read-filter.js';
import { within, type Scene } from '../intent/scene.js';
import { exceptPhrases, sparedTails } from '../languages/en/many.words.js';
import { phraseSet } from '../text/phrases.js';
import type { Filter, Ref } from '../understanding.js';
import { readJoinedTitles } from './joined-titles.js';
import { readRefs } from './refs.js';
import type { Target } from './target.js';
import { titleIn } from './title-target.js';
import { tasksByTitle } from './title-match.js';

/** What is left out of many tasks: some of them by name, or all that a filter lets through. */
export type Exemption = { readonly refs: readonly Ref[] } | { readonly filter: Filter };

export type Bulk = Target & { readonly kind: 'bulk' };

const exceptWords = phraseSet(exceptPhrases);
const tails = phraseSet(sparedTails);
const tailWordsMax = 4;

/** "Except 3", "but leave the report alone", "unless it's overdue": the exemption that the scene ends with, and where it begins. */
export function readExemption(scene: Scene): { readonly exemption: Exemption; readonly from: number } | undefined {
  for (let from = 1; from < scene.tokens.length - 1; from += 1) {
    const word = exceptWords.at(scene.tokens, from);
    const exemption = word && exempted(withoutTail(within(scene, word.next, scene.tokens.length)));
    if (exemption) return { exemption, from };
  }
  return undefined;
}

/** The bulk without what is exempt from it. */
export function sparing(bulk: Bulk, exemption: Exemption): Bulk {
  if ('refs' in exemption) return { ...bulk, except: [...bulk.except, ...exemption.refs] };
  const not = { not: exemption.filter };
  return { ...bulk, filter: bulk.isEverything ? not : both(bulk.filter, not), isEverything: false };
}

function exempted(scene: Scene): Exemption | undefined {
  // "All tasks but only the high ones" spares nothing.
  if (scene.tokens.length === 0 || isAt(scene, 0, 'only', 'just', 'if', 'also', 'including')) return undefined;
  const refs = readRefs(scene, 0);
  if (refs?.next === scene.tokens.length) return { refs: refs.value };
  const { filter, leftover } = readFilter(scene);
  if (filter && leftover.length === 0) return { filter };
  const joined = readJoinedTitles(scene, titleIn);
  if (joined) return { refs: joined };
  const title = titleIn(scene);
  const isTitle = title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0;
  return isTitle ? { filter: { search: title } } : undefined;
}

/** "… alone", "… as it is". */
function withoutTail(scene: Scene): Scene {
  const end = scene.tokens.length;
  for (let length = Math.min(tailWordsMax, end - 1); length > 0; length -= 1) {
    if (tails.at(scene.tokens, end - length)?.next === end) return within(scene, 0, end - length);
  }
  return scene;
}
