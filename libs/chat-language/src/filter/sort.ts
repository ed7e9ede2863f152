import type { Scene } from '../intent/scene.js';
import { pluralNouns } from '../languages/en/filter.words.js';
import {
  sortDirections,
  sortEdges,
  sortFields,
  sortFirsts,
  sortLeads,
  sortStarts,
  wholeSorts,
} from '../languages/en/sort.words.js';
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
const edges = new Phrases(sortEdges);
const firsts = phraseSet(sortFirsts);
const starts = phraseSet(sortStarts);
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
  return edgeAt(scene, at) ?? turnedAt(scene, at) ?? wholeAt(scene, at);
}

/** `in reverse order of priority`: the direction stands before the field. */
function turnedAt(scene: Scene, at: number): SaidSort | undefined {
  const direction = directions.at(scene.tokens, skip(scene, at, 'in'));
  const ofAt = direction && skip(scene, direction.next, 'order');
  const field = ofAt !== undefined && isAt(scene, ofAt, 'of', 'by') ? fields.at(scene.tokens, ofAt + 1) : undefined;
  if (!direction || !field) return undefined;
  return { sort: { by: field.value, order: directionOf(field.value, direction.value) }, from: at, to: field.next };
}

function wholeAt(scene: Scene, at: number): SaidSort | undefined {
  const whole = wholes.at(scene.tokens, at);
  if (!whole) return undefined;
  const direction = directions.at(scene.tokens, skip(scene, whole.next, ',', '('));
  const order = direction ? directionOf(whole.value.by, direction.value) : whole.value.order;
  return {
    sort: { ...whole.value, order },
    from: sortedFrom(scene, at),
    to: direction ? skip(scene, direction.next, ')') : whole.next,
  };
}

/** `soonest deadline first`, `with the most urgent ones at the top`, `starting with the oldest`. */
function edgeAt(scene: Scene, at: number): SaidSort | undefined {
  const start = starts.at(scene.tokens, at);
  const edge = edges.at(scene.tokens, skip(scene, skip(scene, start?.next ?? at, 'with'), 'the'));
  if (!edge) return undefined;
  const field = fields.at(scene.tokens, edge.next);
  const end = skip(scene, field?.next ?? edge.next, ...pluralNouns);
  const first = firsts.at(scene.tokens, end);
  if (!first && !start) return undefined;
  const sort = { by: field?.value ?? edge.value.by, order: edge.value.order };
  return { sort, from: sortedFrom(scene, at), to: first?.next ?? end };
}

function sortedFrom(scene: Scene, at: number): number {
  return isAt(scene, at - 1, 'sorted', 'sort', 'order', 'ordered', ',') ? at - 1 : at;
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
