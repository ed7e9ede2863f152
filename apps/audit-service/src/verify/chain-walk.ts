import type { ChainedEntry, Head } from '../trail/chain.js';
import type { ChainCheckpoints } from './chain-checkpoints.js';
import type { FindingKind, Findings } from './finding.js';
import { placedRow, type PlacedRow } from './placed-row.js';
import { type Suspect, swappedPairs } from './swapped-pairs.js';

/** What the database says of a chain beside its rows. */
export interface ChainBounds {
  readonly chainId: string;
  /** What the kept part begins behind. */
  readonly start: Head;
  /** undefined: there are rows of this chain, but no head. */
  readonly head: Head | undefined;
}

type Place = Pick<Head, 'sequence' | 'hash'>;

/** So many suspects, or rows of one number, are held for a closer look. */
const heldMax = 1000;

/**
 * Walks over the rows of one chain in the order of their numbers and finds what does not fit, in memory that does not
 * grow with the chain. Behind a fault it goes on from what the next row says, so that one fault is one finding.
 */
export class ChainWalk {
  /** Rows seen. */
  rows = 0;
  private sameNumber: PlacedRow[] = [];
  private last: { readonly sequence: number; readonly hash: string; readonly row?: ChainedEntry };
  /** Whether the last row was what it should be, so that the next one can be held against it. */
  private sound = true;
  /** How far rows are at present from where they were added. */
  private movedBy = 0;
  /** A row that is farther; it is for the next one to tell whether all are from here on. */
  private stray: PlacedRow | undefined;
  private readonly suspects: Suspect[] = [];
  /** A row that is to be held against what was published of it, once the row behind it agrees with it. */
  private uncompared: Place | undefined;
  private agreedAt: number;
  private disagreed = false;

  constructor(
    private readonly bounds: ChainBounds,
    private readonly checkpoints: ChainCheckpoints | undefined,
    private readonly findings: Findings,
  ) {
    this.last = bounds.start;
    this.uncompared = bounds.start;
    this.agreedAt = bounds.start.sequence;
  }

  next(row: ChainedEntry): void {
    this.rows += 1;
    if (row.sequence <= this.bounds.start.sequence) {
      this.add('inserted', row.sequence, undefined, `entry ${row.entryId}: the kept part begins further on`);
      return;
    }
    if (row.sequence !== this.sameNumber[0]?.row.sequence) this.settle(row.previousHash);
    if (this.sameNumber.length < heldMax) this.sameNumber.push(placedRow(row, this.movedBy));
  }

  /** There are no more rows. */
  end(): void {
    const { head } = this.bounds;
    this.settle(head?.hash);
    this.compare(this.uncompared);
    this.settleSuspects();
    if (head === undefined)
      this.add('head', this.last.sequence, undefined, 'there are rows of this chain, but no head');
    else this.checkEnd(head);
  }

  /** Of several rows with one number, the one that fits its neighbours is the true one. */
  private settle(nextPreviousHash: string | undefined): void {
    const fit = ({ row, movedBy }: PlacedRow) =>
      Number(row.previousHash === this.last.hash) +
      Number(row.hash === nextPreviousHash) +
      Number(movedBy === this.movedBy);
    const [chosen, ...others] = this.sameNumber.sort((a, b) => fit(b) - fit(a));
    this.sameNumber = [];
    for (const { row } of others) {
      this.add('inserted', row.sequence, undefined, `entry ${row.entryId}: there is another row of this number`);
    }
    if (chosen !== undefined) this.accept(chosen);
  }

  private accept(placed: PlacedRow): void {
    const { row, movedBy } = placed;
    const follows = row.sequence === this.last.sequence + 1;
    if (!follows) {
      this.add('deleted', this.last.sequence + 1, row.sequence - 1, 'the rows around them are there');
    }
    if (this.stray !== undefined) this.settleStray(movedBy);
    const fits = movedBy !== undefined && movedBy === this.movedBy;
    if (fits && follows && this.sound && row.previousHash !== this.last.hash) this.suspectLast(row.previousHash);
    else this.compare(this.uncompared);
    this.uncompared = fits ? { sequence: row.sequence + movedBy, hash: row.hash } : undefined;
    if (movedBy === undefined) this.suspect({ row, detail: 'what it holds is not what its hash was made of' });
    else if (!fits) this.stray = placed;
    this.sound = fits;
    this.last = { sequence: row.sequence, hash: row.hash, row };
  }

