import type { Logger } from '@todo/messaging';
import { kafkaOptions } from '@todo/service-kit';

import { readPublished } from '../adapters/published-topic.js';
import { openStoredTrail } from '../adapters/stored-trail.js';
import { SignatureCheck, Signer } from '../trail/signatures.js';
import type { VerifyConfig } from './config.js';
import { Findings } from './finding.js';
import { PublishedCheckpoints } from './published-checkpoints.js';
import { type Report, sortedFindings } from './report.js';
import { verifyTrail } from './verify-trail.js';

/** So many findings are told one by one. */
const findingsKeptMax = 1000;

/** Verifies the trail in the database against itself and against what was published. @throws what is not there. */
export async function verify(config: VerifyConfig, logger: Logger): Promise<Report> {
  const findings = new Findings(findingsKeptMax);
  const check = signatureCheck(config);
  const published = new PublishedCheckpoints(check, findings);
  // Published first, stored afterwards: what is published is committed, so the trail can only know more.
  const notes = [...keyNotes(check), ...(await readAllPublished(config, logger, published))];
  const trail = await openStoredTrail(config.DATABASE_URL);
  try {
    const chains = await verifyTrail(trail, { published, check, findings });
    const { total, kept } = findings;
    return { intact: total === 0, chains, findings: sortedFindings(kept), findingsTotal: total, notes };
  } finally {
    await trail.close();
  }
}

function signatureCheck({ AUDIT_SIGNING_KEY: secret, AUDIT_PUBLIC_KEYS: keys = [] }: VerifyConfig) {
  const all = [...keys, ...(secret === undefined ? [] : [new Signer(secret).publicKey])];
  return all.length === 0 ? undefined : new SignatureCheck(all);
}

function keyNotes(check: SignatureCheck | undefined): string[] {
  if (check !== undefined) return [];
  return ['signatures, since neither AUDIT_SIGNING_KEY nor AUDIT_PUBLIC_KEYS is set.'];
}

/** @returns what could not be verified. */
async function readAllPublished(
  { KAFKA_BROKERS, ...config }: VerifyConfig,
  logger: Logger,
  published: PublishedCheckpoints,
): Promise<string[]> {
  if (KAFKA_BROKERS === undefined) {
    return [
      'published checkpoints, since KAFKA_BROKERS is not set: only the heads in the database vouch for the ends.',
    ];
  }
  const options = kafkaOptions({ ...config, KAFKA_BROKERS });
  const unreadable = await readPublished(options, logger, (checkpoint) => published.add(checkpoint));
  return unreadable === 0 ? [] : [`${unreadable} records of the topic of checkpoints, which are none.`];
}
