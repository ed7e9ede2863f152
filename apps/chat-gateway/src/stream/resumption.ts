/** What there is of a stream. */
export interface Bounds {
  /** The position of the newest entry; 0 before the first. */
  readonly head: number;
  /** The position of the oldest entry that is kept; undefined when none is. */
  readonly oldest: number | undefined;
}

/**
 * Where a reader goes on. Without an id it begins now. With one that is so old that entries behind it are gone, or that
 * this stream never had, it has to begin anew.
 */
export function resumption(
  lastId: number | undefined,
  { head, oldest = head + 1 }: Bounds,
): { readonly position: number; readonly reset: boolean } {
  if (lastId === undefined) return { position: head, reset: false };
  const isGone = lastId + 1 < oldest || lastId > head;
  return isGone ? { position: head, reset: true } : { position: lastId, reset: false };
}
