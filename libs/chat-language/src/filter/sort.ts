import type { Scene } from '../intent/scene.js';
import { sortDirections, sortFields, sortLeads, wholeSorts } from '../languages/en/sort.words.js';
import { isAt, skip } from '../extract/reading.js';
import { Phrases, phraseSet } from '../text/phrases.js';
import type { Sort } from '../understanding.js';

export interface SaidSort {
  readonly sort: Sort;
  readonly from: number;
  readonly to: number;
}

const leads = phraseSet(sortLeads);
const fields = new Phrases(sortFields);
const directions = new Phrases(sortDirections);
const wholes = new Phrases(wholeSorts);
const usual: Readonly<Record<Sort['by'], Sort['order']>> = {
  due: 'asc',
  priority: 'desc',
  created: 'desc',
  title: 'asc',
};

/** `sorted by due date`, `newest first`, `by priority descending`. */
export function readSort(scene: Scene): SaidSort | undefined {
  for (let at = 0; at < scene.tokens.length; at += 1) {
    const found = sortAt(scene, at);
    if (found) return found;
  }
  return undefined;
}

function sortAt(scene: Scene, at: number): SaidSort | undefined {
  const lead = leads.at(scene.tokens, at);
  const field = lead && fields.at(scene.tokens, skip(scene, lead.next, 'the', 'their'));
  if (lead && field) {
    const directionAt = skip(scene, skip(scene, field.next, ',', '('), 'in');
    const direction = directions.at(scene.tokens, directionAt);
    const end = thenEnd(scene, direction ? skip(scene, direction.next, 'order', ')') : field.next);
    const order = direction ? directionOf(field.value, direction.value) : usual[field.value];
    return {
      sort: { by: field.value, order },
      from: at,
      to: end,
    };
  }
  const whole = wholes.at(scene.tokens, at);
  if (!whole) return undefined;
  const from = isAt(scene, at - 1, 'sorted', 'sort', 'order', 'ordered', ',') ? at - 1 : at;
  return { sort: whole.value, from, to: whole.next };
}

/** "By priority, then due date": the first order counts. */
function thenEnd(scene: Scene, at: number): number {
  const start = skip(scene, skip(scene, at, ',', 'and'), 'then', 'and');
  const field = start > at ? fields.at(scene.tokens, skip(scene, start, 'by')) : undefined;
  return field ? field.next : at;
}

/** "Priority, highest first" descends; "oldest first" by creation ascends. */
function directionOf(by: Sort['by'], direction: 'asc' | 'desc' | 'usual' | 'reverse'): Sort['order'] {
  if (direction === 'usual') return usual[by];
  if (direction === 'reverse') return usual[by] === 'asc' ? 'desc' : 'asc';
  return direction;
}
