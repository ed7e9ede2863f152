import type { Filter, FilterLeaf } from '../understanding.js';

export function isLeaf(filter: Filter): filter is FilterLeaf {
  return !('all' in filter) && !('any' in filter) && !('not' in filter);
}

/** Both must hold. Leaves that do not contradict each other become one. */
export function both(a: Filter, b: Filter): Filter {
  const parts = [...partsOf(a), ...partsOf(b)];
  const merged: Filter[] = [];
  for (const part of parts) {
    const place = isLeaf(part) ? merged.findIndex((other) => isLeaf(other) && canMerge(other, part)) : -1;
    if (place < 0) merged.push(part);
    else merged[place] = mergeLeaves(merged[place] as FilterLeaf, part as FilterLeaf);
  }
  return merged.length === 1 ? merged[0]! : { all: merged };
}

function partsOf(filter: Filter): readonly Filter[] {
  return 'all' in filter ? filter.all : [filter];
}

function canMerge(a: FilterLeaf, b: FilterLeaf): boolean {
  if ((namesWindow(a) && isTimed(b)) || (namesWindow(b) && isTimed(a))) return sameWindow(a, b);
  return Object.entries(b).every(
    ([key, value]) => key === 'tags' || !(key in a) || a[key as keyof FilterLeaf] === value,
  );
}

/** A leaf with a named window is only of that window, whatever its ends. */
function namesWindow({ due, dueAny }: FilterLeaf): boolean {
  return due !== undefined || dueAny !== undefined;
}

function isTimed(leaf: FilterLeaf): boolean {
  return windowKeys.some((key) => key in leaf);
}

function sameWindow(a: FilterLeaf, b: FilterLeaf): boolean {
  return windowKeys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

const windowKeys = ['due', 'dueAny', 'from', 'to'] as const;

function mergeLeaves(a: FilterLeaf, b: FilterLeaf): FilterLeaf {
  const tags = [...new Set([...(a.tags ?? []), ...(b.tags ?? [])])];
  return { ...a, ...b, ...(tags.length > 0 ? { tags } : {}) };
}

/** One of them must hold. Two windows with a name become one leaf that names both. */
export function either(a: Filter, b: Filter): Filter {
  const names = [...windowNames(a), ...windowNames(b)];
  if (isOnlyWindow(a) && isOnlyWindow(b)) return { dueAny: names };
  const parts = [...('any' in a ? a.any : [a]), ...('any' in b ? b.any : [b])];
  const distinct = parts.filter(
    (part, index) => parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === index,
  );
  return distinct.length === 1 ? distinct[0]! : { any: distinct };
}

function windowNames(filter: Filter): NonNullable<FilterLeaf['dueAny']> {
  if (!isLeaf(filter)) return [];
  return filter.dueAny ?? (filter.due ? [filter.due] : []);
}

function isOnlyWindow(filter: Filter): boolean {
  if (!isLeaf(filter) || windowNames(filter).length === 0) return false;
  return Object.keys(filter).every((key) => windowKeys.some((known) => known === key));
}

/** What all of a filter speaks of, if it is one thing: "high or low" of the priority. */
export function kindOf(filter: Filter): string | undefined {
  if ('any' in filter) {
    const kinds = new Set(filter.any.map(kindOf));
    return kinds.size === 1 ? [...kinds][0] : undefined;
  }
  if (!isLeaf(filter)) return undefined;
  const [key, ...others] = Object.keys(filter);
  if (isTimed(filter) && [key, ...others].every((name) => windowKeys.some((known) => known === name))) return 'when';
  return others.length === 0 ? key : undefined;
}

/** Whether some part of the filter says which status is meant. */
export function saysStatus(filter: Filter): boolean {
  // Beside other conditions "not the done ones" leaves it open which of the others are meant: those to be done.
  if ('all' in filter) return filter.all.some((part) => !('not' in part) && saysStatus(part));
  if ('any' in filter) return filter.any.some(saysStatus);
  return 'not' in filter ? saysStatus(filter.not) : filter.status !== undefined;
}

/** Adds the status that is meant when none is said. */
export function withStatus(filter: Filter, status: NonNullable<FilterLeaf['status']>): Filter {
  if (saysStatus(filter)) return filter;
  if (isLeaf(filter)) return { status, ...filter };
  if (!('all' in filter)) return { all: [{ status }, filter] };
  const place = filter.all.findIndex(isLeaf);
  if (place < 0) return { all: [{ status }, ...filter.all] };
  return { all: filter.all.map((part, index) => (index === place ? { status, ...part } : part)) };
}

/** "High and medium priority" cannot both hold of one task: one of them is meant. */
export function joined(all: Filter, term: Filter, isJoined: boolean): Filter {
  const kind = kindOf(term);
  const isOneOf = isJoined && kind !== undefined && kind === kindOf(all) && kind !== 'tags' && kind !== 'search';
  return isOneOf && !isOpenEnded(all) && !isOpenEnded(term) ? either(all, term) : both(all, term);
}

/** "After monday and before friday" both hold. */
function isOpenEnded(filter: Filter): boolean {
  return 'from' in filter !== 'to' in filter;
}
