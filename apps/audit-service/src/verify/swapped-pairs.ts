import { type ChainedEntry, hashOf } from '../trail/chain.js';

/** A row that does not fit where it stands. */
export interface Suspect {
  readonly row: ChainedEntry;
  /** The hash that the row behind it carries as that of this one, if it is known. */
  readonly expectedHash?: string | undefined;
  /** In words, should it turn out to be edited and nothing else. */
  readonly detail: string;
}

/** Every suspect is held against every other one; more than so many are not. */
const comparedMax = 40;

/** Which of the suspects stand in each other's place: with their numbers exchanged, or what they hold. */
export function swappedPairs(suspects: readonly Suspect[]): (readonly [Suspect, Suspect])[] {
  const left = new Set(suspects.slice(0, comparedMax));
  const pairs: (readonly [Suspect, Suspect])[] = [];
  for (const one of left) {
    const other = [...left].find(
      (candidate) => candidate !== one && belongs(one, candidate) && belongs(candidate, one),
    );
    if (other === undefined) continue;
    pairs.push([one, other]);
    left.delete(one);
    left.delete(other);
  }
  return pairs;
}

/** Whether what one row holds makes a known hash in the place of the other. */
function belongs({ row }: Suspect, place: Suspect): boolean {
  const known = new Set([row.hash, place.row.hash, place.expectedHash]);
  // Depending on what was exchanged, each of these came along or stayed.
  return [row, place.row].some(({ previousHash }) =>
    [row, place.row].some(({ filedAt }) =>
      known.has(hashOf({ ...row, sequence: place.row.sequence, previousHash, filedAt })),
    ),
  );
}
