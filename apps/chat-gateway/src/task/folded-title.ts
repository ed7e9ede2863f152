/** Longer keys would not fit an index entry and order nothing that a person can tell apart. */
const keyLengthMax = 200;

/** A title without case, accents and double spaces: what titles are ordered by. */
export function foldedTitle(title: string): string {
  const folded = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  return folded.slice(0, keyLengthMax).toWellFormed();
}
