import { withoutOwners } from '../filter/read-filter.js';
import { readWindow } from '../filter/window.js';
import { readTarget } from '../resolve/target.js';
import type { Draft, Matched } from './draft.js';
import { within, type Scene } from './scene.js';
import { targetedBy } from './targeted.js';

/** `what did I change this morning`: the past as a window. */
export function changesWithin(matched: Matched): Draft | undefined {
  const marked = [...matched.commandMarks(), ...matched.mark('past', 'filter')];
  if (!matched.has('past')) return { command: { intent: 'history' }, marked, mutations: 0 };
  const part = withoutOwners(matched.part('past'));
  const range = rangeOf(part, 0);
  return range ? { command: { intent: 'history', range }, marked, mutations: 0 } : undefined;
}

/** `history of 4`, `what did I do to 4 yesterday`: what changed, and when; the days stand behind the task. */
export function taskHistory(matched: Matched): Draft | undefined {
  const part = withoutOwners(matched.part('target'));
  for (let at = 1; at < part.tokens.length; at += 1) {
    const range = rangeOf(part, at);
    if (range) return targetedBy(matched, 'history', { range }, [], () => readTarget(within(part, 0, at)));
  }
  return targetedBy(matched, 'history');
}

/** The name of the days that all from this place on speak of. */
function rangeOf(scene: Scene, at: number): string | undefined {
  const found = readWindow(scene, at, true);
  if (found?.next !== scene.tokens.length) return undefined;
  // "Kal" is the day on either side of today, and what changed lies behind.
  return found.value.name === 'tomorrow' ? 'yesterday' : (found.value.past ?? found.value.name);
}
