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
  return Object.entries(b).every(
    ([key, value]) => key === 'tags' || !(key in a) || a[key as keyof FilterLeaf] === value,
  );
}

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
  return Object.keys(filter).every((key) => ['due', 'dueAny', 'from', 'to'].includes(key));
}

/** Whether some part of the filter says which status is meant. */
export function saysStatus(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(saysStatus);
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
