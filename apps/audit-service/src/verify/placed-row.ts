import { type ChainedEntry, hashOf } from '../trail/chain.js';

/** A row, and how far from here it was when its hash was made. */
export interface PlacedRow {
  readonly row: ChainedEntry;
  /** 0: it is where it was. 1: it was the row behind. undefined: what it holds never had this hash, wherever it stood. */
  readonly movedBy: number | undefined;
}

/** As far as this is looked for the place that a row had. */
const farthest = 3;

/** Finds the place at which a row has the hash that it says. @param movedBy how far its neighbours are from theirs. */
export function placedRow(row: ChainedEntry, movedBy: number): PlacedRow {
  const fits = (by: number) => hashOf({ ...row, sequence: row.sequence + by }) === row.hash;
  if (fits(movedBy)) return { row, movedBy };
  const places = [0];
  for (let by = 1; by <= farthest; by += 1) places.push(movedBy - by, movedBy + by);
  return { row, movedBy: places.find(fits) };
}
