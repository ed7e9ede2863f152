import { type Finding, findingLine } from './finding.js';
import type { ChainReport } from './verify-trail.js';

/** What a verification came to. */
export interface Report {
  readonly intact: boolean;
  readonly chains: readonly ChainReport[];
  /** The first ones, by chain and row. */
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
  /** What could not be verified, and why. */
  readonly notes: readonly string[];
}

export const sortedFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => a.chainId.localeCompare(b.chainId, 'en') || a.sequence - b.sequence);

/** The report for people. */
export function reportText({ intact, chains, findings, findingsTotal, notes }: Report): string {
  const rows = chains.reduce((sum, chain) => sum + chain.rows, 0);
  const lines = [
    ...chains.map(
      ({ chainId, rows: count, firstSequence, lastSequence, checkpoints }) =>
        `${chainId}: ${count} entries, #${firstSequence}–${lastSequence}, ${checkpoints} checkpoints published`,
    ),
    ...notes.map((note) => `Not verified: ${note}`),
    ...findings.map(findingLine),
    ...(findingsTotal > findings.length ? [`… and ${findingsTotal - findings.length} more findings.`] : []),
    intact
      ? `The audit trail is intact: ${rows} entries in ${chains.length} chains.`
      : `The audit trail is NOT intact: ${findingsTotal} findings in ${rows} entries of ${chains.length} chains.`,
  ];
  return lines.join('\n');
}
