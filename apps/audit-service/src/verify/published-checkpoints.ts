import type { AuditCheckpointed } from '@todo/event-contracts';

import type { SignatureCheck } from '../trail/signatures.js';
import { ChainCheckpoints } from './chain-checkpoints.js';
import type { Findings } from './finding.js';

/** What was published of all chains. What is wrong with it is a finding. */
export class PublishedCheckpoints {
  private readonly byChain = new Map<string, ChainCheckpoints>();

  /** @param check undefined: nobody knows the keys, and every checkpoint is taken at its word. */
  constructor(
    private readonly check: SignatureCheck | undefined,
    private readonly findings: Findings,
  ) {}

  add({ chainId, sequence, hash, at, signature }: AuditCheckpointed['payload']): void {
    const head = { chainId, sequence, hash };
    if (this.check !== undefined && !this.check.isOurs({ claim: 'checkpoint', at, ...head }, signature)) {
      this.findings.add({
        chainId,
        kind: 'checkpoint',
        sequence,
        detail: 'published, but not signed with a known key',
      });
      return;
    }
    const checkpoints = this.byChain.get(chainId) ?? new ChainCheckpoints();
    this.byChain.set(chainId, checkpoints);
    if (checkpoints.add(head)) return;
    this.findings.add({ chainId, kind: 'rewritten', sequence, detail: 'two checkpoints name different hashes of it' });
  }

  of(chainId: string): ChainCheckpoints | undefined {
    return this.byChain.get(chainId);
  }

  get chainIds(): string[] {
    return [...this.byChain.keys()];
  }
}
