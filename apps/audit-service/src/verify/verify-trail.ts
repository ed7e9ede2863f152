import { type ChainedEntry, type Head, noHash } from '../trail/chain.js';
import type { SignatureCheck } from '../trail/signatures.js';
import { type ChainBounds, ChainWalk } from './chain-walk.js';
import type { Findings } from './finding.js';
import type { PublishedCheckpoints } from './published-checkpoints.js';

/** A chain as its row says. */
export interface StoredChain {
  readonly head: Head;
  readonly start: Head;
  readonly startSignature: string | null;
}

/** The trail as it is stored: all of it at one moment. */
export interface StoredTrail {
  readonly chains: readonly StoredChain[];
  /** By chain and sequence. */
  readonly rows: AsyncIterable<ChainedEntry>;
}

/** What was looked at of one chain. */
export interface ChainReport {
  readonly chainId: string;
  readonly rows: number;
  /** The kept part begins with this row. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Checkpoints that were published of it. */
  readonly checkpoints: number;
}

interface Verification {
  readonly published: PublishedCheckpoints;
  /** undefined: nobody knows the keys. */
  readonly check: SignatureCheck | undefined;
  readonly findings: Findings;
}

/** Verifies every chain of the trail, and that there is every chain of which something was published. */
export async function verifyTrail(trail: StoredTrail, verification: Verification): Promise<ChainReport[]> {
  const { published, check, findings } = verification;
  const stored = new Map(trail.chains.map((chain) => [chain.head.chainId, chain]));
  const left = new Set([...stored.keys(), ...published.chainIds]);
  const reports: ChainReport[] = [];
  const begin = (bounds: ChainBounds) => {
    left.delete(bounds.chainId);
    return { bounds, walk: new ChainWalk(bounds, published.of(bounds.chainId), findings) };
  };
  const finish = ({ bounds: { chainId, start, head }, walk }: ReturnType<typeof begin>) => {
    walk.end();
    const checkpoints = published.of(chainId)?.count ?? 0;
    const ends = { firstSequence: start.sequence + 1, lastSequence: head?.sequence ?? 0 };
    reports.push({ chainId, rows: walk.rows, ...ends, checkpoints });
  };

  let current: ReturnType<typeof begin> | undefined;
  for await (const row of trail.rows) {
    if (row.chainId !== current?.bounds.chainId) {
      if (current !== undefined) finish(current);
      current = begin(boundsOf(stored.get(row.chainId), row.chainId, row));
    }
    current.walk.next(row);
  }
  if (current !== undefined) finish(current);
  for (const chainId of [...left]) finish(begin(boundsOf(stored.get(chainId), chainId)));
  for (const chain of trail.chains) checkStart(chain, check, findings);
  return reports.sort((a, b) => (a.chainId < b.chainId ? -1 : 1));
}

/** A chain without a row of its own is taken to begin with the first entry that says it is of it. */
function boundsOf(chain: StoredChain | undefined, chainId: string, first?: ChainedEntry): ChainBounds {
  if (chain !== undefined) return { chainId, start: chain.start, head: chain.head };
  if (first === undefined) return emptyChain(chainId);
  return { chainId, start: { chainId, sequence: first.sequence - 1, hash: first.previousHash }, head: undefined };
}

function emptyChain(chainId: string): ChainBounds {
  const nothing = { chainId, sequence: 0, hash: noHash };
  return { chainId, start: nothing, head: nothing };
}

/** Whoever cuts off the beginning of a chain can move its start, but not sign it. */
function checkStart({ start, startSignature }: StoredChain, check: SignatureCheck | undefined, findings: Findings) {
  if (start.sequence === 0 || check === undefined) return;
  if (check.isOurs({ claim: 'start', ...start }, startSignature ?? '')) return;
  const detail = 'that the kept part begins behind this row is not signed with a known key';
  findings.add({ chainId: start.chainId, kind: 'start', sequence: start.sequence, detail });
}