  /** @param movedBy how far the row behind the stray one is from where it was added. */
  private settleStray(movedBy: number | undefined): void {
    const { stray } = this;
    if (stray?.movedBy === undefined) return;
    this.stray = undefined;
    if (movedBy === stray.movedBy) this.shift(stray.row.sequence, stray.movedBy);
    else this.suspect({ row: stray.row, detail: `it was added as #${stray.row.sequence + stray.movedBy}` });
  }

  /** From this row on all are farther from where they were added: rows before it went away, or came. */
  private shift(sequence: number, movedBy: number): void {
    const rows = Math.abs(movedBy - this.movedBy);
    if (movedBy > this.movedBy) {
      this.add('deleted', sequence, undefined, `${rows} before this one, and the rest was renumbered`);
    } else {
      const first = sequence - rows;
      const kept = this.suspects.filter(({ row }) => row.sequence < first || row.sequence >= sequence);
      this.suspects.splice(0, this.suspects.length, ...kept);
      this.add('inserted', first, rows === 1 ? undefined : sequence - 1, 'the rest was renumbered');
    }
    this.movedBy = movedBy;
  }

  /** The row before is not the one that this one was added behind, although its hash is that of what it holds. */
  private suspectLast(expectedHash: string): void {
    const { row } = this.last;
    const detail = 'its hash was made anew: the row behind it carries another one';
    if (row !== undefined) this.suspect({ row, expectedHash, detail });
    else
      this.add(
        'start',
        this.last.sequence,
        undefined,
        'the first row does not follow what the kept part begins behind',
      );
  }

  private suspect(suspect: Suspect): void {
    if (this.suspects.length < heldMax) this.suspects.push(suspect);
    else this.add('edited', suspect.row.sequence, undefined, suspect.detail);
  }

  private settleSuspects(): void {
    const { stray } = this;
    // The last row of all: nothing behind it tells whether it alone is not where it was.
    const lastOne = stray && { row: stray.row, detail: '' };
    const pairs = swappedPairs(lastOne === undefined ? this.suspects : [lastOne, ...this.suspects]);
    const swapped = new Set(pairs.flat());
    for (const [one, other] of pairs) {
      const [first = 0, second] = [one.row.sequence, other.row.sequence].sort((a, b) => a - b);
      this.add('swapped', first, second, 'each stands in the place of the other');
    }
    if (stray?.movedBy !== undefined && !swapped.has(lastOne!)) this.shift(stray.row.sequence, stray.movedBy);
    for (const suspect of this.suspects) {
      if (!swapped.has(suspect)) this.add('edited', suspect.row.sequence, undefined, suspect.detail);
    }
  }

  /** Holds a row against what was published of it. */
  private compare(row: Place | undefined): void {
    if (row === undefined || this.disagreed) return;
    const { sequence, hash } = row;
    const published = this.checkpoints?.hashAt(sequence);
    if (published === undefined) return;
    if (published === hash) {
      this.agreedAt = sequence;
      return;
    }
    this.disagreed = true;
    this.add('rewritten', this.agreedAt + 1, sequence, 'a published checkpoint names another hash');
  }

  private checkEnd(head: Head): void {
    const { sequence, hash } = this.last;
    const published = this.checkpoints?.newest?.sequence ?? 0;
    const added = sequence + this.movedBy;
    if (published > added && published >= head.sequence) {
      this.add('deleted', sequence + 1, published, 'a published checkpoint names them');
    } else if (head.sequence > sequence && head.sequence !== added) {
      this.add('deleted', sequence + 1, head.sequence, 'the head of the chain names them');
    } else if (head.sequence < sequence && head.sequence !== added) {
      this.add('inserted', head.sequence + 1, sequence, 'behind the head of the chain');
    } else if (this.sound && hash !== head.hash) {
      this.add('head', head.sequence, undefined, 'the last row and the head of the chain have different hashes');
    }
  }

  private add(kind: FindingKind, sequence: number, lastSequence: number | undefined, detail: string): void {
    const range = lastSequence === undefined || lastSequence === sequence ? {} : { lastSequence };
    this.findings.add({ chainId: this.bounds.chainId, kind, sequence, ...range, detail });
  }
}
