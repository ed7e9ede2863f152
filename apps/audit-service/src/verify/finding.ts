/** What can be wrong with the trail. */
export type FindingKind =
  /** A row does not hold what it held when it was added. */
  | 'edited'
  /** Rows are gone: from the middle, or the end. */
  | 'deleted'
  /** There is a row that was never added. */
  | 'inserted'
  /** Two rows stand in each other's place. */
  | 'swapped'
  /** Rows fit each other, but not the checkpoint that was published of them. */
  | 'rewritten'
  /** Where the kept part begins is not what the service signed. */
  | 'start'
  /** The head of the chain is not what its last row says. */
  | 'head'
  /** A published checkpoint was not signed by the service. */
  | 'checkpoint';

/** One thing that is wrong, and where. */
export interface Finding {
  readonly chainId: string;
  readonly kind: FindingKind;
  /** The first row concerned. */
  readonly sequence: number;
  /** The last row concerned; of two swapped rows the other one. Absent: one row. */
  readonly lastSequence?: number;
  /** In words, without content of entries. */
  readonly detail: string;
}

/** `todo.audit.log/0 #5–7 deleted: …` */
export function findingLine({ chainId, kind, sequence, lastSequence, detail }: Finding): string {
  const other = lastSequence === undefined ? '' : `${kind === 'swapped' ? ' and #' : '–'}${lastSequence}`;
  return `${chainId} #${sequence}${other} ${kind}: ${detail}`;
}

/** Where findings go: all are counted, the first ones kept, so that a ruined trail does not fill the memory. */
export class Findings {
  readonly kept: Finding[] = [];
  total = 0;

  constructor(private readonly keptMax: number) {}

  add(finding: Finding): void {
    this.total += 1;
    if (this.kept.length < this.keptMax) this.kept.push(finding);
  }
}
